// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.mime.header;

import java.util.ArrayList;
import java.util.List;

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
		text = AddressText.unquote(text.strip()).strip();
		if (text.isEmpty() && address.isEmpty() && this.angle != null) {
			text = AddressText.unquote(this.angle).strip();
		}
		return (text.isEmpty() && this.comment != null) ? AddressText.unquote(this.comment).strip() : text;
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
	 * @return the address as it stands; empty if there is none
	 */
	String address() {
		if (this.angle != null) {
			// words without an at sign are a name, wherever they stand
			boolean words = this.angle.indexOf('@') < 0 && this.angle.indexOf(' ') >= 0;
			return words ? "" : AddressText.ofAngle(this.angle);
		}
		String text = this.phrase.toString();
		if (text.indexOf('@') < 0) {
			boolean word = text.indexOf(' ') < 0 && !text.contains("=?") && !this.quoted;
			return (this.comment != null && word) ? text : "";
		}
		return AddressText.among(text);
	}

	/** Whether this is one word, as a surname before a comma is. */
	boolean isSurname() {
		return isPlainName() && this.phrase.indexOf(" ") < 0 && !mayHoldBlanks();
	}

	/** Whether the name is one word, or one with initials, as behind a surname. */
	boolean hasGivenName() {
		if (this.quoted || this.phrase.length() == 0 || mayHoldBlanks()) {
			return false;
		}
		String[] words = this.phrase.toString().split(" ", 4);
		for (int i = 1; i < words.length; i++) {
			if (words[i].length() > (words[i].endsWith(".") ? 2 : 1)) {
				return false;
			}
		}
		return true;
	}

	private boolean mayHoldBlanks() {
		return this.phrase.indexOf("=?") >= 0
				&& (this.phrase.indexOf("_") >= 0 || this.phrase.indexOf("=20") >= 0 || !hasOnlyQuotedWords());
	}

	private boolean hasOnlyQuotedWords() {
		return this.phrase.indexOf("?B?") < 0 && this.phrase.indexOf("?b?") < 0;
	}

}
