// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.error;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.github.mapikit.error.ErrorCatalog.Entry;
import io.github.mapikit.error.ErrorCatalog.Key;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code explanations.txt} line by line; the head of the file describes the format.
 * What it does not understand it reports and leaves out. Used by one thread.
 */
final class ErrorCatalogReader {

	private static final String STEP = " in step ";

	private final Consumer<String> problems;

	private final Map<Integer, List<String>> names = new HashMap<>();

	private final Map<String, Integer> codes = new HashMap<>();

	private final Map<Key, Entry> entries = new HashMap<>();

	private int lineNumber;

	private @Nullable String operation;

	private String sectionSource = "";

	private @Nullable Draft draft;

	ErrorCatalogReader(Consumer<String> problems) {
		this.problems = problems;
	}

	void line(String line) {
		this.lineNumber++;
		String text = line.strip();
		if (text.isEmpty() || text.startsWith("#")) {
			return;
		}
		int space = text.indexOf(' ');
		String word = (space < 0) ? text : text.substring(0, space);
		String rest = (space < 0) ? "" : text.substring(space + 1).strip();
		if (word.startsWith("0x")) {
			names(word.substring(2), rest);
			return;
		}
		switch (word) {
			case "anywhere" -> section(null, "");
			case "operation" -> section(rest, page(rest));
			case "inherited" -> section(OperationName.plain(rest), page(rest));
			case "code" -> code(rest);
			case "otherwise" -> begin(new Draft(null, new Key(this.operation, null, null), this.lineNumber));
			case "means", "cause", "remedy", "source" -> statement(word, rest);
			default -> problem("unknown word '" + word + "'");
		}
	}

	Map<Integer, List<String>> names() {
		return this.names;
	}

	/**
	 * Returns what was read. To be called after the last line.
	 */
	Map<Key, Entry> entries() {
		finish();
		return this.entries;
	}

	private void names(String hex, String rest) {
		try {
			int code = Integer.parseUnsignedInt(hex, 16);
			List<String> all = List.of(rest.split(" +"));
			if (rest.isEmpty() || this.names.putIfAbsent(code, all) != null) {
				problem(rest.isEmpty() ? "a code without a name" : "the code 0x" + hex + " stands here twice");
				return;
			}
			for (String name : all) {
				if (this.codes.putIfAbsent(name, code) != null) {
					problem("the name '" + name + "' stands here twice");
				}
			}
		}
		catch (NumberFormatException ex) {
			problem("'" + hex + "' is no code");
		}
	}

	private void section(@Nullable String name, String source) {
		finish();
		this.operation = name;
		this.sectionSource = source;
	}

	private void code(String rest) {
		int at = rest.indexOf(STEP);
		String name = (at < 0) ? rest : rest.substring(0, at);
		String step = (at < 0) ? null : rest.substring(at + STEP.length());
		Integer code = this.codes.get(name);
		if (code == null) {
			finish();
			problem("the code '" + name + "' is unknown");
			return;
		}
		begin(new Draft(name, new Key(this.operation, step, code), this.lineNumber));
	}

	private void statement(String word, String text) {
		Draft entry = this.draft;
		if (text.isEmpty()) {
			problem("nothing after '" + word + "'");
		}
		else if (entry != null) {
			entry.add(word, text);
		}
		else if (word.equals("source")) {
			this.sectionSource = text;
		}
		else {
			problem("'" + word + "' belongs to no code");
		}
	}

	private void begin(Draft entry) {
		finish();
		this.draft = entry;
	}

	private void finish() {
		Draft entry = this.draft;
		this.draft = null;
		if (entry == null) {
			return;
		}
		Entry finished = entry.finish(this.sectionSource);
		if (finished.meaning().isEmpty() || finished.source().isEmpty()) {
			problem("the code of line " + entry.line + " has no meaning or no source");
		}
		else if (entry.key.operation() == null && entry.key.code() == null) {
			problem("'otherwise' of line " + entry.line + " belongs to no operation");
		}
		else if (this.entries.putIfAbsent(entry.key, finished) != null) {
			problem("'" + entry.name + "' of line " + entry.line + " is explained twice");
		}
	}

	private void problem(String problem) {
		this.problems.accept("Line " + this.lineNumber + ": " + problem);
	}

	private static String page(String operation) {
		return "'" + operation + "' (Microsoft Learn)";
	}

	/** An entry in the making. */
	private static final class Draft {

		private final @Nullable String name;

		private final Key key;

		private final int line;

		private String meaning = "";

		private final List<String> causes = new ArrayList<>();

		private final List<String> remedies = new ArrayList<>();

		private String source = "";

		Draft(@Nullable String name, Key key, int line) {
			this.name = name;
			this.key = key;
			this.line = line;
		}

		void add(String word, String text) {
			switch (word) {
				case "means":
					this.meaning = text;
					break;
				case "cause":
					this.causes.add(text);
					break;
				case "remedy":
					this.remedies.add(text);
					break;
				default:
					this.source = text;
			}
		}

		Entry finish(String sectionSource) {
			return new Entry(this.name, this.meaning, List.copyOf(this.causes), List.copyOf(this.remedies),
					this.source.isEmpty() ? sectionSource : this.source);
		}

	}

}
