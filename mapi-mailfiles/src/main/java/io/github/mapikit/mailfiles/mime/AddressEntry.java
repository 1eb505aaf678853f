// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.mime;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * One address of a field with its name, while it is being read. All texts are as they
 * stand in the field, each byte a character. Belongs to one thread.
 */
final class AddressEntry {

	private final List<AddressEntry> joined = new ArrayList<>(0);

	/** What stands outside of brackets and comments. */
	private final StringBuilder phrase = new StringBuilder();

	/** What stands behind the address. */
	private final StringBuilder tail = new StringBuilder(0);

	private @Nullable String comment;

	private @Nullable String angle;

	private boolean blank;

	private boolean quoted;

	void blank() {
		this.blank = true;
	}

	void text(String text) {
		append(text);
	}

	/**
	 * Adds a word that is encoded.
	 * @param word the word
	 */
	void word(String word) {
		append(word);
	}

	void quoted(String text) {
		this.quoted = true;
		append(text);
	}

	private void append(String text) {
		StringBuilder target = hasMailAngle() ? this.tail : this.phrase;
		if (this.blank && target.length() > 0) {
			target.append(' ');
		}
		this.blank = false;
		target.append(text);
	}

	/**
	 * Takes what stands behind the address for the begin of the next entry.
	 * @return the next entry
	 */
	AddressEntry takeTail() {
		AddressEntry next = new AddressEntry();
		next.phrase.append(this.tail);
		this.tail.setLength(0);
		return next;
	}

	void comment(String text) {
		this.blank = true;
		if (this.comment == null || this.comment.isBlank()) {
			this.comment = text;
		}
	}

	/**
	 * Adds what stands between angle brackets. If nothing of it can be an address, what
	 * came before was part of the name.
	 * @param text the text
	 */
	void angle(String text) {
		if (this.angle != null) {
			append("<" + this.angle + ">");
		}
		this.blank = true;
		this.angle = text.strip();
	}

	boolean hasMailAngle() {
		return this.angle != null && this.angle.indexOf('@') >= 0;
	}

	boolean holdsAddress() {
		return this.angle != null || this.phrase.indexOf("@") >= 0;
	}

	boolean isWord(String word) {
		return this.angle == null && this.phrase.toString().equalsIgnoreCase(word);
	}

	boolean isEmpty() {
		return this.phrase.length() == 0 && this.angle == null && this.comment == null;
	}

	/** Whether this is words alone, as the begin of a name with commas is. */
	boolean isPlainName() {
		return this.angle == null && this.comment == null && !this.quoted && this.phrase.indexOf("@") < 0;
	}

	/**
	 * Puts this piece of a name before another.
	 * @param next what stands behind the comma
	 * @return both
	 */
	AddressEntry join(AddressEntry next) {
		AddressEntry both = new AddressEntry();
		both.joined.addAll(pieces());
		both.joined.add(next);
		both.phrase.append(this.phrase);
		if (next.phrase.length() > 0) {
			both.phrase.append(", ").append(next.phrase);
		}
		both.angle = next.angle;
		both.tail.append(next.tail);
		both.comment = next.comment;
		return both;
	}

	List<AddressEntry> pieces() {
		return this.joined.isEmpty() ? List.of(this) : this.joined;
	}

	/**
	 * Returns the name.
	 * @param address the address of the entry
	 * @return the name; empty if there is none
	 */
	String name(String address) {
		String text = this.phrase.toString();
		if (this.angle == null && !address.isEmpty()) {
			text = without(text, address);
		}
		else if (text.isBlank()) {
			text = this.tail.toString();
		}
		text = unquote(text.strip()).strip();
		if (text.isEmpty() && address.isEmpty() && this.angle != null) {
			text = unquote(this.angle).strip();
		}
		return (text.isEmpty() && this.comment != null) ? unquote(this.comment).strip() : text;
	}

	/** Removes the address from what stands around it, and marks of it. */
	private static String without(String text, String address) {
		int start = text.lastIndexOf(address);
		if (start < 0) {
			return "";
		}
		int end = start + address.length();
		while (end < text.length() && ">.'".indexOf(text.charAt(end)) >= 0) {
			end++;
		}
		while (start > 0 && text.charAt(start - 1) == '\'') {
			start--;
		}
		return text.substring(0, start) + text.substring(end);
	}

	/**
	 * Returns the address.
	 * @return the address; empty if there is none
	 */
	String address() {
		if (this.angle != null) {
			// words without an at sign are a name, wherever they stand
			boolean words = this.angle.indexOf('@') < 0 && this.angle.indexOf(' ') >= 0;
			return words ? "" : ofAngle(this.angle);
		}
		String text = this.phrase.toString();
		int at = text.lastIndexOf('@');
		if (at < 0) {
			boolean word = text.indexOf(' ') < 0 && !text.contains("=?") && !this.quoted;
			return (this.comment != null && word) ? text : "";
		}
		int start = at;
		while (start > 0 && isPart(text, start - 1, -1)) {
			start--;
		}
		if (start == at && start > 0 && text.charAt(start - 1) == '"') {
			start = Math.max(0, text.lastIndexOf('"', start - 2));
		}
		int end = at + 1;
		while (end < text.length() && isPart(text, end, 1)) {
			end++;
		}
		return withoutMarks(text.substring(start, end));
	}

	/** Removes what people and programs write around an address. */
	private static String withoutMarks(String text) {
		int start = 0;
		int end = text.length();
		while (end > start && ">.'".indexOf(text.charAt(end - 1)) >= 0) {
			end--;
		}
		while (start < end && text.charAt(start) == '\'') {
			start++;
		}
		return text.substring(start, end);
	}

	/** Blanks around points and at signs are of old, and part of the address. */
	private static boolean isPart(String text, int index, int direction) {
		char c = text.charAt(index);
		if (c == '"') {
			return false;
		}
		if (c != ' ') {
			return true;
		}
		int next = index + direction;
		int previous = index - direction;
		return isJoint(text, next) || isJoint(text, previous);
	}

	private static boolean isJoint(String text, int index) {
		return index >= 0 && index < text.length() && (text.charAt(index) == '@' || text.charAt(index) == '.')
				&& index > 0 && index < text.length() - 1
				&& (text.charAt(index) == '@' || text.charAt(index - 1) == ' ' && text.charAt(index + 1) == ' ');
	}

	private static String ofAngle(String text) {
		String address = text;
		if (address.startsWith("@")) {
			address = address.substring(address.lastIndexOf(':') + 1);
		}
		String lower = address.toLowerCase(Locale.ROOT);
		if (lower.startsWith("mailto:") || lower.startsWith("smtp:")) {
			address = address.substring(address.indexOf(':') + 1);
		}
		int comment = address.lastIndexOf('(');
		if (comment > 0 && address.endsWith(")")) {
			address = address.substring(0, comment);
		}
		return address.strip();
	}

	/**
	 * Removes quotes, and the backslashes within them.
	 * @param text the text
	 * @return what it says
	 */
	private static String unquote(String text) {
		if (text.indexOf('"') < 0 && text.indexOf('\\') < 0) {
			return text;
		}
		StringBuilder plain = new StringBuilder(text.length());
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c == '\\' && i + 1 < text.length()) {
				plain.append(text.charAt(++i));
			}
			else if (c != '"') {
				plain.append(c);
			}
		}
		return plain.toString();
	}

}
