// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.body;

import org.jspecify.annotations.Nullable;

/**
 * Reads what a body of RTF says: the HTML or the plain text that it was made of, or its
 * own plain text. Reads once from begin to end, with one small state for each open group,
 * and stops at a limit, so that its cost grows with the size of the RTF and nothing else;
 * what is wrong in it is passed over. Used once, by one thread.
 * <p>
 * Sources: [MS-OXRTFEX], 2.1 and 2.2; Rich Text Format Specification 1.9.1.
 */
final class RtfReader {

	private static final int DEEPEST = 1000;

	private static final int LONGEST_WORD = 32;

	private final String rtf;

	private final int limit;

	private final RtfText text = new RtfText();

	private int at;

	/** How many characters are left of those that stand in for a Unicode one. */
	private int standIns;

	/** Whether the next word begins a group that may be ignored. */
	private boolean ignorable;

	private RtfReader(String rtf, int limit) {
		this.rtf = rtf;
		this.limit = limit;
	}

	/**
	 * Reads a body.
	 * @param rtf the RTF, each byte of it a character
	 * @param limit the largest number of characters to give
	 * @return what it says, or {@code null} if it is no RTF
	 */
	static @Nullable RtfBody read(String rtf, int limit) {
		return rtf.startsWith("{\\rtf") ? new RtfReader(rtf, limit).read() : null;
	}

	private RtfBody read() {
		boolean open = true;
		while (open && this.at < this.rtf.length() && this.text.length() < this.limit) {
			char c = this.rtf.charAt(this.at++);
			switch (c) {
				case '{' -> {
					open = begin();
				}
				case '}' -> {
					open = end();
				}
				case '\\' -> control();
				case '\r', '\n', '\0' -> {
					// not part of the text
				}
				default -> character(c);
			}
		}
		return this.text.toBody(this.limit);
	}

	private boolean begin() {
		this.standIns = 0;
		this.ignorable = false;
		return this.text.begin() <= DEEPEST;
	}

	private boolean end() {
		this.standIns = 0;
		this.ignorable = false;
		return this.text.end() > 0;
	}

	private void control() {
		if (this.at >= this.rtf.length()) {
			return;
		}
		int start = this.at;
		char c = this.rtf.charAt(this.at++);
		if (!isLetter(c)) {
			symbol(c);
			return;
		}
		while (this.at < this.rtf.length() && isLetter(this.rtf.charAt(this.at)) && this.at - start < LONGEST_WORD) {
			this.at++;
		}
		String word = this.rtf.substring(start, this.at);
		Integer parameter = parameter();
		if (this.at < this.rtf.length() && this.rtf.charAt(this.at) == ' ') {
			this.at++;
		}
		word(word, parameter);
	}

	private @Nullable Integer parameter() {
		boolean negative = this.at < this.rtf.length() && this.rtf.charAt(this.at) == '-';
		int begin = negative ? this.at + 1 : this.at;
		int end = begin;
		long value = 0;
		while (end < this.rtf.length() && this.rtf.charAt(end) >= '0' && this.rtf.charAt(end) <= '9') {
			value = Math.min(Integer.MAX_VALUE, 10 * value + this.rtf.charAt(end) - '0');
			end++;
		}
		if (end == begin) {
			return null;
		}
		this.at = end;
		return (int) (negative ? -value : value);
	}

	private void symbol(char c) {
		switch (c) {
			case '\'' -> hexadecimal();
			case '*' -> {
				this.ignorable = isBeginOfGroup(this.at - 2);
			}
			case '\\', '{', '}' -> character(c);
			case '~', '_' -> {
				if (!standsIn()) {
					this.text.addNoBreak(c == '~');
				}
			}
			case '\r', '\n' -> word("par", null);
			default -> {
				// where a word may be parted, and what indexes need
			}
		}
	}

	private boolean isBeginOfGroup(int end) {
		int before = end - 1;
		while (before >= 0 && (this.rtf.charAt(before) == '\r' || this.rtf.charAt(before) == '\n')) {
			before--;
		}
		return before >= 0 && this.rtf.charAt(before) == '{';
	}

	private void hexadecimal() {
		if (this.at + 2 > this.rtf.length()) {
			this.at = this.rtf.length();
			return;
		}
		int high = Character.digit(this.rtf.charAt(this.at), 16);
		int low = Character.digit(this.rtf.charAt(this.at + 1), 16);
		if (high >= 0 && low >= 0) {
			this.at += 2;
			character((char) (16 * high + low));
		}
	}

	private void character(char c) {
		this.ignorable = false;
		if (!standsIn()) {
			this.text.add(c);
		}
	}

	/**
	 * Counts a character, if it stands in for a Unicode one.
	 * @return whether it does
	 */
	private boolean standsIn() {
		if (this.standIns == 0) {
			return false;
		}
		this.standIns--;
		return true;
	}

	private void word(String word, @Nullable Integer parameter) {
		boolean mayBeIgnored = this.ignorable;
		this.ignorable = false;
		if (RtfText.isCharacter(word) && standsIn()) {
			return;
		}
		this.standIns = 0;
		int number = (parameter != null) ? parameter : 0;
		switch (word) {
			case "u" -> {
				this.standIns = this.text.addUnicode(number);
			}
			case "bin" -> {
				this.at = (int) Math.min(this.rtf.length(), this.at + (long) Math.max(0, number));
			}
			default -> this.text.word(word, parameter, mayBeIgnored);
		}
	}

	private static boolean isLetter(char c) {
		return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
	}

}
