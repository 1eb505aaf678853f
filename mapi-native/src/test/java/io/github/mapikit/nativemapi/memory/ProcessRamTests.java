// SPDX-License-Identifier: Apache-2.0

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
