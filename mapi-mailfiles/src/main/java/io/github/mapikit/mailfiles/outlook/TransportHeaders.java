// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.outlook;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.mapikit.mailfiles.text.CodePages;
import org.jspecify.annotations.Nullable;

/**
 * The addresses in {@code PR_TRANSPORT_MESSAGE_HEADERS}, which tell the SMTP address of
 * somebody whom the properties name by an address of Exchange. Bounded in the text that
 * is looked at, and in the addresses that are kept. Immutable.
 * <p>
 * Source: RFC 5322, 3.4; RFC 2047.
 */
final class TransportHeaders {

	private static final int MOST_TEXT = 256 * 1024;

	private static final int MOST_ADDRESSES = 2000;

	private static final int MOST_WORDS = 500;

	private static final Pattern WORD = Pattern
		.compile("=\\?([^?*\\s]{1,40})(?:\\*[^?\\s]{0,20})?\\?([bBqQ])\\?([^?]*)\\?=(\\s+(?==\\?))?");

	private final Map<Field, List<Address>> addresses = new EnumMap<>(Field.class);

	private int words;

	/**
	 * Reads the addresses of a header.
	 * @param header the header; may be empty
	 */
	TransportHeaders(String header) {
		String text = header.substring(0, Math.min(header.length(), MOST_TEXT));
		Field field = null;
		StringBuilder value = new StringBuilder();
		for (String line : (Iterable<String>) text.lines()::iterator) {
			if (line.startsWith(" ") || line.startsWith("\t")) {
				value.append(line);
				continue;
			}
			add(field, value);
			value.setLength(0);
			int colon = line.indexOf(':');
			field = (colon > 0) ? Field.ofName(line.substring(0, colon).strip()) : null;
			value.append(line, colon + 1, line.length());
		}
		add(field, value);
	}

	private void add(@Nullable Field field, CharSequence value) {
		if (field != null) {
			read(value.toString(), this.addresses.computeIfAbsent(field, (key) -> new ArrayList<>()));
		}
	}

	private void read(String value, List<Address> into) {
		StringBuilder name = new StringBuilder();
		StringBuilder address = new StringBuilder();
		boolean quoted = false;
		boolean angle = false;
		for (int i = 0; i <= value.length() && into.size() < MOST_ADDRESSES; i++) {
			char c = (i < value.length()) ? value.charAt(i) : ',';
			if (quoted && i < value.length()) {
				if (c == '\\' && i + 1 < value.length()) {
					name.append(value.charAt(++i));
				}
				else if (c == '"') {
					quoted = false;
				}
				else {
					name.append(c);
				}
			}
			else if (c == '"' && !angle) {
				quoted = true;
			}
			else if (c == '<') {
				angle = true;
				address.setLength(0);
			}
			else if (c == '>') {
				angle = false;
			}
			else if (angle && i < value.length()) {
				address.append(c);
			}
			else if (c == ',' || c == ';') {
				finish(name, address, into);
				angle = false;
			}
			else if (c == ':' && name.indexOf("@") < 0) {
				// what stands before it is the name of a group
				name.setLength(0);
			}
			else {
				name.append(c);
			}
		}
	}

	private void finish(StringBuilder name, StringBuilder address, List<Address> into) {
		String shown = decode(name.toString().strip());
		String smtp = OutlookAddresses.smtp(address.isEmpty() ? shown : address.toString());
		if (!smtp.isEmpty()) {
			into.add(new Address(shown, smtp));
		}
		name.setLength(0);
		address.setLength(0);
	}

	private String decode(String text) {
		if (!text.contains("=?")) {
			return text;
		}
		StringBuilder decoded = new StringBuilder();
		Matcher matcher = WORD.matcher(text);
		int end = 0;
		while (matcher.find() && this.words++ < MOST_WORDS) {
			Charset charset = CodePages.ofName(matcher.group(1));
			byte[] bytes = matcher.group(2).equalsIgnoreCase("b") ? base64(matcher.group(3)) : quoted(matcher.group(3));
			decoded.append(text, end, matcher.start())
				.append((charset != null) ? CodePages.decode(bytes, charset) : CodePages.decode(bytes));
			end = matcher.end();
		}
		return decoded.append(text, end, text.length()).toString().strip();
	}

	private static byte[] base64(String text) {
		try {
			return Base64.getMimeDecoder().decode(text);
		}
		catch (IllegalArgumentException ex) {
			return new byte[0];
		}
	}

	private static byte[] quoted(String text) {
		byte[] bytes = text.replace('_', ' ').getBytes(StandardCharsets.ISO_8859_1);
		int length = 0;
		for (int i = 0; i < bytes.length; i++) {
			int high = (bytes[i] == '=' && i + 2 < bytes.length) ? Character.digit(bytes[i + 1], 16) : -1;
			int low = (high >= 0) ? Character.digit(bytes[i + 2], 16) : -1;
			if (low >= 0) {
				bytes[length++] = (byte) (high << 4 | low);
				i += 2;
			}
			else {
				bytes[length++] = bytes[i];
			}
		}
		return java.util.Arrays.copyOf(bytes, length);
	}

	/**
	 * Returns who the message is from.
	 * @return the SMTP address; empty if the header does not tell
	 */
	String from() {
		return first(Field.FROM);
	}

	/**
	 * Returns who sent the message.
	 * @return the SMTP address; empty if the header does not tell
	 */
	String sender() {
		String sender = first(Field.SENDER);
		return sender.isEmpty() ? from() : sender;
	}

	private String first(Field field) {
		List<Address> all = this.addresses.getOrDefault(field, List.of());
		return all.isEmpty() ? "" : all.get(0).address();
	}

	/**
	 * Returns the address of a recipient.
	 * @param field the field that the recipient stands in
	 * @param name the name shown to people
	 * @param only whether the recipient is the only one of that field
	 * @return the SMTP address; empty if the header does not tell, or has the name twice
	 */
	String recipient(Field field, String name, boolean only) {
		List<Address> all = this.addresses.getOrDefault(field, List.of());
		if (only && all.size() == 1) {
			return all.get(0).address();
		}
		String wanted = normalized(name);
		String found = "";
		for (Address candidate : all) {
			if (!wanted.isEmpty() && normalized(candidate.name()).equals(wanted)) {
				if (!found.isEmpty() && !found.equalsIgnoreCase(candidate.address())) {
					return "";
				}
				found = candidate.address();
			}
		}
		return found;
	}

	private static String normalized(String name) {
		return name.replace("'", "").replaceAll("\\s+", " ").strip().toLowerCase(Locale.ROOT);
	}

	/**
	 * The fields with addresses.
	 */
	enum Field {

		FROM, SENDER, TO, CC, BCC;

		static @Nullable Field ofName(String name) {
			for (Field field : values()) {
				if (field.name().equalsIgnoreCase(name)) {
					return field;
				}
			}
			return null;
		}

	}

	private record Address(String name, String address) {
	}

}
