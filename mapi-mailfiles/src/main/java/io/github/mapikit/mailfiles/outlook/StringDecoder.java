// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.outlook;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.github.mapikit.mailfiles.text.CodePages;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the 8-bit strings ({@code PT_STRING8}) of an object in one of Outlook's files.
 * They are in the code page that the message gives ({@code PR_MESSAGE_CODEPAGE}), else in
 * the ANSI code page of its locale ({@code PR_MESSAGE_LOCALE_ID}), else in that of the
 * store or of the message around it, else in windows-1252. {@code PR_INTERNET_CPID} is
 * that of the Internet body alone and says nothing of them.
 * <p>
 * A byte that does not fit costs itself. A text of which hardly anything fits is in
 * another code page than the file says: the next one of the rule that fits is taken.
 * Immutable; may be used on any thread.
 * <p>
 * Source: "PidTagMessageCodepage", "PidTagMessageLocaleId" (MAPI reference); [MS-OXMSG],
 * 2.1.
 *
 * @since 0.1.0
 */
public final class StringDecoder {

	/** {@code PR_MESSAGE_CODEPAGE}. */
	public static final int MESSAGE_CODEPAGE = 0x3FFD0003;

	/** {@code PR_MESSAGE_LOCALE_ID}. */
	public static final int MESSAGE_LOCALE_ID = 0x3FF10003;

	/** Of strings of which nothing is known. */
	public static final StringDecoder UNKNOWN = new StringDecoder(Set.of());

	private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

	private static final char REPLACEMENT = '\uFFFD';

	/** Whatever code page it is, its bytes below 0x80 have to be ASCII. */
	private static final byte[] SAMPLE = "Az09 @.".getBytes(StandardCharsets.US_ASCII);

	private final List<Charset> charsets;

	private StringDecoder(Set<Charset> charsets) {
		this.charsets = List.copyOf(charsets);
	}

	/**
	 * Returns the decoder of a message, or of a store.
	 * @param codePage the code page that it gives, or {@code null}
	 * @param locale the locale that it gives, or {@code null}
	 * @return the decoder, for which this one is that of the store or of the message
	 * around it
	 */
	public StringDecoder of(@Nullable Integer codePage, @Nullable Integer locale) {
		Set<Charset> all = new LinkedHashSet<>();
		if (codePage != null) {
			add(all, codePage);
			add(all, ansiOf(codePage));
		}
		if (locale != null) {
			add(all, CodePages.ansiOfLocale(locale));
		}
		all.addAll(this.charsets);
		return new StringDecoder(all);
	}

	private static void add(Set<Charset> all, int codePage) {
		Charset charset = (codePage > 0) ? CodePages.ofNumber(codePage) : null;
		if (charset == StandardCharsets.US_ASCII || charset == StandardCharsets.ISO_8859_1) {
			charset = WINDOWS_1252;
		}
		if (charset != null
				&& new String(SAMPLE, StandardCharsets.US_ASCII).equals(CodePages.decode(SAMPLE, charset))) {
			all.add(charset);
		}
	}

	/**
	 * Returns the code page of Windows for what a code page of the Internet is for.
	 * @param codePage the code page
	 * @return the ANSI code page, or 0
	 */
	private static int ansiOf(int codePage) {
		return switch (codePage) {
			case 20932, 50220, 50221, 50222, 51932 -> 932;
			case 20936, 50227, 50229, 51936, 52936 -> 936;
			case 20949, 50225, 51949 -> 949;
			default -> 0;
		};
	}

	/**
	 * Decodes a string.
	 * @param bytes the bytes
	 * @return the text
	 */
	public String decode(byte[] bytes) {
		if (isWide(bytes)) {
			return new String(bytes, 0, bytes.length & ~1, StandardCharsets.UTF_16LE);
		}
		if (this.charsets.isEmpty()) {
			// text of another code page is never valid UTF-8 by chance
			boolean utf8 = CodePages.isValid(bytes, StandardCharsets.UTF_8);
			return CodePages.decode(bytes, utf8 ? StandardCharsets.UTF_8 : WINDOWS_1252);
		}
		Charset best = this.charsets.get(0);
		if (!CodePages.isValid(bytes, best) && !mostlyFits(bytes, best)) {
			best = other(bytes, best);
		}
		return CodePages.decode(bytes, best);
	}

	/**
	 * Whether a string is of two bytes a character, against its type: some writers give
	 * code page 1200 and mean it.
	 * @param bytes the bytes
	 * @return whether every second byte is zero at the beginning
	 */
	private static boolean isWide(byte[] bytes) {
		return bytes.length >= 4 && bytes[0] != 0 && bytes[1] == 0 && bytes[2] != 0 && bytes[3] == 0;
	}

	private static boolean mostlyFits(byte[] bytes, Charset charset) {
		int fitting = 0;
		int misfits = 0;
		String text = CodePages.decode(bytes, charset);
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c == REPLACEMENT) {
				misfits++;
			}
			else if (c >= 0x80) {
				fitting++;
			}
		}
		return misfits <= fitting;
	}

	private Charset other(byte[] bytes, Charset first) {
		for (Charset charset : this.charsets) {
			if (charset != first && CodePages.isValid(bytes, charset)) {
				return charset;
			}
		}
		return CodePages.isValid(bytes, StandardCharsets.UTF_8) ? StandardCharsets.UTF_8 : WINDOWS_1252;
	}

	/**
	 * Returns the character set that strings are in as far as the file tells.
	 * @return the first one of the rule
	 */
	public Charset charset() {
		return this.charsets.isEmpty() ? WINDOWS_1252 : this.charsets.get(0);
	}

}
