// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.error;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The collected facts about result codes that the classes are checked against.
 */
final class ErrorFacts {

	private ErrorFacts() {
	}

	static Stream<Row> rows() {
		return lines().stream().skip(1).map((line) -> line.split(",")).map(Row::of);
	}

	private static List<String> lines() {
		try (InputStream facts = ErrorFacts.class.getResourceAsStream("/mapi-facts/errors.csv")) {
			return new String(Objects.requireNonNull(facts).readAllBytes(), StandardCharsets.UTF_8).lines().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	record Row(String name, String hex, int code, String kind) {

		private static Row of(String[] columns) {
			return new Row(columns[0], columns[1], Integer.parseInt(columns[2]), columns[3]);
		}

		HResult result() {
			return HResult.of(this.code);
		}

	}

}
