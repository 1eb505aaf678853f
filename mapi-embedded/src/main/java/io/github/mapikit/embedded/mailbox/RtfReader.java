// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.mailbox;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Reads what a body of RTF says: the HTML or the plain text that it was made of, or its
 * own plain text. Reads once from begin to end, holds one small state for each open
 * group, and stops at a limit, so that its cost grows with the size of the RTF and
 * nothing else; what is wrong in it is passed over. Used once, by one thread.
 * <p>
 * Sources: [MS-OXRTFEX], 2.1 and 2.2; Rich Text Format Specification 1.9.1.
 */
final class RtfReader {

	private static final int DEEPEST = 1000;

	private static final int LONGEST_WORD = 32;

	private static final String LINE_END = "\r\n";

	private static final char NO_BREAK_SPACE = '\u00A0';

	private static final char NO_BREAK_HYPHEN = '\u2011';

	/** What stands for characters, in plain text. */
	private static final Map<String, String> CHARACTERS = Map.ofEntries(Map.entry("par", LINE_END),
			Map.entry("line", LINE_END), Map.entry("sect", LINE_END), Map.entry("page", LINE_END),
			Map.entry("row", LINE_END), Map.entry("nestrow", LINE_END), Map.entry("tab", "\t"), Map.entry("cell", "\t"),
			Map.entry("nestcell", "\t"), Map.entry("emspace", "\u2003"), Map.entry("enspace", "\u2002"),
			Map.entry("qmspace", "\u2005"), Map.entry("emdash", "\u2014"), Map.entry("endash", "\u2013"),
			Map.entry("bullet", "\u2022"), Map.entry("lquote", "\u2018"), Map.entry("rquote", "\u2019"),
			Map.entry("ldblquote", "\u201C"), Map.entry("rdblquote", "\u201D"));

	/** What of them has a name of its own in HTML. */
	private static final Map<String, String> ENTITIES = Map.of("emdash", "&mdash;", "endash", "&ndash;", "bullet",
			"&bull;", "lquote", "&lsquo;", "rquote", "&rsquo;", "ldblquote", "&ldquo;", "rdblquote", "&rdquo;");

	/** Groups that are no text, beside those that say so. */
	private static final Set<String> NO_TEXT = Set.of("colortbl", "stylesheet", "info", "pict", "fldinst", "objdata",
			"header", "headerf", "headerl", "headerr", "footer", "footerf", "footerl", "footerr", "filetbl",
			"listtable", "listoverridetable", "revtbl", "rsidtbl", "nonshppict", "mhtmltag", "themedata",
			"colorschememapping", "datastore", "xe", "tc", "rxe", "txe", "bkmkstart", "bkmkend", "atnid", "atnauthor");

	private final String rtf;

	private final int limit;

	private final StringBuilder out = new StringBuilder();

	/** Characters of text whose character set is that of the group. */
	private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

	private final Map<Integer, Charset> fonts = new HashMap<>();

	private final Deque<Group> outer = new ArrayDeque<>();

	private Group group = new Group();

	private RtfBody.Source source = RtfBody.Source.RTF;

	private Charset charset = RtfCharsets.ofDocument("ansi");

	private int defaultFont;

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
		while (open && this.at < this.rtf.length() && this.out.length() < this.limit) {
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
		flush();
		this.out.setLength(Math.min(this.out.length(), this.limit));
		return new RtfBody(this.source, this.out.toString());
	}

	private boolean begin() {
		flush();
		this.standIns = 0;
		this.ignorable = false;
		this.outer.push(this.group);
		this.group = new Group(this.group);
		return this.outer.size() <= DEEPEST;
	}

	private boolean end() {
		flush();
		this.standIns = 0;
		this.ignorable = false;
		this.group = this.outer.pop();
		return !this.outer.isEmpty();
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
		flush();
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
			case '~' -> special(NO_BREAK_SPACE, "&nbsp;");
			case '_' -> special(NO_BREAK_HYPHEN, "&shy;");
			case '\r', '\n' -> {
				flush();
				word("par", null);
			}
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

	private void special(char character, String entity) {
		flush();
		this.standIns = 0;
		append(isHtmlText() ? entity : String.valueOf(character));
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
		if (this.standIns > 0) {
			this.standIns--;
		}
		else if (!isSilent()) {
			this.bytes.write(c);
		}
	}

	private void word(String word, @Nullable Integer parameter) {
		boolean mayBeIgnored = this.ignorable;
		this.ignorable = false;
		this.standIns = 0;
		int number = (parameter != null) ? parameter : 0;
		boolean on = parameter == null || parameter != 0;
		switch (word) {
			case "ansi", "mac", "pc", "pca" -> {
				this.charset = RtfCharsets.ofDocument(word);
			}
			case "ansicpg" -> {
				this.charset = RtfCharsets.ofCodePage(number);
			}
			case "deff" -> {
				this.defaultFont = number;
			}
			case "f" -> {
				this.group.font = number;
			}
			case "plain" -> plain();
			case "fcharset" -> font(RtfCharsets.ofFont(number));
			case "fromhtml" -> madeOf(on ? RtfBody.Source.HTML : RtfBody.Source.RTF);
			case "fromtext" -> madeOf(RtfBody.Source.TEXT);
			case "htmlrtf" -> {
				this.group.rtfOnly = on;
			}
			case "v", "deleted" -> {
				this.group.hidden = on;
			}
			case "uc" -> {
				this.group.standIns = Math.max(0, number);
			}
			case "u" -> unicode(number);
			case "bin" -> {
				this.at = (int) Math.min(this.rtf.length(), this.at + (long) Math.max(0, number));
			}
			default -> destination(word, mayBeIgnored);
		}
	}

	private void plain() {
		this.group.font = null;
		this.group.hidden = false;
	}

	private void font(@Nullable Charset fontCharset) {
		Integer font = this.group.font;
		if (this.group.destination == Destination.FONTS && font != null && fontCharset != null) {
			this.fonts.put(font, fontCharset);
		}
	}

	private void madeOf(RtfBody.Source madeOf) {
		// a word of the document's head; further down it would be somebody's text
		if (this.outer.size() == 1 && this.source == RtfBody.Source.RTF && this.out.isEmpty()) {
			this.source = madeOf;
		}
	}

	private void unicode(int number) {
		append(String.valueOf((char) number));
		this.standIns = this.group.standIns;
	}

	private void destination(String word, boolean mayBeIgnored) {
		String text = CHARACTERS.get(word);
		if (text != null) {
			append(isHtmlText() ? ENTITIES.getOrDefault(word, text) : text);
			return;
		}
		switch (word) {
			case "fonttbl" -> {
				this.group.destination = Destination.FONTS;
			}
			case "htmltag" -> {
				this.group.destination = (this.source == RtfBody.Source.HTML) ? Destination.HTML_TAG : Destination.NONE;
			}
			case "upr" -> {
				this.group.unicodeDestination = this.group.destination;
				this.group.destination = Destination.NONE;
			}
			case "ud" -> {
				this.group.destination = this.group.unicodeDestination;
			}
			default -> {
				if (mayBeIgnored || NO_TEXT.contains(word)) {
					this.group.destination = Destination.NONE;
				}
			}
		}
	}

	private void flush() {
		if (this.bytes.size() > 0) {
			Integer font = (this.group.font != null) ? this.group.font : Integer.valueOf(this.defaultFont);
			String text = this.bytes.toString(this.fonts.getOrDefault(font, this.charset));
			this.bytes.reset();
			append(text);
		}
	}

	private void append(String text) {
		if (!isSilent()) {
			this.out.append(text);
		}
	}

	/**
	 * Whether what stands here is not part of the body.
	 * @return whether it is not
	 */
	private boolean isSilent() {
		return switch (this.group.destination) {
			case NONE, FONTS -> true;
			case HTML_TAG -> false;
			case TEXT -> (this.source == RtfBody.Source.HTML) ? this.group.rtfOnly : this.group.hidden;
		};
	}

	private boolean isHtmlText() {
		return this.source == RtfBody.Source.HTML && this.group.destination == Destination.TEXT;
	}

	private static boolean isLetter(char c) {
		return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
	}

	/**
	 * What the text of a group is.
	 */
	private enum Destination {

		/** Part of the body. */
		TEXT,
		/** A piece of the HTML that the RTF was made of. */
		HTML_TAG,
		/** The font table. */
		FONTS,
		/** Nothing that is shown. */
		NONE

	}

	/**
	 * What holds until the end of a group.
	 */
	private static final class Group {

		private Destination destination = Destination.TEXT;

		/** Where the Unicode twin of what stands in this group belongs. */
		private Destination unicodeDestination = Destination.NONE;

		private @Nullable Integer font;

		private int standIns = 1;

		/** Whether the text is for those that show the RTF, and not of the HTML. */
		private boolean rtfOnly;

		private boolean hidden;

		Group() {
		}

		Group(Group outer) {
			this.destination = outer.destination;
			this.unicodeDestination = outer.unicodeDestination;
			this.font = outer.font;
			this.standIns = outer.standIns;
			this.rtfOnly = outer.rtfOnly;
			this.hidden = outer.hidden;
		}

	}

}
