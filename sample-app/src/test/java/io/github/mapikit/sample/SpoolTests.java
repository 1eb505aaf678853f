// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.sample;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SpoolTests {

	private static final DataSize LIMIT = DataSize.ofMegabytes(2);

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 262_143, 262_144, 262_145, 1_000_000, 2_097_152 })
	void whenBytesAreSpooledThenTheSameComeOut(int size) throws IOException {
		byte[] bytes = bytes(size);
		try (Spool spool = Spool.of(new ByteArrayInputStream(bytes), LIMIT)) {
			ByteArrayOutputStream target = new ByteArrayOutputStream();
			spool.transferTo(target);
			assertThat(spool.size()).isEqualTo(size);
			assertThat(target.toByteArray()).isEqualTo(bytes);
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 2_097_153, 3_000_000 })
	void whenThereIsMoreThanAllowedThenItIsRefused(int size) {
		assertThatExceptionOfType(Spool.TooLargeException.class)
			.isThrownBy(() -> Spool.of(new ByteArrayInputStream(bytes(size)), LIMIT));
	}

	@Test
	void whenLimitIsSmallThenItHoldsInMemoryToo() {
		assertThatExceptionOfType(Spool.TooLargeException.class)
			.isThrownBy(() -> Spool.of(new ByteArrayInputStream(bytes(11)), DataSize.ofBytes(10)));
	}

	private static byte[] bytes(int size) {
		byte[] bytes = new byte[size];
		new Random(size).nextBytes(bytes);
		return bytes;
	}

}
