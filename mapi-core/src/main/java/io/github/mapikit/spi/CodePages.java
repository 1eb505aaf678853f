// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.spi;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;

/**
 * Windows code pages as character sets.
 * <p>
 * Source: "Code Page Identifiers" (Microsoft Learn).
 */
final class CodePages {

	private static final String WESTERN = "windows-1252";

	private CodePages() {
	}

	/**
	 * Returns the character set of a code page.
	 * @param codePage the number, 0 if it is not known
	 * @return the character set; that of Western Windows for one that this JVM lacks
	 */
	static Charset charset(int codePage) {
		try {
			return switch (codePage) {
				case 65001 -> StandardCharsets.UTF_8;
				case 1200 -> StandardCharsets.UTF_16LE;
				case 1201 -> StandardCharsets.UTF_16BE;
				case 20127 -> StandardCharsets.US_ASCII;
				default -> Charset.forName(name(codePage));
			};
		}
		catch (IllegalCharsetNameException | UnsupportedCharsetException ex) {
			return Charset.forName(WESTERN);
		}
	}

	private static String name(int codePage) {
		if (codePage > 28590 && codePage < 28606) {
			return "ISO-8859-" + (codePage - 28590);
		}
		if (codePage >= 1250 && codePage <= 1258) {
			return "windows-" + codePage;
		}
		return switch (codePage) {
			case 874 -> "x-windows-874";
			case 932 -> "windows-31j";
			case 936 -> "GBK";
			case 949 -> "x-windows-949";
			case 950 -> "x-windows-950";
			case 20866 -> "KOI8-R";
			case 21866 -> "KOI8-U";
			case 50220, 50221, 50222 -> "ISO-2022-JP";
			case 50225 -> "ISO-2022-KR";
			case 51932 -> "EUC-JP";
			case 51949 -> "EUC-KR";
			case 52936, 54936 -> "GB18030";
			default -> WESTERN;
		};
	}

}
