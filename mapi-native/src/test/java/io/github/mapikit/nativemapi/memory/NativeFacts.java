// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.memory;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * What was read from compiled headers, that the binding is checked against.
 */
public final class NativeFacts {

	private NativeFacts() {
	}

	/**
	 * Returns the rows of a table.
	 * @param file the name of the table
	 * @return the cells of each row
	 */
	public static List<List<String>> rows(String file) {
		try (InputStream facts = NativeFacts.class.getResourceAsStream("/mapi-facts/" + file)) {
			String text = new String(Objects.requireNonNull(facts).readAllBytes(), StandardCharsets.UTF_8);
			return text.lines().skip(1).map((line) -> Arrays.asList(line.split(","))).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
