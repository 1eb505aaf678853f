// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.text;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.mapikit.mailfiles.charset.MailCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Finds character sets by the labels of messages and by numbers. A message chooses
 * neither a search of the class path nor memory: what is known is collected once, and
 * what is not among it is unknown. May be used on any thread.
 */
final class CharsetLabels {

	/** The longest label that is looked at. */
	private static final int LONGEST = 100;

	private static final Pattern NUMBERED = Pattern.compile(
			"(?:cp|ibm|windows|win|ms|mswin|dos|msdos|oem|pc|codepage|ccsid|mscp|cscp|csibm|ansi|windowscp|microsoftcp|ibmcp)?0{0,2}(\\d{2,5})");

	private static final Pattern ISO = Pattern.compile("(?:iso)?8859([1-9]|1[0-6])");

	/** A label that something was written behind without anything between. */
	private static final Pattern KNOWN_BEGIN = Pattern
		.compile("(usascii|utf8|iso8859(?:1[013-6]|[1-9])|windows\\d{3,4}|gb2312|gbk|gb18030|big5|koi8[ru]"
				+ "|shiftjis|eucjp|euckr|iso2022jp|ksc56011987)\\D.*");

	private static final Map<String, Label> LABELS = new HashMap<>();

	private static final Map<Integer, Charset> BY_NUMBER = new HashMap<>();

	private static final Map<String, Integer> NUMBERS = new HashMap<>();

	static {
		for (String part : new String[] { CharsetTable.UNICODE, CharsetTable.WESTERN, CharsetTable.EUROPEAN,
				CharsetTable.ORIENTAL, CharsetTable.CHINESE, CharsetTable.KOREAN_AND_JAPANESE, CharsetTable.MACINTOSH,
				CharsetTable.DOS_AND_HOSTS, CharsetTable.UNKNOWN_LABELS }) {
			part.lines().forEach(CharsetLabels::read);
		}
	}

	private CharsetLabels() {
	}

	private static void read(String line) {
		int blank = line.indexOf(' ');
		int colon = line.indexOf(':');
		Integer number = Integer.valueOf(line.substring(0, blank));
		Charset charset = firstPresent(line.substring(blank + 1, colon));
		for (String label : line.substring(colon + 1).strip().split(" ")) {
			if (!label.isEmpty()) {
				LABELS.put(label, new Label(number, charset));
			}
		}
		if (charset != null && number != 0) {
			BY_NUMBER.putIfAbsent(number, charset);
			NUMBERS.putIfAbsent(charset.name(), number);
		}
	}

	private static @Nullable Charset firstPresent(String names) {
		for (String name : names.split("\\|")) {
			Charset own = MailCharsets.of(name);
			if (own != null) {
				return own;
			}
			if (!name.equals(CharsetTable.UNKNOWN) && Charset.isSupported(name)) {
				return Charset.forName(name);
			}
		}
		return null;
	}

	/**
	 * Returns what a label means.
	 * @param label the label, as a message gives it
	 * @return the character set, or {@code null} if the label says nothing
	 */
	static @Nullable Label of(@Nullable String label) {
		if (label == null || label.length() > LONGEST) {
			return null;
		}
		String key = key(label);
		Label found = ofKey(key);
		if (found == null && key.startsWith("x")) {
			key = key.substring(1);
			found = ofKey(key);
		}
		if (found == null) {
			Matcher begin = KNOWN_BEGIN.matcher(key);
			found = begin.matches() ? ofKey(begin.group(1)) : null;
		}
		return (found != null && found.charset() != null) ? found : null;
	}

	private static @Nullable Label ofKey(String key) {
		Label label = LABELS.get(key);
		if (label != null) {
			return label;
		}
		Matcher iso = ISO.matcher(key);
		if (iso.matches()) {
			return LABELS.get("iso8859" + iso.group(1));
		}
		Matcher numbered = NUMBERED.matcher(key);
		if (numbered.matches()) {
			int number = Integer.parseInt(numbered.group(1));
			Charset charset = ofNumber(number);
			if (charset != null) {
				return new Label(number, charset);
			}
		}
		Charset charset = JavaCharsets.of(key);
		return (charset != null) ? new Label(numberOf(charset), charset) : null;
	}

	/**
	 * Returns the characters of a label that matter.
	 * @param label the label
	 * @return its letters and digits, up to a sign that ends it
	 */
	private static String key(String label) {
		String text = label.strip().toLowerCase(Locale.ROOT);
		if (text.startsWith("charset=")) {
			text = text.substring("charset=".length());
		}
		StringBuilder key = new StringBuilder(text.length());
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
				key.append(c);
			}
			else if (!key.isEmpty() && ";,/*\\\"'<>()=?&$".indexOf(c) >= 0) {
				break;
			}
		}
		return key.toString();
	}

	static @Nullable Charset ofNumber(int number) {
		Charset charset = BY_NUMBER.get(number);
		if (charset != null || number <= 0 || number > 0xFFFF) {
			return charset;
		}
		if (number >= 1250 && number <= 1258) {
			return JavaCharsets.of("windows" + number);
		}
		charset = JavaCharsets.of("ibm" + ((number < 100) ? "0" : "") + number);
		if (charset == null && number > 1100 && number < 1150) {
			charset = JavaCharsets.of("ibm0" + number);
		}
		// EBCDIC of a country: 20273 is IBM273
		return (charset == null && number > 20000 && number < 21000) ? JavaCharsets.of("ibm" + (number - 20000))
				: charset;
	}

	static int numberOf(Charset charset) {
		Integer number = NUMBERS.get(charset.name());
		if (number != null) {
			return number;
		}
		if (charset.equals(StandardCharsets.ISO_8859_1)) {
			return 28591;
		}
		if (charset.equals(StandardCharsets.US_ASCII)) {
			return 20127;
		}
		Label label = LABELS.get(JavaCharsets.key(charset.name()));
		if (label != null) {
			return label.number();
		}
		Matcher numbered = NUMBERED.matcher(JavaCharsets.key(charset.name()));
		return numbered.matches() ? Integer.parseInt(numbered.group(1)) : 0;
	}

	/**
	 * What a label means.
	 *
	 * @param number the number of Windows for it, or 0
	 * @param charset what decodes it; {@code null} if the label says that it is unknown
	 */
	record Label(int number, @Nullable Charset charset) {

	}

}
