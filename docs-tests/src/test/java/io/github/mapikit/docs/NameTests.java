// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.docs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.mapikit.embedded.call.EmbeddedCall;
import io.github.mapikit.error.HResult;
import io.github.mapikit.runtime.event.MapiRule;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.boot.SpringBootVersion;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;

class NameTests {

	private static final Pattern RESULT = Pattern
		.compile("\\b((?:MAPI|RPC|STG|CO|REGDB|CLASS)_[EW]_[A-Z_]+)(?: \\((0x[0-9A-F]{8})\\))?");

	private static final Pattern TYPE = Pattern.compile("@?([A-Z][a-z]\\w*)(?:[.#](\\w+)(?:\\(.*)?)?");

	private static final Pattern KEY = Pattern
		.compile("((?:mapi|management\\.\\w+\\.mapi)(?:\\.[a-z0-9-]+)+)(?:[=:].*)?");

	private static final Pattern METER_ROW = Pattern.compile("^\\| `(mapi\\.[a-z.]+)` \\| (?:timer|counter|gauge) ",
			Pattern.MULTILINE);

	private static final Pattern CALL = Pattern.compile("I[A-Z][A-Za-z]+::[A-Za-z]+");

	private static final Map<String, List<Class<?>>> TYPES = new HashMap<>();

	@BeforeAll
	static void findTypes() throws IOException {
		ClassLoader loader = NameTests.class.getClassLoader();
		for (Resource resource : new PathMatchingResourcePatternResolver(loader)
			.getResources("classpath*:io/github/mapikit/**/*.class")) {
			String path = resource.getURL().getPath();
			String name = path.substring(path.indexOf("io/github/mapikit/"), path.length() - ".class".length())
				.replace('/', '.');
			if (!name.startsWith("io.github.mapikit.docs.") && !name.endsWith("-info")) {
				TYPES.computeIfAbsent(ClassUtils.getShortName(name).replaceAll(".*\\.", ""), (key) -> new ArrayList<>())
					.add(ClassUtils.resolveClassName(name, loader));
			}
		}
	}

	@Test
	void whenPageNamesResultThenItExistsWithThatNumber() {
		List<String> wrong = new ArrayList<>();
		for (Page page : Page.all()) {
			Matcher result = RESULT.matcher(page.text());
			while (result.find()) {
				Optional<HResult> known = HResult.byName(result.group(1));
				String number = result.group(2);
				if (known.isEmpty() || (number != null && !known.get().hex().equals(number))) {
					wrong.add(page.name() + ": " + result.group());
				}
			}
		}
		assertThat(wrong).isEmpty();
	}

	@Test
	void whenPageNamesTypeOrMethodOfOursThenItIsThere() {
		List<String> wrong = new ArrayList<>();
		for (Page page : Page.all()) {
			for (String span : page.codeSpans()) {
				Matcher type = TYPE.matcher(span);
				if (type.matches() && !exists(type.group(1), type.group(2))) {
					wrong.add(page.name() + ": " + span);
				}
			}
		}
		assertThat(wrong).isEmpty();
	}

	private static boolean exists(String type, String member) {
		List<Class<?>> found = TYPES.get(type);
		if (found == null) {
			return !type.matches("(Mapi|Embedded|Fault|Rule)\\w+");
		}
		return member == null || found.stream().anyMatch((candidate) -> has(candidate, member));
	}

	private static boolean has(Class<?> type, String member) {
		return Arrays.stream(type.getMethods()).anyMatch((method) -> method.getName().equals(member))
				|| Arrays.stream(type.getFields()).anyMatch((field) -> field.getName().equals(member));
	}

	@Test
	void whenPageNamesKeyOfOursThenItExists() {
		Set<String> measured = new HashSet<>(Meters.names());
		measured.addAll(
				ClassConstants.find("io/github/mapikit/boot/task/observation", Pattern.compile("mapi(?:\\.[a-z]+)+")));
		List<String> wrong = new ArrayList<>();
		ConfigurationMetadata metadata = ConfigurationMetadata.ofClassPath();
		for (Page page : Page.all()) {
			for (String span : page.codeSpans()) {
				Matcher key = KEY.matcher(span);
				if (key.matches() && metadata.find(key.group(1)) == null && !metadata.isPrefix(key.group(1))
						&& !measured.contains(key.group(1))) {
					wrong.add(page.name() + ": " + span);
				}
			}
		}
		assertThat(wrong).isEmpty();
	}

	@Test
	void whenPageListsMetersThenTheyAreThoseOfTheLibrary() {
		Set<String> meters = Meters.names();
		assertThat(meters).contains("mapi.task.wait", "mapi.task.run");
		List<String> listed = METER_ROW.matcher(Page.of("docs/health-and-metrics.md").text())
			.results()
			.map((row) -> row.group(1))
			.toList();
		assertThat(listed).hasSizeGreaterThan(10).allMatch(meters::contains);
	}

	@Test
	void whenPageListsCallsOfEmbeddedDriverThenTheyAreAllThatItMakes() {
		Set<String> named = Page.of("docs/embedded.md")
			.codeSpans()
			.stream()
			.filter((span) -> CALL.matcher(span).matches())
			.collect(Collectors.toSet());
		assertThat(named).containsExactlyInAnyOrderElementsOf(Stream.of(EmbeddedCall.values())
			.map(EmbeddedCall::documentedName)
			.filter((name) -> CALL.matcher(name).matches())
			.toList());
	}

	@Test
	void whenReadmeNamesVersionOfBootThenItIsTheOneOfTheBuild() {
		assertThat(Page.of("README.md").text())
			.contains("built and tested with " + SpringBootVersion.getVersion() + ".");
	}

	@Test
	void whenReadmeListsRulesThenTheyAreThoseOfTheRuntime() {
		String readme = Page.of("README.md").text();
		for (MapiRule rule : MapiRule.values()) {
			assertThat(readme).contains("| " + rule + " | " + Objects.requireNonNull(rule.text()) + " |");
		}
	}

}
