// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst.ndb;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Checksums and signatures.
 */
class ChecksumsTests {

	@Test
	void whenBytesAreGivenThenTheChecksumIsThatOfTheFormat() {
		byte[] bytes = "123456789".getBytes(StandardCharsets.US_ASCII);
		assertThat(Checksums.crc(bytes, 0, bytes.length)).isEqualTo(bitByBit(bytes));
		assertThat(Checksums.crc(bytes, 3, 0)).isZero();
		assertThat(Checksums.crc(new byte[100], 0, 100)).isZero();
	}

	private static int bitByBit(byte[] bytes) {
		int crc = 0;
		for (byte value : bytes) {
			crc ^= value & 0xFF;
			for (int i = 0; i < 8; i++) {
				crc = ((crc & 1) != 0) ? (crc >>> 1) ^ 0xEDB88320 : crc >>> 1;
			}
		}
		return crc;
	}

	@Test
	void whenAPlaceIsBeyondFourGigabytesThenTheSignatureIsOfItsLowerHalf() {
		assertThat(Checksums.signature(0, 0x1_0000)).isOne();
		assertThat(Checksums.signature(0x4400, 0x4400)).isZero();
		assertThat(Checksums.signature(0x1_2345_6780L, 6)).isEqualTo(0x2345 ^ 0x6786);
	}

}
