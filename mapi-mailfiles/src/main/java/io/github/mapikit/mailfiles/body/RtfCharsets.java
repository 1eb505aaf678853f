// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.body;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

import io.github.mapikit.mailfiles.text.CodePages;
import org.jspecify.annotations.Nullable;

/**
 * The character sets that RTF names: of the document, and by number those of its fonts.
 * <p>
 * Source: Rich Text Format Specification 1.9.1, "Character Set" and "Font Table".
 */
final class RtfCharsets {

	private static final int ANSI = 1252;

	private RtfCharsets() {
	}

	/**
	 * Returns the character set of a document.
	 * @param word the control word that names it
	 * @return the character set
	 */
	static Charset ofDocument(String word) {
		int codePage = switch (word) {
			case "mac" -> 10000;
			case "pc" -> 437;
			case "pca" -> 850;
			default -> ANSI;
		};
		return ofCodePage(codePage);
	}

	/**
	 * Returns the character set of a font.
	 * @param number the parameter of {@code fcharset}
	 * @return the character set, or {@code null} for that of the document
	 */
	static @Nullable Charset ofFont(int number) {
		int codePage = switch (number) {
			case 0, 2 -> ANSI;
			case 77 -> 10000;
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
			default -> 0;
		};
		return CodePages.ofNumber(codePage);
	}

	/**
	 * Returns the character set of a code page.
	 * @param number the code page
	 * @return the character set, the usual one if this Java does not know it
	 */
	static Charset ofCodePage(int number) {
		Charset charset = CodePages.ofNumber(number);
		if (charset == null) {
			charset = CodePages.ofNumber(ANSI);
		}
		return (charset != null) ? charset : StandardCharsets.ISO_8859_1;
	}

}
