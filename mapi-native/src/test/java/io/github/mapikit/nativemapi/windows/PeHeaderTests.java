// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.windows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

/**
 * Tests for {@link PeHeader}.
 */
class PeHeaderTests {

	@TempDir
	private Path folder;

	@ParameterizedTest
	@CsvSource({ "014C, X86", "8664, X64", "AA64, ARM64", "0200, UNKNOWN" })
	void whenDllThenBitness(String machine, MachineType bitness) throws IOException {
		assertThat(PeHeader.bitness(file(image(128, Integer.parseInt(machine, 16))))).isEqualTo(bitness);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 63, 64, 127, 128, 133, 151 })
	void whenCutOffThenRefused(int length) throws IOException {
		byte[] whole = image(128, 0x8664);
		Path cut = file(Arrays.copyOf(whole, length));
		assertThatIOException().isThrownBy(() -> PeHeader.bitness(cut));
	}

	@ParameterizedTest
	@ValueSource(ints = { -1, Integer.MIN_VALUE, Integer.MAX_VALUE, 1_000_000 })
	void whenHeaderIsSaidToBeElsewhereThenRefused(int offset) throws IOException {
		byte[] image = image(128, 0x8664);
		ByteBuffer.wrap(image).order(ByteOrder.LITTLE_ENDIAN).putInt(0x3C, offset);
		Path wrong = file(image);
		assertThatIOException().isThrownBy(() -> PeHeader.bitness(wrong));
	}

	@Test
	void whenSomethingElseThenRefused() throws IOException {
		Path text = file("#!/bin/sh\n".repeat(50).getBytes());
		assertThatIOException().isThrownBy(() -> PeHeader.bitness(text)).withMessageContaining("MZ");
		byte[] dos = image(128, 0x8664);
		dos[128] = 'N';
		Path old = file(dos);
		assertThatIOException().isThrownBy(() -> PeHeader.bitness(old)).withMessageContaining("PE header");
		assertThatIOException().isThrownBy(() -> PeHeader.bitness(this.folder.resolve("absent.dll")));
		assertThatIOException().isThrownBy(() -> PeHeader.bitness(this.folder));
	}

	private Path file(byte[] content) throws IOException {
		return Files.write(Files.createTempFile(this.folder, "image", ".dll"), content);
	}

	private static byte[] image(int offset, int machine) {
		ByteBuffer image = ByteBuffer.allocate(offset + 24).order(ByteOrder.LITTLE_ENDIAN);
		image.putShort(0, (short) 0x5A4D);
		image.putInt(0x3C, offset);
		image.putInt(offset, 0x00004550);
		image.putShort(offset + 4, (short) machine);
		return image.array();
	}

}
