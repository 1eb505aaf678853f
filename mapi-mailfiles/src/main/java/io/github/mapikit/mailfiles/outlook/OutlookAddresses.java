// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.outlook;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.mapikit.mailfiles.item.MailProperties;
import io.github.mapikit.model.Binary;
import io.github.mapikit.model.message.Recipient;
import io.github.mapikit.model.message.RecipientType;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import org.jspecify.annotations.Nullable;

/**
 * The SMTP addresses of senders and recipients. Somebody of an Exchange organization is
 * named by a distinguished name ({@code PR_ADDRTYPE} is {@code EX}), which stays as it is
 * stored and is never taken for an SMTP address. That comes from
 * {@code PR_SENDER_SMTP_ADDRESS}, {@code PR_SENT_REPRESENTING_SMTP_ADDRESS} and
 * {@code PR_SMTP_ADDRESS}, else from the transport header, else from a one-off entry
 * identifier.
 */
final class OutlookAddresses {

	private static final String SMTP = "SMTP";

	private static final String EXCHANGE = "EX";

	private static final int LONGEST = 1000;

	private static final byte[] ONE_OFF = { (byte) 0x81, 0x2B, 0x1F, (byte) 0xA4, (byte) 0xBE, (byte) 0xA3, 0x10, 0x19,
			(byte) 0x9D, 0x6E, 0, (byte) 0xDD, 1, 0x0F, 0x54, 2 };

	private static final int ONE_OFF_HEADER = 24;

	private static final int UNICODE = 0x8000;

	private static final PropertyTag<Binary> SENDER_ENTRYID = PropertyTag.binary(0x0C19);

	private static final PropertyTag<Binary> SENT_REPRESENTING_ENTRYID = PropertyTag.binary(0x0041);

	private static final PropertyTag<Binary> ENTRYID = PropertyTag.binary(0x0FFF);

	private OutlookAddresses() {
	}

	/**
	 * Returns a text if it is an SMTP address.
	 * @param text what may be one
	 * @return the address without what is around it; empty if it is none, as a
	 * distinguished name is
	 */
	static String smtp(String text) {
		String address = text.strip();
		if (address.regionMatches(true, 0, "SMTP:", 0, 5)) {
			address = address.substring(5).strip();
		}
		if (address.startsWith("<") && address.endsWith(">")) {
			address = address.substring(1, address.length() - 1).strip();
		}
		boolean valid = address.length() <= LONGEST && address.indexOf('@') > 0 && !address.startsWith("/")
				&& !address.endsWith("@") && address.chars().noneMatch((c) -> c <= ' ' || c == '<' || c == '>');
		return valid ? address : "";
	}

	/**
	 * Fills in who sent a message.
	 * @param values the properties of the message
	 */
	static void completeSender(MailProperties values) {
		if (values.text(PropertyTags.SENDER_NAME).isEmpty()
				&& values.text(PropertyTags.SENDER_EMAIL_ADDRESS).isEmpty()) {
			values.putText(PropertyTags.SENDER_NAME, values.text(PropertyTags.SENT_REPRESENTING_NAME));
			values.putText(PropertyTags.SENDER_EMAIL_ADDRESS,
					values.text(PropertyTags.SENT_REPRESENTING_EMAIL_ADDRESS));
			values.putText(PropertyTags.SENDER_ADDRTYPE, values.text(PropertyTags.SENT_REPRESENTING_ADDRTYPE));
		}
		boolean same = isSame(values);
		String sender = smtp(values.text(PropertyTags.SENDER_SMTP_ADDRESS));
		String from = smtp(values.text(MailProperties.SENT_REPRESENTING_SMTP_ADDRESS));
		String senderStored = stored(values, PropertyTags.SENDER_ADDRTYPE, PropertyTags.SENDER_EMAIL_ADDRESS);
		String fromStored = stored(values, PropertyTags.SENT_REPRESENTING_ADDRTYPE,
				PropertyTags.SENT_REPRESENTING_EMAIL_ADDRESS);
		String senderKnown = first(sender, senderStored, same ? from : "", same ? fromStored : "");
		String fromKnown = first(from, fromStored, same ? sender : "", same ? senderStored : "");
		complete(values, senderKnown, PropertyTags.SENDER_EMAIL_ADDRESS, PropertyTags.SENDER_ADDRTYPE);
		boolean represented = !values.text(PropertyTags.SENT_REPRESENTING_NAME).isEmpty()
				|| !values.text(PropertyTags.SENT_REPRESENTING_EMAIL_ADDRESS).isEmpty();
		if (represented) {
			complete(values, fromKnown, PropertyTags.SENT_REPRESENTING_EMAIL_ADDRESS,
					PropertyTags.SENT_REPRESENTING_ADDRTYPE);
		}
		if (senderKnown.isEmpty() || fromKnown.isEmpty()) {
			TransportHeaders headers = new TransportHeaders(values.text(PropertyTags.TRANSPORT_MESSAGE_HEADERS));
			String headerSender = same ? headers.from() : headers.sender();
			senderKnown = first(senderKnown, headerSender, oneOff(values.get(SENDER_ENTRYID)));
			fromKnown = first(fromKnown, headers.from(), oneOff(values.get(SENT_REPRESENTING_ENTRYID)));
		}
		put(values, PropertyTags.SENDER_SMTP_ADDRESS, senderKnown);
		put(values, MailProperties.SENT_REPRESENTING_SMTP_ADDRESS, represented ? fromKnown : "");
	}

	/**
	 * Whether the sender is who the message is from, and no delegate.
	 * @param values the properties of the message
	 * @return whether they are the same, as far as is known
	 */
	private static boolean isSame(MailProperties values) {
		return isSame(values, PropertyTags.SENDER_EMAIL_ADDRESS, PropertyTags.SENT_REPRESENTING_EMAIL_ADDRESS)
				&& (!values.text(PropertyTags.SENDER_EMAIL_ADDRESS).isEmpty()
						|| isSame(values, PropertyTags.SENDER_NAME, PropertyTags.SENT_REPRESENTING_NAME));
	}

	private static boolean isSame(MailProperties values, PropertyTag<String> first, PropertyTag<String> second) {
		String one = values.text(first);
		String other = values.text(second);
		return one.isEmpty() || other.isEmpty() || one.equalsIgnoreCase(other);
	}

	private static String stored(MailProperties values, PropertyTag<String> type, PropertyTag<String> address) {
		return values.text(type).equalsIgnoreCase(EXCHANGE) ? "" : smtp(values.text(address));
	}

	/**
	 * Fills in an address that is missing. One that only the header tells is left out:
	 * tables are shown without reading that.
	 * @param values the properties of the message
	 * @param smtp the SMTP address; may be empty
	 * @param addressTag the address
	 * @param typeTag its type
	 */
	private static void complete(MailProperties values, String smtp, PropertyTag<String> addressTag,
			PropertyTag<String> typeTag) {
		if (!smtp.isEmpty() && values.text(addressTag).isEmpty()) {
			values.put(addressTag, smtp);
			values.put(typeTag, SMTP);
		}
		else if (!smtp.isEmpty() && values.text(typeTag).isEmpty()) {
			values.put(typeTag, values.text(addressTag).startsWith("/") ? EXCHANGE : SMTP);
		}
	}

	private static void put(MailProperties values, PropertyTag<String> tag, String smtp) {
		if (smtp.isEmpty()) {
			// what was there is no address
			values.remove(tag);
		}
		else {
			values.put(tag, smtp);
		}
	}

	private static String first(String... candidates) {
		for (String candidate : candidates) {
			if (!candidate.isEmpty()) {
				return candidate;
			}
		}
		return "";
	}

	/**
	 * Makes recipients of the rows of a message's recipient table.
	 * @param rows the properties of each row
	 * @param header the transport header of the message; may be empty
	 * @return the recipients; without rows that name nobody
	 */
	static List<Recipient> recipients(List<MailProperties> rows, String header) {
		Map<RecipientType, Integer> counts = new EnumMap<>(RecipientType.class);
		for (MailProperties row : rows) {
			counts.merge(type(row), 1, Integer::sum);
		}
		TransportHeaders headers = null;
		List<Recipient> recipients = new ArrayList<>();
		for (MailProperties row : rows) {
			String smtp = smtpOf(row);
			if (smtp.isEmpty() && !header.isEmpty()) {
				headers = (headers != null) ? headers : new TransportHeaders(header);
				boolean only = counts.getOrDefault(type(row), 0) == 1;
				smtp = fromHeader(headers, row, only);
			}
			Recipient recipient = recipient(row, first(smtp, oneOff(row.get(ENTRYID))));
			if (recipient != null) {
				recipients.add(recipient);
			}
		}
		return recipients;
	}

	private static RecipientType type(MailProperties row) {
		return RecipientType.ofCode(row.number(PropertyTags.RECIPIENT_TYPE, 1));
	}

	private static String smtpOf(MailProperties row) {
		return first(smtp(row.text(PropertyTags.SMTP_ADDRESS)),
				stored(row, PropertyTags.ADDRTYPE, PropertyTags.EMAIL_ADDRESS));
	}

	private static String fromHeader(TransportHeaders headers, MailProperties row, boolean only) {
		return headers.recipient(type(row), row.text(PropertyTags.DISPLAY_NAME), only);
	}

	static @Nullable Recipient recipient(MailProperties row) {
		return recipient(row, first(smtpOf(row), oneOff(row.get(ENTRYID))));
	}

	private static @Nullable Recipient recipient(MailProperties row, String smtp) {
		String name = row.text(PropertyTags.DISPLAY_NAME);
		String address = row.text(PropertyTags.EMAIL_ADDRESS);
		String type = row.text(PropertyTags.ADDRTYPE);
		if (address.isEmpty() && !smtp.isEmpty()) {
			address = smtp;
			type = SMTP;
		}
		if (name.isEmpty()) {
			name = first(smtp, address);
		}
		return name.isEmpty() ? null : new Recipient(type(row), name, type, address, smtp.isEmpty() ? null : smtp);
	}

	/**
	 * Returns the SMTP address in a one-off entry identifier ([MS-OXCDATA], 2.2.5.1).
	 * @param entryId the identifier, or {@code null}
	 * @return the address; empty if it has none
	 */
	private static String oneOff(@Nullable Object entryId) {
		if (!(entryId instanceof Binary binary) || binary.size() < ONE_OFF_HEADER || binary.size() > 3 * LONGEST) {
			return "";
		}
		byte[] bytes = binary.toByteArray();
		ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
		if (!ByteBuffer.wrap(ONE_OFF).equals(buffer.slice(4, ONE_OFF.length))) {
			return "";
		}
		boolean unicode = (buffer.getShort(22) & UNICODE) != 0;
		Charset charset = unicode ? StandardCharsets.UTF_16LE : StandardCharsets.ISO_8859_1;
		String[] parts = new String(bytes, ONE_OFF_HEADER, bytes.length - ONE_OFF_HEADER, charset).split("\0", 4);
		return (parts.length >= 3 && parts[1].toUpperCase(Locale.ROOT).equals(SMTP)) ? smtp(parts[2]) : "";
	}

}
