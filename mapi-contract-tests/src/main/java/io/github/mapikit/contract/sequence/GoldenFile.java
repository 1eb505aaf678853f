// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.contract.sequence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * The files that say what comes of each sequence.
 */
final class GoldenFile {

	private GoldenFile() {
	}

	/**
	 * Reads what has to come of a sequence.
	 * @param sequence the name of the sequence
	 * @param variant the name of the driver
	 * @return the driver's own text, or else that of all drivers
	 * @throws IOException if there is neither
	 */
	static String read(String sequence, String variant) throws IOException {
		String own = load(sequence + "." + variant + ".txt");
		String text = (own != null) ? own : load(sequence + ".txt");
		if (text == null) {
			throw new IOException("No file says what comes of the sequence '%s' on '%s'".formatted(sequence, variant));
		}
		return text;
	}

	private static @Nullable String load(String name) throws IOException {
		try (InputStream in = GoldenFile.class.getResourceAsStream(name)) {
			return (in != null) ? new String(in.readAllBytes(), StandardCharsets.UTF_8) : null;
		}
	}

	/**
	 * Writes what came of a sequence.
	 * @param folder where to write it to
	 * @param sequence the name of the sequence
	 * @param variant the name of the driver
	 * @param text what came of it
	 * @throws IOException if it cannot be written
	 */
	static void record(Path folder, String sequence, String variant, String text) throws IOException {
		Files.createDirectories(folder);
		Files.writeString(folder.resolve(sequence + "." + variant + ".txt"), text);
	}

}
