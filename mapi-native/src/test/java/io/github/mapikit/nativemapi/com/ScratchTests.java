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

package io.github.mapikit.nativemapi.com;

import java.util.Arrays;

import com.sun.jna.Pointer;
import io.github.mapikit.nativemapi.memory.Bitness;
import io.github.mapikit.nativemapi.memory.StructWriter;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests of {@link Scratch}.
 */
class ScratchTests {

	private final StructWriter writer = new StructWriter(Bitness.current());

	@Test
	void whenArgumentsAreOfAnySizeThenThereAreSlotsBesideThem() {
		try (Scratch scratch = new Scratch()) {
			for (int size = Scratch.SIZE - 2048; size <= Scratch.SIZE + 64; size++) {
				long mark = scratch.mark();
				long address = scratch.place(bytes(size));
				for (int i = 0; i < 8; i++) {
					assertThat(scratch.int32(scratch.slot())).isZero();
				}
				assertThat(new Pointer(address).getByte(size - 1L)).isEqualTo((byte) 7);
				scratch.release(mark);
				assertThat(scratch.mark()).isEqualTo(mark);
			}
		}
	}

	@Test
	void whenSlotsAreTakenWithoutEndThenItIsRefused() {
		try (Scratch scratch = new Scratch()) {
			assertThatIllegalStateException().isThrownBy(() -> {
				for (int i = 0; i <= Scratch.SIZE; i++) {
					scratch.slot();
				}
			});
		}
	}

	private StructWriter bytes(int size) {
		byte[] content = new byte[size];
		Arrays.fill(content, (byte) 7);
		this.writer.clear();
		this.writer.binary(content);
		return this.writer;
	}

}
