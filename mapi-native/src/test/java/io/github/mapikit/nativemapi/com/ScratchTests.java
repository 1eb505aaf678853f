// SPDX-License-Identifier: Apache-2.0

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
				try (Scratch.Frame frame = scratch.open()) {
					long address = frame.place(bytes(size));
					for (int i = 0; i < 8; i++) {
						assertThat(frame.int32(frame.slot())).isZero();
					}
					assertThat(new Pointer(address).getByte(size - 1L)).isEqualTo((byte) 7);
				}
			}
		}
	}

	@Test
	void whenAFrameIsClosedThenTheNextTakesTheSameMemory() {
		try (Scratch scratch = new Scratch()) {
			long first;
			try (Scratch.Frame frame = scratch.open()) {
				first = frame.slot();
				frame.place(bytes(Scratch.SIZE));
			}
			try (Scratch.Frame frame = scratch.open()) {
				assertThat(frame.slot()).isEqualTo(first);
			}
		}
	}

	@Test
	void whenACallIsMadeWithinACallThenTheOuterKeepsItsMemory() {
		try (Scratch scratch = new Scratch(); Scratch.Frame outer = scratch.open()) {
			long slot = outer.slot();
			long large = outer.place(bytes(Scratch.SIZE));
			try (Scratch.Frame inner = scratch.open()) {
				new Pointer(inner.slot()).setInt(0, 5);
				inner.place(bytes(Scratch.SIZE));
			}
			assertThat(outer.int32(slot)).isZero();
			assertThat(new Pointer(large).getByte(Scratch.SIZE - 1L)).isEqualTo((byte) 7);
			assertThat(outer.slot()).isEqualTo(slot + Long.BYTES);
		}
	}

	@Test
	void whenSlotsAreTakenWithoutEndThenItIsRefused() {
		try (Scratch scratch = new Scratch(); Scratch.Frame frame = scratch.open()) {
			assertThatIllegalStateException().isThrownBy(() -> {
				for (int i = 0; i <= Scratch.SIZE; i++) {
					frame.slot();
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
