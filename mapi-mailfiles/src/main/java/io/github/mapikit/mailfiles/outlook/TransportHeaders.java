// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.outlook;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.mapikit.mailfiles.mime.header.HeaderBlock;
import io.github.mapikit.mailfiles.mime.header.HeaderName;
import io.github.mapikit.mailfiles.mime.header.MailAddresses;
import io.github.mapikit.model.message.Recipient;
import io.github.mapikit.model.message.RecipientType;

/**
 * The addresses in {@code PR_TRANSPORT_MESSAGE_HEADERS}, which tell the SMTP address of
 * somebody whom the properties name by an address of Exchange. Bounded in the text that
 * is looked at, and in the addresses that are kept. Belongs to one thread.
 */
final class TransportHeaders {

	private static final int MOST_TEXT = 256 * 1024;

	private static final int MOST_ADDRESSES = 2000;

	private final Map<HeaderName, List<Recipient>> addresses = new EnumMap<>(HeaderName.class);

	private final HeaderBlock block;

	/**
	 * Reads the addresses of a header.
	 * @param header the header; may be empty
	 */
	TransportHeaders(String header) {
		String text = header.substring(0, Math.min(header.length(), MOST_TEXT));
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		this.block = HeaderBlock.parse(bytes, 0, bytes.length, text.indexOf('\n') < 0);
	}

	private List<Recipient> addresses(HeaderName field) {
		return this.addresses.computeIfAbsent(field, this::read);
	}

	private List<Recipient> read(HeaderName field) {
		boolean single = field == HeaderName.FROM || field == HeaderName.SENDER;
		return MailAddresses
			.of(single ? RecipientType.ORIGINATOR : RecipientType.TO, this.block.allBytes(field), this.block.words(),
					MOST_ADDRESSES)
			.recipients()
			.stream()
			.filter((recipient) -> !OutlookAddresses.smtp(recipient.address()).isEmpty())
			.toList();
	}

	/**
	 * Returns who the message is from.
	 * @return the SMTP address; empty if the header does not tell
	 */
	String from() {
		return first(HeaderName.FROM);
	}

	/**
	 * Returns who sent the message.
	 * @return the SMTP address; empty if the header does not tell
	 */
	String sender() {
		String sender = first(HeaderName.SENDER);
		return sender.isEmpty() ? from() : sender;
	}

	private String first(HeaderName field) {
		List<Recipient> all = addresses(field);
		return all.isEmpty() ? "" : OutlookAddresses.smtp(all.get(0).address());
	}

	/**
	 * Returns the address of a recipient.
	 * @param type the part that the recipient has, which tells the field
	 * @param name the name shown to people
	 * @param only whether the recipient is the only one of that field
	 * @return the SMTP address; empty if the header does not tell, or has the name twice
	 */
	String recipient(RecipientType type, String name, boolean only) {
		List<Recipient> all = switch (type) {
			case ORIGINATOR -> addresses(HeaderName.FROM);
			case TO -> addresses(HeaderName.TO);
			case CC -> addresses(HeaderName.CC);
			case BCC -> addresses(HeaderName.BCC);
		};
		if (only && all.size() == 1) {
			return OutlookAddresses.smtp(all.get(0).address());
		}
		String wanted = normalized(name);
		String found = "";
		for (Recipient candidate : all) {
			if (!wanted.isEmpty() && normalized(candidate.name()).equals(wanted)) {
				String address = OutlookAddresses.smtp(candidate.address());
				if (!found.isEmpty() && !found.equalsIgnoreCase(address)) {
					return "";
				}
				found = address;
			}
		}
		return found;
	}

	private static String normalized(String name) {
		return name.replace("'", "").replaceAll("\\s+", " ").strip().toLowerCase(Locale.ROOT);
	}

}
