/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.mapikit.nativemapi.memory;

import com.sun.jna.Native;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests of what wild pointers do to the process: nothing, as long as JNA protects.
 */
@EnabledOnOs(OS.WINDOWS)
class ProcessRamTests {

	@ParameterizedTest
	@ValueSource(longs = { 8, 0x7FFFFFFFFFFFF000L, 0x7FFFFFFFFFFFFFF8L, 0x8000000000000000L, -4096, -8 })
	void whenMemoryIsNotThereThenReadingItIsAnError(long address) {
		assertThat(Native.isProtected()).isTrue();
		assertThatExceptionOfType(Error.class)
			.isThrownBy(() -> ProcessRam.INSTANCE.read(address, new byte[4096], 0, 4096))
			.withMessageContaining("Invalid memory access");
		assertThatExceptionOfType(Error.class).isThrownBy(() -> ProcessRam.INSTANCE.read(address, new short[4], 0, 4))
			.withMessageContaining("Invalid memory access");
	}

}
