// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.mime;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A header's value with parameters, however they are written: divided and encoded by RFC
 * 2231, in encoded words against the rules, with blanks that nobody quoted, or without
 * the semicolons between them. Of parameters of the same name the first counts. Belongs
 * to one thread.
 * <p>
 * Sources: RFC 2045, 5.1; RFC 2231.
 */
final class MimeHeaderValue {

	private static final int PARAMETERS = 100;

	private static final int PIECES = 2000;

	private static final int LONGEST_NAME = 24;

	/** What begins after a value that has blanks and no quotes. */
	private static final Set<String> KNOWN = Set.of("boundary", "charset", "name", "filename", "type", "format",
			"delsp", "size", "protocol", "micalg", "start", "method", "report-type", "access-type", "creation-date",
			"modification-date", "read-date", "smime-type", "x-unix-mode", "id", "number", "total", "profile");

	private final String field;

	private final EncodedWords words;

	private final Map<String, MimeParameter> parameters = new HashMap<>();

	private final String value;

	private int at;

	private int pieces;

	private MimeHeaderValue(String field, EncodedWords words) {
		this.field = field;
		this.words = words;
		this.value = readValue().toLowerCase(Locale.ROOT);
		while (this.at < field.length() && this.pieces < PIECES) {
			readParameter();
		}
	}

	/**
	 * Reads a value.
	 * @param field the value of the field, each byte a character
	 * @param words what decodes the words of its header
	 * @return the value
	 */
	static MimeHeaderValue parse(String field, EncodedWords words) {
		return new MimeHeaderValue(field, words);
	}

	/**
	 * Returns what stands before the parameters.
	 * @return the value in lower case; may be empty
	 */
	String value() {
		return this.value;
	}

	/**
	 * Returns a parameter as people read it.
	 * @param name its name in lower case
	 * @return the text, or {@code null} if there is none
	 */
	@Nullable String parameter(String name) {
		MimeParameter parameter = this.parameters.get(name);
		return (parameter != null) ? parameter.text(this.words) : null;
	}

	/**
	 * Returns a parameter that is compared byte by byte.
	 * @param name its name in lower case
	 * @return the parameter, each byte a character, or {@code null} if there is none
	 */
	@Nullable String bytes(String name) {
		MimeParameter parameter = this.parameters.get(name);
		return (parameter != null) ? parameter.bytes() : null;
	}

	private String readValue() {
		StringBuilder text = new StringBuilder();
		while (this.at < this.field.length()) {
			char c = this.field.charAt(this.at);
			if (c == ';' || c == ',' || (isBlank(c) && parameterAt(this.at + 1))) {
				break;
			}
			if (c == '(') {
				int end = AddressScanner.commentEnd(this.field, this.at);
				this.at = (end < 0) ? this.field.length() : end;
			}
			else {
				if (c != '"' && !isBlank(c)) {
					text.append(c);
				}
				this.at++;
			}
		}
		return text.toString();
	}

	private void readParameter() {
		while (this.at < this.field.length() && " \t;,".indexOf(this.field.charAt(this.at)) >= 0) {
			this.at++;
		}
		if (this.at < this.field.length() && this.field.charAt(this.at) == '(') {
			int end = AddressScanner.commentEnd(this.field, this.at);
			this.at = (end < 0) ? this.field.length() : end;
			return;
		}
		int start = this.at;
		while (this.at < this.field.length() && "=;".indexOf(this.field.charAt(this.at)) < 0) {
			this.at++;
		}
		if (this.at == this.field.length() || this.field.charAt(this.at) == ';') {
			return;
		}
		String name = this.field.substring(start, this.at).strip().toLowerCase(Locale.ROOT);
		this.at++;
		while (this.at < this.field.length() && isBlank(this.field.charAt(this.at))) {
			this.at++;
		}
		int quoteEnd = (this.at < this.field.length() && this.field.charAt(this.at) == '"')
				? AddressScanner.quoteEnd(this.field, this.at) : -1;
		if (quoteEnd >= 0) {
			add(name, quotedValue(lastQuote(quoteEnd)));
		}
		else {
			String text = unquotedValue();
			add(name, name.endsWith("name") ? text : withoutComment(text));
		}
	}

	/**
	 * Returns where a quoted value ends that may have quotes in it which are not marked
	 * as such.
	 */
	private int lastQuote(int quoteEnd) {
		int next = quoteEnd;
		while (next < this.field.length() && isBlank(this.field.charAt(next))) {
			next++;
		}
		if (next == this.field.length() || ";,(".indexOf(this.field.charAt(next)) >= 0) {
			return quoteEnd;
		}
		int last = quoteEnd;
		while (next < this.field.length() && this.field.charAt(next) != ';') {
			if (this.field.charAt(next) == '=') {
				return quoteEnd;
			}
			if (this.field.charAt(next++) == '"') {
				last = next;
			}
		}
		return last;
	}

	private static String withoutComment(String text) {
		int comment = text.indexOf(" (");
		return (comment > 0 && text.endsWith(")")) ? text.substring(0, comment).strip() : text;
	}

	/**
	 * Reads a quoted value. A backslash that stands before neither a quote nor a
	 * backslash is of a path that a program has not escaped.
	 */
	private String quotedValue(int end) {
		StringBuilder text = new StringBuilder();
		for (int i = this.at + 1; i < end - 1; i++) {
			char c = this.field.charAt(i);
			if (c == '\\' && i + 1 < end - 1 && "\"\\".indexOf(this.field.charAt(i + 1)) >= 0) {
				c = this.field.charAt(++i);
			}
			text.append(c);
		}
		this.at = end;
		return text.toString();
	}

	private String unquotedValue() {
		int start = this.at;
		if (start < this.field.length() && this.field.charAt(start) == '"') {
			// its end is missing
			start++;
			this.at++;
		}
		while (this.at < this.field.length() && this.field.charAt(this.at) != ';') {
			if (isBlank(this.field.charAt(this.at)) && parameterAt(this.at + 1)) {
				break;
			}
			this.at++;
		}
		return this.field.substring(start, this.at).strip();
	}

	/** Whether a parameter with a name that is known begins here. */
	private boolean parameterAt(int from) {
		int end = from;
		while (end < this.field.length() && end - from < LONGEST_NAME && isNameCharacter(this.field.charAt(end))) {
			end++;
		}
		String name = this.field.substring(from, end).toLowerCase(Locale.ROOT);
		while (end < this.field.length() && end - from < 2 * LONGEST_NAME
				&& (this.field.charAt(end) == '*' || isDigit(this.field.charAt(end)))) {
			end++;
		}
		return KNOWN.contains(name) && end < this.field.length() && this.field.charAt(end) == '=';
	}

	private static boolean isNameCharacter(char c) {
		return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
	}

	private static boolean isDigit(char c) {
		return c >= '0' && c <= '9';
	}

	private static boolean isBlank(char c) {
		return c == ' ' || c == '\t';
	}

	private void add(String name, String text) {
		this.pieces++;
		int star = name.indexOf('*');
		String base = (star < 0) ? name : name.substring(0, star).strip();
		MimeParameter parameter = this.parameters.get(base);
		if (parameter == null) {
			if (base.isEmpty() || this.parameters.size() >= PARAMETERS) {
				return;
			}
			parameter = new MimeParameter();
			this.parameters.put(base, parameter);
		}
		parameter.add((star < 0) ? "" : name.substring(star), text);
	}

}
