// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of the documentation.
 *
 * @param path where it is
 * @param text all of it
 */
record Page(Path path, String text) {

	/** The root of the repository. */
	static final Path ROOT = Path.of("").toAbsolutePath().getParent();

	private static final Pattern HEADING = Pattern.compile("^#{1,6} (.+?)\\s*$", Pattern.MULTILINE);

	private static final Pattern CODE_SPAN = Pattern.compile("`([^`\n]+)`");

	private static final Pattern COMMENT = Pattern.compile("^<!-- (.*?) ?-->$", Pattern.DOTALL);

	static Page of(String name) {
		Path path = ROOT.resolve(name);
		try {
			return new Page(path, Files.readString(path));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static List<Page> all() {
		try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
			Stream<Path> top = Stream.of("README.md", "CHANGELOG.md", "CONTRIBUTING.md").map(ROOT::resolve);
			return Stream.concat(top, docs.filter((path) -> path.toString().endsWith(".md")).sorted())
				.map((path) -> of(ROOT.relativize(path).toString()))
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static List<CodeBlock> blocks(String language) {
		return all().stream()
			.flatMap((page) -> page.blocks().stream())
			.filter((block) -> block.language().equals(language))
			.toList();
	}

	String name() {
		return ROOT.relativize(this.path).toString();
	}

	List<CodeBlock> blocks() {
		List<CodeBlock> blocks = new ArrayList<>();
		List<String> lines = this.text.lines().toList();
		for (int i = 0; i < lines.size(); i++) {
			if (!lines.get(i).startsWith("```")) {
				continue;
			}
			int end = i + 1;
			while (!lines.get(end).equals("```")) {
				end++;
			}
			blocks.add(new CodeBlock(name(), i + 1, lines.get(i).substring(3).strip(), directiveAbove(lines, i),
					String.join("\n", lines.subList(i + 1, end)) + "\n"));
			i = end;
		}
		return blocks;
	}

	private static String directiveAbove(List<String> lines, int fence) {
		int end = fence;
		while (end > 0 && lines.get(end - 1).isBlank()) {
			end--;
		}
		if (end == 0 || !lines.get(end - 1).endsWith("-->")) {
			return "";
		}
		int start = end - 1;
		while (start > 0 && !lines.get(start).startsWith("<!--")) {
			start--;
		}
		Matcher comment = COMMENT.matcher(String.join("\n", lines.subList(start, end)));
		return comment.matches() ? comment.group(1) : "";
	}

	/**
	 * Returns the page without its fenced blocks.
	 * @return what is prose, tables and headings
	 */
	String prose() {
		return this.text.replaceAll("(?ms)^```.*?^```$", "");
	}

	/**
	 * Returns what stands between backticks outside of fenced blocks.
	 * @return the code spans
	 */
	List<String> codeSpans() {
		return CODE_SPAN.matcher(prose()).results().map((span) -> span.group(1)).toList();
	}

	/**
	 * Returns the anchors that GitHub makes of the headings.
	 * @return the anchors, without '#'
	 */
	Set<String> anchors() {
		Set<String> anchors = new HashSet<>();
		HEADING.matcher(prose()).results().forEach((heading) -> {
			String slug = heading.group(1)
				.toLowerCase(Locale.ROOT)
				.replaceAll("[^\\p{L}\\p{N}_\\- ]", "")
				.replace(' ', '-');
			String anchor = slug;
			for (int i = 1; !anchors.add(anchor); i++) {
				anchor = slug + "-" + i;
			}
		});
		return anchors;
	}

}
