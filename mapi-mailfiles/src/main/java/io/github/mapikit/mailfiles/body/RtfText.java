// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.body;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
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
			Map.entry("ldblquote", "\u201C"), Map.entry("rdblquote", "\u201D"));

	/** What of them has a name of its own in HTML. */
	private static final Map<String, String> ENTITIES = Map.of("emdash", "&mdash;", "endash", "&ndash;", "bullet",
			"&bull;", "lquote", "&lsquo;", "rquote", "&rsquo;", "ldblquote", "&ldquo;", "rdblquote", "&rdquo;");

	/** Groups that are no text, beside those that say so. */
	private static final Set<String> NO_TEXT = Set.of("colortbl", "stylesheet", "info", "pict", "fldinst", "objdata",
			"header", "headerf", "headerl", "headerr", "footer", "footerf", "footerl", "footerr", "filetbl",
			"listtable", "listoverridetable", "revtbl", "rsidtbl", "nonshppict", "mhtmltag", "themedata",
			"colorschememapping", "datastore", "xe", "tc", "rxe", "txe", "bkmkstart", "bkmkend", "atnid", "atnauthor");

	private final StringBuilder out = new StringBuilder();

	/** Characters of text whose character set is that of the group. */
	private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

	private final Map<Integer, Charset> fonts = new HashMap<>();

	private final Deque<RtfGroup> outer = new ArrayDeque<>();

	private RtfGroup group = new RtfGroup();

	private RtfBody.Source source = RtfBody.Source.RTF;

	private Charset charset = RtfCharsets.ofDocument("ansi");

	private int defaultFont;

	int length() {
		return this.out.length();
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
		flush();
		this.outer.push(this.group);
		this.group = new RtfGroup(this.group);
		return this.outer.size();
	}

	/**
	 * Ends the innermost group.
	 * @return the number of groups that are open
	 */
	int end() {
		flush();
		this.group = this.outer.pop();
		return this.outer.size();
	}

	/**
	 * Adds a character of the group's character set.
	 * @param c the character, a byte
	 */
	void add(char c) {
		if (!isSilent()) {
			this.bytes.write(c);
		}
	}

	void addNoBreakSpace() {
		flush();
		append(isHtmlText() ? "&nbsp;" : String.valueOf(NO_BREAK_SPACE));
	}

	void addNoBreakHyphen() {
		flush();
		append(isHtmlText() ? "&shy;" : String.valueOf(NO_BREAK_HYPHEN));
	}

	/**
	 * Adds a Unicode character.
	 * @param c the character
	 * @return how many characters behind it stand in for it
	 */
	int addUnicode(char c) {
		flush();
		append(String.valueOf(c));
		return this.group.standIns();
	}

	/**
	 * Does what a word asks for.
	 * @param word the word
	 * @param parameter its parameter, if it has one
	 * @param mayBeIgnored whether it begins a group that may be ignored
	 */
	void word(String word, @Nullable Integer parameter, boolean mayBeIgnored) {
		flush();
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
			case "f" -> this.group.font(number);
			case "plain" -> this.group.plain();
			case "fcharset" -> font(RtfCharsets.ofFont(number));
			case "fromhtml" -> madeOf(on ? RtfBody.Source.HTML : RtfBody.Source.RTF);
			case "fromtext" -> madeOf(RtfBody.Source.TEXT);
			case "htmlrtf" -> this.group.rtfOnly(on);
			case "v", "deleted" -> this.group.hidden(on);
			case "uc" -> this.group.standIns(Math.max(0, number));
			default -> characterOrDestination(word, mayBeIgnored);
		}
	}

	private void font(@Nullable Charset fontCharset) {
		Integer font = this.group.font();
		if (this.group.destination() == Destination.FONTS && font != null && fontCharset != null) {
			this.fonts.put(font, fontCharset);
		}
	}

	private void madeOf(RtfBody.Source madeOf) {
		// a word of the document's head; further down it would be somebody's text
		if (this.outer.size() == 1 && this.source == RtfBody.Source.RTF && this.out.isEmpty()) {
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
		if (this.bytes.size() > 0) {
			Integer font = (this.group.font() != null) ? this.group.font() : Integer.valueOf(this.defaultFont);
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
