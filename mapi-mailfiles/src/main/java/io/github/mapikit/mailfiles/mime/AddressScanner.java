// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.mime;

import java.util.function.BiPredicate;

import org.jspecify.annotations.Nullable;

/**
 * Divides the value of an address field into addresses. What stands between angle
 * brackets is the address, whatever the name before it holds: commas, points, at signs,
 * or another address. Passes over each character a bounded number of times, and nests
 * nothing. Used once, by one thread.
 * <p>
 * Source: RFC 5322, 3.4 and 4.4.
 */
final class AddressScanner {

	/** How many pieces without an address one name is made of at most. */
	private static final int PIECES = 3;

	private final String field;

	private final BiPredicate<AddressEntry, Boolean> target;

	private int at;

	/** Whether what opens has no end, so that it is a character like others. */
	private boolean noComments;

	private boolean noQuotes;

	private boolean noEscapes;

	private boolean inGroup;

	private AddressEntry entry = new AddressEntry();

	/** A piece that may be the begin of a name with commas. */
	private @Nullable AddressEntry waiting;

	private int pieces;

	/**
	 * Creates a scanner.
	 * @param field the value, each byte a character
	 * @param target what takes each entry, with whether it is the name of a group without
	 * members, and says whether to go on
	 */
	AddressScanner(String field, BiPredicate<AddressEntry, Boolean> target) {
		this.field = field;
		this.target = target;
	}

	/** Divides the value until it or the patience of the target ends. */
	void scan() {
		boolean goOn = true;
		while (goOn && this.at < this.field.length()) {
			goOn = step(this.field.charAt(this.at));
		}
		if (goOn) {
			endEntry(false);
			flushWaiting();
		}
	}

	private boolean step(char c) {
		switch (c) {
			case ' ', '\t', '\r', '\n' -> {
				this.at++;
				this.entry.blank();
			}
			case '"' -> quoted();
			case '(' -> comment();
			case '<' -> {
				if (this.entry.hasMailAngle()) {
					// a separator is missing
					AddressEntry next = this.entry.takeTail();
					boolean goOn = endEntry(false);
					this.entry = next;
					angle();
					return goOn;
				}
				angle();
			}
			case ',' -> {
				this.at++;
				return endEntry(true);
			}
			case ';' -> {
				this.at++;
				this.inGroup = false;
				return endEntry(false) && flushWaiting();
			}
			case ':' -> {
				this.at++;
				return colon();
			}
			case '[' -> literal();
			default -> word();
		}
		return true;
	}

	private void word() {
		if (this.field.startsWith("=?", this.at)) {
			EncodedWord word = EncodedWord.at(this.field, this.at);
			if (word != null) {
				int end = word.isClosed(this.field) ? word.end() : firstOf("<,;\"", this.at + 2, word.end());
				this.entry.word(this.field.substring(this.at, end));
				this.at = end;
				return;
			}
		}
		int end = this.at;
		if (this.field.charAt(end) == 0x1B) {
			end = escaped(end);
		}
		while (end < this.field.length() && !isSpecial(this.field.charAt(end))
				&& !(end > this.at && this.field.startsWith("=?", end))) {
			end++;
		}
		end = Math.max(end, this.at + 1);
		this.entry.text(this.field.substring(this.at, end));
		this.at = end;
	}

	/** Double bytes of ISO-2022 look like any character of ASCII. */
	private int escaped(int start) {
		boolean begins = !this.noEscapes && this.field.startsWith("\u001B$", start);
		int end = begins ? this.field.indexOf("\u001B(", start + 1) : -1;
		this.noEscapes |= begins && end < 0;
		return (end >= 0) ? Math.min(this.field.length(), end + 3) : start + 1;
	}

	private static boolean isSpecial(char c) {
		return switch (c) {
			case ' ', '\t', '\r', '\n', '"', '(', '<', ',', ';', ':', '[', 0x1B -> true;
			default -> false;
		};
	}

	private int firstOf(String characters, int from, int to) {
		int end = from;
		while (end < to && characters.indexOf(this.field.charAt(end)) < 0) {
			end++;
		}
		return end;
	}

	private void quoted() {
		int end = this.noQuotes ? -1 : quoteEnd(this.field, this.at);
		if (end < 0) {
			this.noQuotes = true;
			this.at++;
			return;
		}
		this.entry.quoted(this.field.substring(this.at, end));
		this.at = end;
	}

	/**
	 * Returns where a quoted string ends.
	 * @param field what holds it
	 * @param start where its quote stands
	 * @return the position after the other quote, or -1 if there is none
	 */
	static int quoteEnd(String field, int start) {
		for (int i = start + 1; i < field.length(); i++) {
			char c = field.charAt(i);
			if (c == '\\') {
				i++;
			}
			else if (c == '"') {
				return i + 1;
			}
		}
		return -1;
	}

	private void comment() {
		int end = this.noComments ? -1 : commentEnd(this.field, this.at);
		if (end < 0) {
			this.noComments = true;
			this.entry.text("(");
			this.at++;
			return;
		}
		this.entry.comment(this.field.substring(this.at + 1, end - 1));
		this.at = end;
	}

	/**
	 * Returns where a comment ends.
	 * @param field what holds it
	 * @param start where its bracket stands
	 * @return the position after the bracket that closes it, or -1 if there is none
	 */
	static int commentEnd(String field, int start) {
		int depth = 0;
		for (int i = start; i < field.length(); i++) {
			char c = field.charAt(i);
			if (c == '\\') {
				i++;
			}
			else if (c == '(') {
				depth++;
			}
			else if (c == ')' && --depth == 0) {
				return i + 1;
			}
		}
		return -1;
	}

	private void angle() {
		int start = this.at + 1;
		while (start < this.field.length() && this.field.charAt(start) == '<') {
			start++;
		}
		int end = start;
		while (end < this.field.length()) {
			char c = this.field.charAt(end);
			if (c == '>' || c == '<' || ((c == ',' || c == ';') && !isRoute(start))) {
				break;
			}
			int quoteEnd = (c == '"' && !this.noQuotes) ? quoteEnd(this.field, end) : -1;
			this.noQuotes |= c == '"' && quoteEnd < 0;
			end = (quoteEnd < 0) ? end + 1 : quoteEnd;
		}
		this.entry.angle(this.field.substring(start, end));
		while (end < this.field.length() && this.field.charAt(end) == '>') {
			end++;
		}
		this.at = end;
	}

	private boolean isRoute(int start) {
		return start < this.field.length() && this.field.charAt(start) == '@';
	}

	private boolean colon() {
		if (this.inGroup || this.entry.holdsAddress()) {
			this.entry.text(":");
			return true;
		}
		if (this.entry.isWord("mailto") || this.entry.isWord("smtp")) {
			this.entry = new AddressEntry();
			return true;
		}
		boolean goOn = flushWaiting();
		this.inGroup = true;
		AddressEntry name = this.entry;
		this.entry = new AddressEntry();
		int next = this.at;
		while (next < this.field.length() && this.field.charAt(next) <= ' ') {
			next++;
		}
		if (next == this.field.length() || this.field.charAt(next) == ';') {
			return goOn && (name.isEmpty() || this.target.test(name, true));
		}
		return goOn;
	}

	private void literal() {
		int end = firstOf("],;<>", this.at + 1, this.field.length());
		if (end < this.field.length() && this.field.charAt(end) == ']') {
			end++;
		}
		this.entry.text(this.field.substring(this.at, end));
		this.at = end;
	}

	/**
	 * Ends an entry. A piece without an address may be the begin of the name of the next
	 * one, whose comma nobody has quoted.
	 */
	private boolean endEntry(boolean comma) {
		AddressEntry ended = this.entry;
		this.entry = new AddressEntry();
		if (ended.isEmpty()) {
			return true;
		}
		boolean piece = comma && ended.isPlainName();
		AddressEntry before = this.waiting;
		if (before != null) {
			if (!piece && ended.hasMailAngle() && this.pieces <= PIECES) {
				this.waiting = null;
				return this.target.test(before.join(ended), false);
			}
			if (piece && this.pieces < PIECES) {
				this.pieces++;
				this.waiting = before.join(ended);
				return true;
			}
			if (!flushWaiting()) {
				return false;
			}
		}
		if (ended.hasMailAngle() || !piece) {
			return this.target.test(ended, false);
		}
		this.waiting = ended;
		this.pieces = 1;
		return true;
	}

	private boolean flushWaiting() {
		AddressEntry before = this.waiting;
		this.waiting = null;
		if (before == null) {
			return true;
		}
		for (AddressEntry piece : before.pieces()) {
			if (!this.target.test(piece, false)) {
				return false;
			}
		}
		return true;
	}

}
