// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst.ndb;

import java.util.BitSet;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How blocks are decoded.
 */
class BlockEncodingTests {

	@Test
	void whenBytesArePermutedThenEachStandsForAnother() {
		byte[] bytes = all();
		BlockEncoding.PERMUTE.decode(bytes, 4);
		BitSet seen = new BitSet();
		for (byte value : bytes) {
			seen.set(value & 0xFF);
		}
		assertThat(seen.cardinality()).isEqualTo(256);
		// a zero is written as 0x41, the first byte of the table of the specification
		assertThat(bytes[0x41]).isZero();
	}

	@Test
	void whenBytesAreEncodedByTheirPlaceThenEncodingTwiceChangesNothing() {
		byte[] bytes = all();
		BlockEncoding.CYCLIC.decode(bytes, 0x1234_5678);
		assertThat(bytes).isNotEqualTo(all());
		byte[] other = all();
		BlockEncoding.CYCLIC.decode(other, 0x1234_567C);
		assertThat(other).isNotEqualTo(bytes);
		BlockEncoding.CYCLIC.decode(bytes, 0x1234_5678);
		assertThat(bytes).isEqualTo(all());
	}

	@Test
	void whenNothingIsEncodedThenBytesStay() {
		byte[] bytes = all();
		BlockEncoding.NONE.decode(bytes, 4);
		assertThat(bytes).isEqualTo(all());
	}

	private static byte[] all() {
		byte[] bytes = new byte[256];
		for (int i = 0; i < bytes.length; i++) {
			bytes[i] = (byte) i;
		}
		return bytes;
	}

}
