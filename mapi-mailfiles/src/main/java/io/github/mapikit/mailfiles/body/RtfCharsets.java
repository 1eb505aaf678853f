// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.body;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

import io.github.mapikit.mailfiles.text.CodePages;
import org.jspecify.annotations.Nullable;

/**
 * The character sets of a body of RTF: that of the document, and those of its fonts.
 * Belongs to one reader.
 * <p>
 * Source: Rich Text Format Specification 1.9.1, "Character Set" and "Font Table".
 */
final class RtfCharsets {

	private static final int ANSI = 1252;

	private static final int SYMBOLS = 2;

	/** The most fonts that are kept. */
	private static final int MOST_FONTS = 10_000;

	private final Map<Integer, Font> fonts = new HashMap<>();

	private Font document = new Font(ofCodePage(ANSI), false);

	private boolean multiByte;

	/** Whether a code page was given for the document, which a word does not change. */
	private boolean given;

	/**
	 * Takes the word that names the character set of the document.
	 * @param word the word
	 */
	void document(String word) {
		if (!this.given) {
			int codePage = switch (word) {
				case "mac" -> 10000;
				case "pc" -> 437;
				case "pca" -> 850;
				default -> ANSI;
			};
			document(codePage);
		}
	}

	private void document(int codePage) {
		this.document = new Font(ofCodePage(codePage), false);
		this.multiByte = !CodePages.isSingleByte(this.document.charset());
	}

	/**
	 * Takes the code page of the document.
	 * @param codePage its number
	 */
	void documentCodePage(int codePage) {
		if (CodePages.ofNumber(codePage) != null) {
			document(codePage);
			this.given = true;
		}
	}

	/**
	 * Takes the language of the document, whose code page it has if it gives none.
	 * @param locale the locale id
	 */
	void documentLanguage(int locale) {
		int codePage = CodePages.ansiOfLocale(locale);
		if (!this.given && codePage != 0 && this.document.charset().equals(ofCodePage(ANSI))) {
			document(codePage);
		}
	}

	/**
	 * Takes the character set of a font, unless its code page is known.
	 * @param font the number of the font
	 * @param number the parameter of {@code fcharset}
	 */
	void font(int font, int number) {
		Charset charset = ofFont(number);
		if (charset != null && this.fonts.size() < MOST_FONTS) {
			this.fonts.putIfAbsent(font, new Font(charset, number == 0));
		}
	}

	/**
	 * Takes the code page of a font.
	 * @param font the number of the font
	 * @param codePage the number of the code page
	 */
	void fontCodePage(int font, int codePage) {
		Charset charset = CodePages.ofNumber(codePage);
		if (charset != null && this.fonts.size() < MOST_FONTS) {
			this.fonts.put(font, new Font(charset, false));
		}
	}

	/**
	 * Returns what the text of a font is decoded as.
	 * @param font the number of the font
	 * @return the font; that of the document if it has no character set of its own
	 */
	Font of(int font) {
		return this.fonts.getOrDefault(font, this.document);
	}

	/**
	 * Returns what the HTML in the document is decoded as: it has no fonts.
	 * @param font the number of the font that surrounds it
	 * @return the font
	 */
	Font ofTag(int font) {
		return this.given ? this.document : of(font);
	}

	/**
	 * Decodes text.
	 * @param bytes the text
	 * @param font what it is decoded as
	 * @return the text
	 */
	String decode(byte[] bytes, Font font) {
		boolean document = font.ansi() && this.multiByte && isRatherOfDocument(bytes);
		return CodePages.decode(bytes, (document ? this.document : font).charset());
	}

	/**
	 * Returns whether text of a font for Western languages is in the character set of the
	 * document all the same, as those write it who have one font for all languages.
	 * @param bytes the text
	 * @return whether it has more than one byte for a character there, and is valid
	 */
	private boolean isRatherOfDocument(byte[] bytes) {
		Charset charset = this.document.charset();
		int high = 0;
		int blank = 0;
		for (byte b : bytes) {
			high += (b < 0) ? 1 : 0;
			blank += (b >= 0 && b <= ' ') ? 1 : 0;
		}
		boolean many = charset.equals(StandardCharsets.UTF_8) || 2 * high >= bytes.length - blank;
		return high > 0 && many && CodePages.isValid(bytes, charset);
	}

	private static @Nullable Charset ofFont(int number) {
		int codePage = switch (number) {
			case 0, SYMBOLS -> ANSI;
			case 77 -> 10000;
			case 78 -> 10001;
			case 79, 82 -> 10003;
			case 80 -> 10008;
			case 81 -> 10002;
			case 83 -> 10005;
			case 84 -> 10004;
			case 85 -> 10006;
			case 86 -> 10081;
			case 87 -> 10021;
			case 88 -> 10029;
			case 89 -> 10007;
			case 128 -> 932;
			case 129 -> 949;
			case 130 -> 1361;
			case 134 -> 936;
			case 136 -> 950;
			case 161 -> 1253;
			case 162 -> 1254;
			case 163 -> 1258;
			case 177, 181 -> 1255;
			case 178, 179, 180 -> 1256;
			case 186 -> 1257;
			case 204 -> 1251;
			case 222 -> 874;
			case 238 -> 1250;
			case 254 -> 437;
			case 255 -> 850;
			// some write a code page here
			default -> (number > 255) ? number : 0;
		};
		return CodePages.ofNumber(codePage);
	}

	private static Charset ofCodePage(int number) {
		Charset charset = CodePages.ofNumber(number);
		return (charset != null) ? charset : StandardCharsets.ISO_8859_1;
	}

	/**
	 * What a font says about its text.
	 *
	 * @param charset the character set
	 * @param ansi whether it is that of Western languages, which others often use
	 */
	record Font(Charset charset, boolean ansi) {

	}

}
