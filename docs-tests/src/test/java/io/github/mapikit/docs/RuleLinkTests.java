// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.mapikit.runtime.event.MapiRule;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds that each rule links to what keeps it, and that this exists.
 */
class RuleLinkTests {

	private static final Path SOURCE = Page.ROOT
		.resolve("mapi-core/src/main/java/io/github/mapikit/runtime/event/MapiRule.java");

	private static final Pattern CONSTANT = Pattern.compile("/\\*\\*((?:(?!\\*/).)*)\\*/\\s+(R\\d+)\\(",
			Pattern.DOTALL);

	private static final Pattern SEE = Pattern.compile("@see \"?(io\\.github\\.mapikit\\.[\\w.]+)(?:#(\\w+))?");

	@Test
	void whenRuleIsReadThenItLinksToItsKeeper() throws IOException {
		Map<String, List<String>> links = links();
		assertThat(links.keySet())
			.containsExactlyElementsOf(Arrays.stream(MapiRule.values()).map(MapiRule::name).toList());
		assertThat(links).allSatisfy((rule, keepers) -> assertThat(keepers).as(rule).isNotEmpty());
	}

	@Test
	void whenRuleLinksToKeeperThenItExists() throws IOException {
		List<String> missing = new ArrayList<>();
		links().forEach((rule, keepers) -> keepers.stream()
			.filter((keeper) -> !exists(keeper))
			.forEach((keeper) -> missing.add(rule + ": " + keeper)));
		assertThat(missing).isEmpty();
		assertThat(exists("io.github.mapikit.runtime.event.MapiRule#noSuchMethod")).isFalse();
		assertThat(exists("io.github.mapikit.runtime.event.NoSuchType")).isFalse();
	}

	private static Map<String, List<String>> links() throws IOException {
		Map<String, List<String>> links = new LinkedHashMap<>();
		Matcher constant = CONSTANT.matcher(Files.readString(SOURCE));
		while (constant.find()) {
			links.put(constant.group(2),
					SEE.matcher(constant.group(1))
						.results()
						.map((see) -> (see.group(2) != null) ? see.group(1) + "#" + see.group(2) : see.group(1))
						.toList());
		}
		return links;
	}

	private static boolean exists(String keeper) {
		String[] parts = keeper.split("#");
		try {
			Class<?> type = Class.forName(parts[0], false, RuleLinkTests.class.getClassLoader());
			return parts.length == 1
					|| Arrays.stream(type.getDeclaredMethods()).anyMatch((method) -> method.getName().equals(parts[1]));
		}
		catch (ClassNotFoundException ex) {
			return false;
		}
	}

}
