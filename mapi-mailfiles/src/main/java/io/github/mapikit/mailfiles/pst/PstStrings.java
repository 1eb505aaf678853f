// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst;

import java.nio.charset.Charset;
import java.util.List;

import io.github.mapikit.mailfiles.item.MailFolderKind;
import io.github.mapikit.mailfiles.outlook.StringDecoder;
import io.github.mapikit.mailfiles.text.CodePages;

/**
 * Guesses the code page of a store that tells none.
 */
final class PstStrings {

	private static final int WESTERN = 1252;

	private static final int[] CANDIDATES = { WESTERN, 932, 936, 949, 950, 874, 1250, 1251, 1253, 1254, 1255, 1256,
			1257, 1258 };

	private PstStrings() {
	}

	/**
	 * Guesses by the names that Outlook gives to folders in its languages.
	 * @param names the names of folders, as the file has them
	 * @return the decoder
	 */
	static StringDecoder ofFolders(List<byte[]> names) {
		int best = 0;
		int most = 0;
		for (int codePage : CANDIDATES) {
			Charset charset = CodePages.ofNumber(codePage);
			int known = (charset != null) ? known(names, charset) : 0;
			if (known > most) {
				best = codePage;
				most = known;
			}
		}
		return (best != 0) ? StringDecoder.UNKNOWN.of(best, null) : StringDecoder.UNKNOWN;
	}

	private static int known(List<byte[]> names, Charset charset) {
		int known = 0;
		for (byte[] name : names) {
			if (CodePages.isValid(name, charset)
					&& MailFolderKind.ofName(CodePages.decode(name, charset)) != MailFolderKind.GENERIC) {
				known++;
			}
		}
		return known;
	}

}
