// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

import io.github.mapikit.mailfiles.item.MailFolderKind;
import io.github.mapikit.mailfiles.pst.ltp.StringDecoder;
import io.github.mapikit.mailfiles.text.CodePages;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the 8-bit strings of an object: they are in the code page that the message
 * gives, else in the ANSI code page of its locale, else in the one of what it is in, else
 * in windows-1252. Immutable; may be used on any thread.
 * <p>
 * Source: "PidTagMessageCodepage", "PidTagMessageLocaleId" (MAPI reference).
 */
final class PstStrings implements StringDecoder {

	/** The code page of western Europe. */
	static final PstStrings WESTERN = new PstStrings(1252);

	private static final int[] CANDIDATES = { 932, 936, 949, 950, 874, 1250, 1251, 1253, 1254, 1255, 1256, 1257, 1258 };

	private final Charset charset;

	private PstStrings(int codePage) {
		Charset known = CodePages.ofNumber(codePage);
		this.charset = (known != null) ? known : StandardCharsets.ISO_8859_1;
	}

	private PstStrings(Charset charset) {
		this.charset = charset;
	}

	/**
	 * Returns the decoder of an object within the one that has this decoder.
	 * @param codePage the object's {@code PR_MESSAGE_CODEPAGE}; 0 if it has none
	 * @param locale the object's {@code PR_MESSAGE_LOCALE_ID}; 0 if it has none
	 * @return the decoder
	 */
	PstStrings within(int codePage, int locale) {
		Charset told = usable(codePage);
		if (told == null && locale != 0) {
			told = usable(CodePages.ansiOfLocale(locale));
		}
		return (told == null || told.equals(this.charset)) ? this : new PstStrings(told);
	}

	private static @Nullable Charset usable(int codePage) {
		// strings of two bytes a character have a type of their own
		return (codePage > 0 && codePage != 1200 && codePage != 1201 && codePage != 20127)
				? CodePages.ofNumber(codePage) : null;
	}

	/**
	 * Guesses the code page of a store that tells none, by the names that Outlook gives
	 * to folders in its languages.
	 * @param names the names of folders, as the file has them
	 * @return the decoder
	 */
	static PstStrings ofFolders(List<byte[]> names) {
		PstStrings best = WESTERN;
		int most = best.known(names);
		for (int codePage : CANDIDATES) {
			Charset charset = CodePages.ofNumber(codePage);
			PstStrings candidate = (charset != null) ? new PstStrings(charset) : best;
			int known = candidate.known(names);
			if (known > most) {
				best = candidate;
				most = known;
			}
		}
		return best;
	}

	private int known(List<byte[]> names) {
		int known = 0;
		for (byte[] name : names) {
			if (CodePages.isValid(name, this.charset)
					&& MailFolderKind.ofName(decode(name)) != MailFolderKind.GENERIC) {
				known++;
			}
		}
		return known;
	}

	@Override
	public String decode(byte[] bytes) {
		return CodePages.decode(bytes, this.charset);
	}

	@Override
	public String toString() {
		return this.charset.toString();
	}

}
