// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.model.property;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The collected facts about properties and numbers that the classes are checked against.
 */
final class ModelFacts {

	private ModelFacts() {
	}

	/**
	 * Returns the tags by the names of their properties.
	 */
	static Map<String, List<Integer>> tags() {
		return Stream.concat(rows("proptags.csv"), rows("proptags-extra.csv"))
			.collect(Collectors.groupingBy((row) -> row[0], LinkedHashMap::new,
					Collectors.mapping((row) -> (int) (long) Long.decode(row[1]), Collectors.toList())));
	}

	/**
	 * Returns the numbers of a group by their names.
	 */
	static Map<String, Integer> numbers(String group) {
		return rows("flags.csv").filter((row) -> row[0].equals(group))
			.collect(Collectors.toMap((row) -> row[1], (row) -> (int) (long) Long.decode(row[2]), (a, b) -> a,
					LinkedHashMap::new));
	}

	private static Stream<String[]> rows(String file) {
		try (InputStream facts = ModelFacts.class.getResourceAsStream("/mapi-facts/" + file)) {
			List<String> lines = Arrays
				.asList(new String(Objects.requireNonNull(facts).readAllBytes(), StandardCharsets.UTF_8).split("\\R"));
			return lines.stream().skip(1).map((line) -> line.split(","));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
