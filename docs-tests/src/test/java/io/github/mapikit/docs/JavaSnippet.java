// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.docs;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A {@code java} block as a source file that a compiler takes.
 * <p>
 * The convention: a block is a file of its own, unless the HTML comment above it begins
 * with {@code java:}. It then names, one a line: {@code members}, if the block stands
 * within a class, or {@code statements}, if within a method; {@code import} lines; and
 * {@code with} lines, members that the block takes for granted.
 */
final class JavaSnippet {

	private static final String USUAL_IMPORTS = """
			import io.github.mapikit.error.*;
			import io.github.mapikit.model.*;
			import io.github.mapikit.model.message.*;
			import io.github.mapikit.model.notification.*;
			import io.github.mapikit.model.property.*;
			import io.github.mapikit.model.store.*;
			import io.github.mapikit.model.table.*;
			import io.github.mapikit.runtime.*;
			import io.github.mapikit.runtime.pool.*;
			import io.github.mapikit.runtime.task.*;
			import io.github.mapikit.runtime.thread.*;
			import java.time.*;
			import java.util.*;
			import java.util.concurrent.CompletableFuture;
			""";

	private static final Pattern TYPE = Pattern.compile("(?:class|interface|record|enum) (\\w+)");

	private final CodeBlock block;

	private final String name;

	private final String source;

	JavaSnippet(CodeBlock block) {
		this.block = block;
		String id = "snippet" + Integer.toHexString(block.where().hashCode());
		StringBuilder imports = new StringBuilder();
		StringBuilder members = new StringBuilder();
		String kind = "file";
		if (block.directive().startsWith("java:")) {
			for (String line : block.directive().substring("java:".length()).strip().lines().toList()) {
				if (line.startsWith("import ")) {
					imports.append(line).append('\n');
				}
				else if (line.startsWith("with ")) {
					members.append(line.substring("with ".length())).append('\n');
				}
				else {
					kind = line.strip();
				}
			}
		}
		String start = "package " + id + ";\n" + USUAL_IMPORTS + imports;
		switch (kind) {
			case "file" -> {
				this.name = id + "." + firstType(block.text());
				this.source = start + block.text() + (members.isEmpty() ? "" : members);
			}
			case "members" -> {
				this.name = id + ".Snippet";
				this.source = start + "class Snippet {\n" + members + block.text() + "}\n";
			}
			case "statements" -> {
				this.name = id + ".Snippet";
				this.source = start + "class Snippet {\n" + members + "void run() throws Exception {\n" + block.text()
						+ "}\n}\n";
			}
			default -> throw new IllegalArgumentException(block + ": '" + kind + "' is no kind of snippet");
		}
	}

	private static String firstType(String text) {
		Matcher type = TYPE.matcher(text);
		if (!type.find()) {
			throw new IllegalArgumentException("No type is declared in\n" + text);
		}
		return type.group(1);
	}

	CodeBlock block() {
		return this.block;
	}

	String name() {
		return this.name;
	}

	String source() {
		return this.source;
	}

}
