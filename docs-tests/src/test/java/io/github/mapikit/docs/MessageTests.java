// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Run with {@code -Ddocs.rewrite=true} to write the messages anew.
 */
class MessageTests {

	private static final Pattern MESSAGE = Pattern.compile("(<!-- message: ([a-z-]+) -->\n```text\n)(.*?)(?=```)",
			Pattern.DOTALL);

	private static final Pattern QUOTED = Pattern.compile("^\\| `([^`]+)`", Pattern.MULTILINE);

	@Test
	void whenPageQuotesMessageThenLibrarySaysThat() throws IOException {
		int quoted = 0;
		for (Page page : Page.all()) {
			Matcher message = MESSAGE.matcher(page.text());
			StringBuilder rewritten = new StringBuilder();
			while (message.find()) {
				quoted++;
				String actual = Messages.all().get(message.group(2));
				assertThat(actual).as(message.group(2)).isNotNull();
				message.appendReplacement(rewritten,
						Matcher.quoteReplacement(message.group(1) + wrap(String.valueOf(actual))));
				if (!Boolean.getBoolean("docs.rewrite")) {
					assertThat(comparable(message.group(3))).as("%s: %s", page.name(), message.group(2))
						.isEqualTo(comparable(String.valueOf(actual)));
				}
			}
			if (Boolean.getBoolean("docs.rewrite")) {
				Files.writeString(page.path(), message.appendTail(rewritten).toString());
			}
		}
		assertThat(quoted).isGreaterThan(5);
	}

	@Test
	void whenTableOfErrorsShowsPartsOfMessageThenLibrarySaysThem() {
		Map<String, String> all = Messages.all();
		List<String> unsaid = new ArrayList<>();
		String table = section(Page.of("docs/errors.md").text(), "## What fails, and what helps");
		Matcher quoted = QUOTED.matcher(table);
		int parts = 0;
		while (quoted.find()) {
			for (String part : quoted.group(1).split("…")) {
				parts++;
				if (all.values().stream().noneMatch((message) -> message.contains(part.strip()))) {
					unsaid.add(part);
				}
			}
		}
		assertThat(unsaid).isEmpty();
		assertThat(parts).isGreaterThan(5);
	}

	private static String section(String text, String heading) {
		int start = text.indexOf(heading);
		int end = text.indexOf("\n## ", start + 1);
		return text.substring(start, (end < 0) ? text.length() : end);
	}

	private static String comparable(String text) {
		return text.replaceAll("\\d+ ms", "some ms")
			.replaceAll("mail files (development|\\d\\S*)", "mail files")
			.replaceAll("\\s+", " ")
			.strip();
	}

	private static String wrap(String text) {
		StringBuilder wrapped = new StringBuilder();
		text.lines().forEach((line) -> {
			int length = 0;
			for (String word : line.split(" ")) {
				if (length > 0 && length + 1 + word.length() > 110) {
					wrapped.append("\n  ");
					length = 2;
				}
				else if (length > 0) {
					wrapped.append(' ');
					length++;
				}
				wrapped.append(word);
				length += word.length();
			}
			wrapped.append('\n');
		});
		return wrapped.toString();
	}

}
