// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.body;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;

import io.github.mapikit.mailfiles.body.RtfGroup.Destination;
import org.jspecify.annotations.Nullable;

/**
 * The text that a body of RTF says, as its words and characters make it. Holds one small
 * state for each open group. Belongs to one reader.
 */
final class RtfText {

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
			Map.entry("ldblquote", "\u201C"), Map.entry("rdblquote", "\u201D"), Map.entry("zwj", "\u200D"),
			Map.entry("zwnj", "\u200C"), Map.entry("ltrmark", "\u200E"), Map.entry("rtlmark", "\u200F"));

	/** What of them has a name of its own in HTML. */
	private static final Map<String, String> ENTITIES = Map.of("emdash", "&mdash;", "endash", "&ndash;", "bullet",
			"&bull;", "lquote", "&lsquo;", "rquote", "&rsquo;", "ldblquote", "&ldquo;", "rdblquote", "&rdquo;");

	/** Groups that are no text, beside those that say so. */
	private static final Set<String> NO_TEXT = Set.of("colortbl", "stylesheet", "info", "pict", "fldinst", "objdata",
			"header", "headerf", "headerl", "headerr", "footer", "footerf", "footerl", "footerr", "filetbl",
			"listtable", "listoverridetable", "revtbl", "rsidtbl", "nonshppict", "mhtmltag", "themedata",
			"colorschememapping", "datastore", "xe", "tc", "rxe", "txe", "bkmkstart", "bkmkend", "atnid", "atnauthor");

	private final StringBuilder out = new StringBuilder();

	/** Characters of text that are not decoded yet. */
	private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

	private final RtfCharsets charsets = new RtfCharsets();

	private final Deque<RtfGroup> outer = new ArrayDeque<>();

	private RtfGroup group = new RtfGroup();

	private RtfBody.Source source = RtfBody.Source.RTF;

	private int defaultFont;

	/** What the bytes are decoded as. */
	private RtfCharsets.@Nullable Font bytesFont;

	/** What a byte at this place is decoded as; {@code null} if that may have changed. */
	private RtfCharsets.@Nullable Font currentFont;

	int length() {
		return this.out.length() + this.bytes.size();
	}

	RtfBody toBody(int limit) {
		flush();
		this.out.setLength(Math.min(this.out.length(), limit));
		return new RtfBody(this.source, this.out.toString());
	}

	/**
	 * Begins a group.
	 * @return the number of groups that are open
	 */
	int begin() {
		this.outer.push(this.group);
		this.group = new RtfGroup(this.group);
		return this.outer.size();
	}

	/**
	 * Ends the innermost group.
	 * @return the number of groups that are open
	 */
	int end() {
		this.group = this.outer.pop();
		this.currentFont = null;
		return this.outer.size();
	}

	/**
	 * Adds a character of the group's character set.
	 * @param c the character, a byte
	 */
	void add(char c) {
		if (isSilent()) {
			return;
		}
		RtfCharsets.Font font = this.currentFont;
		if (font == null) {
			font = font();
			this.currentFont = font;
		}
		if (this.bytesFont != font) {
			flush();
			this.bytesFont = font;
		}
		this.bytes.write(c);
	}

	private RtfCharsets.Font font() {
		int font = (this.group.font() != null) ? this.group.font() : this.defaultFont;
		if (this.group.destination() == Destination.HTML_TAG) {
			return this.charsets.ofTag(font);
		}
		Integer associated = this.group.rightToLeftFont();
		if (associated != null && !this.charsets.of(associated).ansi()) {
			return this.charsets.of(associated);
		}
		return this.charsets.of(font);
	}

	/**
	 * Adds a character at which a line does not break.
	 * @param space whether it is a space, or else a hyphen
	 */
	void addNoBreak(boolean space) {
		if (isHtmlText()) {
			append(space ? "&nbsp;" : "&shy;");
		}
		else {
			append(String.valueOf(space ? NO_BREAK_SPACE : NO_BREAK_HYPHEN));
		}
	}

	/**
	 * Adds a Unicode character.
	 * @param code its UTF-16 unit, which may be negative, or its code point
	 * @return how many characters behind it stand in for it
	 */
	int addUnicode(int code) {
		boolean unit = code <= Character.MAX_VALUE || !Character.isValidCodePoint(code);
		append(unit ? String.valueOf((char) code) : Character.toString(code));
		return this.group.standIns();
	}

	/**
	 * Returns whether a word is a character, which may stand in for a Unicode one.
	 * @param word the word
	 * @return whether it is one
	 */
	static boolean isCharacter(String word) {
		String text = CHARACTERS.get(word);
		return text != null && !text.equals(LINE_END) && !text.equals("\t");
	}

	/**
	 * Does what a word asks for.
	 * @param word the word
	 * @param parameter its parameter, if it has one
	 * @param mayBeIgnored whether it begins a group that may be ignored
	 */
	void word(String word, @Nullable Integer parameter, boolean mayBeIgnored) {
		this.currentFont = null;
		int number = (parameter != null) ? parameter : 0;
		boolean on = parameter == null || parameter != 0;
		switch (word) {
			case "ansi", "mac", "pc", "pca" -> this.charsets.document(word);
			case "ansicpg" -> this.charsets.documentCodePage(number);
			case "deflang" -> this.charsets.documentLanguage(number);
			case "deff" -> {
				this.defaultFont = number;
			}
			case "f" -> this.group.font(number);
			case "af" -> this.group.associatedFont(number);
			case "rtlch" -> this.group.rightToLeft(true);
			case "ltrch" -> this.group.rightToLeft(false);
			case "plain" -> this.group.plain();
			case "fcharset", "cpg" -> font(word, number);
			case "fromhtml" -> madeOf(on ? RtfBody.Source.HTML : RtfBody.Source.RTF);
			case "fromtext" -> madeOf(RtfBody.Source.TEXT);
			case "htmlrtf" -> this.group.rtfOnly(on);
			case "v", "deleted" -> this.group.hidden(on);
			case "uc" -> this.group.standIns(Math.max(0, number));
			default -> characterOrDestination(word, mayBeIgnored);
		}
	}

	private void font(String word, int number) {
		Integer font = this.group.font();
		if (this.group.destination() == Destination.FONTS && font != null) {
			if (word.equals("cpg")) {
				this.charsets.fontCodePage(font, number);
			}
			else {
				this.charsets.font(font, number);
			}
		}
	}

	private void madeOf(RtfBody.Source madeOf) {
		// a word of the document's head; further down it would be somebody's text
		if (this.outer.size() == 1 && this.source == RtfBody.Source.RTF && length() == 0) {
			this.source = madeOf;
		}
	}

	private void characterOrDestination(String word, boolean mayBeIgnored) {
		String text = CHARACTERS.get(word);
		if (text != null) {
			append(isHtmlText() ? ENTITIES.getOrDefault(word, text) : text);
			return;
		}
		switch (word) {
			case "fonttbl" -> this.group.destination(Destination.FONTS);
			case "htmltag" ->
				this.group.destination((this.source == RtfBody.Source.HTML) ? Destination.HTML_TAG : Destination.NONE);
			case "upr" -> this.group.hideUntilUnicode();
			case "ud" -> this.group.showUnicode();
			default -> {
				if (mayBeIgnored || NO_TEXT.contains(word)) {
					this.group.destination(Destination.NONE);
				}
			}
		}
	}

	private void flush() {
		if (this.bytesFont != null && this.bytes.size() > 0) {
			this.out.append(this.charsets.decode(this.bytes.toByteArray(), this.bytesFont));
			this.bytes.reset();
		}
	}

	private void append(String text) {
		if (!isSilent()) {
			flush();
			this.out.append(text);
		}
	}

	/**
	 * Whether what stands here is not part of the body.
	 * @return whether it is not
	 */
	private boolean isSilent() {
		return switch (this.group.destination()) {
			case NONE, FONTS -> true;
			case HTML_TAG -> false;
			case TEXT -> (this.source == RtfBody.Source.HTML) ? this.group.isRtfOnly() : this.group.isHidden();
		};
	}

	private boolean isHtmlText() {
		return this.source == RtfBody.Source.HTML && this.group.destination() == Destination.TEXT;
	}

}
