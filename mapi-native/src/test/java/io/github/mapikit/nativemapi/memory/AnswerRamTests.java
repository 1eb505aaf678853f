// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.memory;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests of which memory is looked at, which is tried, and how often.
 */
class AnswerRamTests {

	private static final long START = 0x7000_0000L;

	private static final int SIZE = 0x3_0000;

	/** Says of each byte whether it was read through the region or tried. */
	private static final byte MAPPED = 1;

	private static final byte TRIED = 2;

	private final List<Long> looks = new ArrayList<>();

	private final AnswerRam ram = new AnswerRam(new Tried(), this::look);

	private @Nullable MemoryRegion region;

	@BeforeEach
	void map() {
		byte[] bytes = new byte[SIZE];
		Arrays.fill(bytes, MAPPED);
		this.region = new MemoryRegion(ByteBuffer.wrap(bytes), START);
	}

	private @Nullable MemoryRegion look(long address) {
		this.looks.add(address);
		return (this.region != null && this.region.contains(address)) ? this.region : null;
	}

	private byte[] read(long address, int length) {
		byte[] bytes = new byte[length + 2];
		this.ram.read(address, bytes, 1, length);
		assertThat(bytes[0]).isZero();
		assertThat(bytes[length + 1]).isZero();
		return Arrays.copyOfRange(bytes, 1, length + 1);
	}

	@Test
	void whenLittleIsReadThenItIsTriedWithoutALook() {
		assertThat(read(START, 8)).containsOnly(TRIED);
		assertThat(this.looks).isEmpty();
	}

	@Test
	void whenMuchIsReadThenEachRegionIsLookedAtOnce() {
		this.ram.expectMuch();
		for (int at = 0; at < SIZE; at += 512) {
			assertThat(read(START + at, 512)).containsOnly(MAPPED);
		}
		assertThat(this.looks).containsExactly(START);
	}

	@Test
	void whenAnotherAnswerBeginsThenNothingIsBelievedOfTheOneBefore() {
		this.ram.expectMuch();
		read(START, 8);
		this.region = null;
		this.ram.begin();
		assertThat(read(START, 8)).containsOnly(TRIED);
		this.ram.expectMuch();
		assertThat(read(START, 8)).containsOnly(TRIED);
		assertThat(this.looks).hasSize(2);
	}

	@Test
	void whenNoRegionIsThereThenAChunkIsAskedForOnce() {
		this.ram.expectMuch();
		long elsewhere = START + 16 * SIZE;
		for (int i = 0; i < 100; i++) {
			assertThat(read(elsewhere + 8 * i, 8)).containsOnly(TRIED);
		}
		assertThat(this.looks).containsExactly(elsewhere);
	}

	@Test
	void whenChunksShareAPlaceThenEachIsReadRight() {
		this.ram.expectMuch();
		// as far apart as there are places
		long elsewhere = START + (256L << 16);
		for (int i = 0; i < 10; i++) {
			assertThat(read(START + 8 * i, 8)).containsOnly(MAPPED);
			assertThat(read(elsewhere + 8 * i, 8)).containsOnly(TRIED);
		}
	}

	@Test
	void whenAReadLeavesTheRegionThenAllOfItIsTried() {
		this.ram.expectMuch();
		assertThat(read(START + SIZE - 8, 8)).containsOnly(MAPPED);
		assertThat(read(START + SIZE - 8, 9)).containsOnly(TRIED);
		assertThat(read(START + SIZE, 1)).containsOnly(TRIED);
		assertThat(read(START - 1, 2)).containsOnly(TRIED);
	}

	@Test
	void whenAnAddressCannotBeThenItIsTriedAndItsErrorComesOut() {
		this.ram.expectMuch();
		for (long address : new long[] { 1, -1, Long.MIN_VALUE, Long.MAX_VALUE }) {
			assertThatExceptionOfType(Error.class).isThrownBy(() -> this.ram.read(address, new byte[8], 0, 8));
		}
	}

	/**
	 * Memory that fails where no address can be.
	 */
	private static final class Tried implements Ram {

		@Override
		public void read(long address, byte[] into, int offset, int length) {
			if (address < 0x10000 || address > Long.MAX_VALUE / 2) {
				throw new Error("Invalid memory access");
			}
			Arrays.fill(into, offset, offset + length, TRIED);
		}

		@Override
		public void read(long address, short[] into, int offset, int length) {
			throw new UnsupportedOperationException();
		}

		@Override
		public void write(long address, byte[] from, int offset, int length) {
			throw new UnsupportedOperationException();
		}

	}

}
