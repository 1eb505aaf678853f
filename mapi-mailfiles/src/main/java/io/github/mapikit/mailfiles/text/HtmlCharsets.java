// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.text;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Finds the character set of an HTML body. A byte order mark is followed always. Then
 * what the message says about the body is asked, then the {@code meta} element, then the
 * bytes themselves; the next is asked where the bytes are not valid in the one before. If
 * they are valid in none of these and not in UTF-8, the first in which few bytes are
 * wrong is taken. May be used on any thread.
 * <p>
 * Source: "13.2.3.2 Determining the character encoding" of HTML (WHATWG).
 *
 * @since 0.1.0
 */
public final class HtmlCharsets {

	/** Where a {@code meta} element is looked for, in bytes. */
	private static final int HEAD = 4096;

	private static final Pattern CHARSET = Pattern
		.compile("charset\\s{0,9}=\\s{0,9}[\"']?\\s{0,9}([^\\s\"';>/]{1,40})");

	private static final Pattern ENCODING = Pattern.compile("encoding\\s{0,9}=\\s{0,9}[\"']([^\"']{1,40})");

	private HtmlCharsets() {
	}

	/**
	 * Decodes an HTML body.
	 * @param html the value of {@code PR_HTML}
	 * @param codePage the value of {@code PR_INTERNET_CPID}, or {@code null}
	 * @return the HTML
	 */
	public static String decode(byte[] html, @Nullable Integer codePage) {
		return CodePages.decode(html, detect(html, codePage));
	}

	/**
	 * Finds the character set of an HTML body with a code page.
	 * @param html the value of {@code PR_HTML}
	 * @param codePage the value of {@code PR_INTERNET_CPID}, or {@code null}
	 * @return the character set
	 */
	public static Charset detect(byte[] html, @Nullable Integer codePage) {
		boolean usable = codePage != null && codePage != CodePages.ASCII;
		return find(html, usable ? CodePages.ofNumber(codePage) : null);
	}

	/**
	 * Finds the character set of an HTML body with a label.
	 * @param html the body
	 * @param label the parameter {@code charset} of its part, or {@code null}
	 * @return the character set
	 */
	public static Charset detect(byte[] html, @Nullable String label) {
		boolean usable = CodePages.numberOfName(label) != CodePages.ASCII;
		return find(html, usable ? CodePages.ofName(label) : null);
	}

	private static Charset find(byte[] html, @Nullable Charset said) {
		Charset marked = CharsetGuess.ofMark(html, 0, html.length);
		if (marked != null) {
			return marked;
		}
		Charset meta = ofMeta(html);
		Utf8Statistics utf8 = Utf8Statistics.of(html, 0, html.length);
		if (said != null && isValid(html, said, utf8) && !isRatherUtf8(said, meta, utf8)) {
			return said;
		}
		if (meta != null && isValid(html, meta, utf8)) {
			return meta;
		}
		if (utf8.errors() == 0 && utf8.characters() > 0) {
			return StandardCharsets.UTF_8;
		}
		if (said != null && CharsetGuess.isTolerable(html, said) && isHtml(html, said)) {
			return said;
		}
		if (meta != null && CharsetGuess.isTolerable(html, meta)) {
			return meta;
		}
		return isWide(html, 1) ? StandardCharsets.UTF_16LE
				: isWide(html, 0) ? StandardCharsets.UTF_16BE : CodePages.guess(html, 0, html.length);
	}

	private static boolean isValid(byte[] html, Charset charset, Utf8Statistics utf8) {
		boolean valid = charset.equals(StandardCharsets.UTF_8) ? utf8.errors() == 0 : CodePages.isValid(html, charset);
		return valid && isHtml(html, charset);
	}

	/**
	 * Returns whether bytes that are some HTML by ASCII are some in a character set.
	 * Bytes of ASCII are valid in UTF-16, but say nothing there.
	 * @param html the bytes
	 * @param charset the character set
	 * @return whether they are
	 */
	private static boolean isHtml(byte[] html, Charset charset) {
		int head = Math.min(html.length, HEAD) & ~3;
		String ascii = new String(html, 0, head, StandardCharsets.ISO_8859_1);
		return ascii.indexOf('<') < 0 || CodePages.decode(html, 0, head, charset).indexOf('<') >= 0;
	}

	/**
	 * Returns whether bytes are UTF-8, though they are valid in a character set with one
	 * byte for each character, as any bytes are.
	 * @param said the character set that the message says
	 * @param meta the one that the HTML says
	 * @param utf8 how much of it is UTF-8
	 * @return whether they are
	 */
	private static boolean isRatherUtf8(Charset said, @Nullable Charset meta, Utf8Statistics utf8) {
		boolean confirmed = StandardCharsets.UTF_8.equals(meta);
		return CodePages.isSingleByte(said) && utf8.errors() == 0 && utf8.characters() >= (confirmed ? 1 : 2);
	}

	/**
	 * Returns whether each second byte is 0, nearly.
	 * @param html the bytes
	 * @param from which of two bytes, 0 or 1
	 * @return whether they are
	 */
	private static boolean isWide(byte[] html, int from) {
		int end = Math.min(html.length, HEAD);
		int zeros = 0;
		for (int i = from; i < end; i += 2) {
			zeros += (html[i] == 0) ? 1 : 0;
		}
		return zeros > 0 && zeros >= end / 2 * 3 / 4;
	}

	/**
	 * Looks for the first {@code meta} element or XML declaration with a character set.
	 * @param html the HTML
	 * @return the character set, or {@code null} if there is none that HTML may have
	 */
	private static @Nullable Charset ofMeta(byte[] html) {
		String head = new String(html, 0, Math.min(html.length, HEAD), StandardCharsets.ISO_8859_1)
			.toLowerCase(Locale.ROOT);
		int at = head.indexOf('<');
		while (at >= 0) {
			int end = head.startsWith("<!--", at) ? head.indexOf("-->", at + 2) : head.indexOf('>', at);
			if (end < 0) {
				return null;
			}
			String tag = head.substring(at, end);
			if (tag.startsWith("<meta") || tag.startsWith("<?xml")) {
				Matcher matcher = (tag.startsWith("<meta") ? CHARSET : ENCODING).matcher(tag);
				Charset charset = matcher.find() ? ofLabel(matcher.group(1)) : null;
				if (charset != null) {
					return charset;
				}
			}
			at = head.indexOf('<', end);
		}
		return null;
	}

	private static @Nullable Charset ofLabel(String label) {
		int number = CodePages.numberOfName(label);
		return switch (number) {
			// what was read as ASCII is not UTF-16
			case 1200, 1201, 12000, 12001 -> StandardCharsets.UTF_8;
			// HTML must not choose to be read as it: what is a text would be a script
			case 65000 -> null;
			case CodePages.ASCII -> null;
			default -> CodePages.ofName(label);
		};
	}

}
