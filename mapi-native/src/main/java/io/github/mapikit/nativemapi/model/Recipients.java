// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.model;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

import io.github.mapikit.model.Binary;
import io.github.mapikit.model.message.Recipient;
import io.github.mapikit.model.message.RecipientType;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.property.Row;

/**
 * Recipients as rows of a recipient table and as entries of an address list.
 */
final class Recipients {

	/** What is read of a recipient table. */
	static final PropertyTag<?>[] COLUMNS = { PropertyTags.ROWID, PropertyTags.RECIPIENT_TYPE,
			PropertyTags.DISPLAY_NAME, PropertyTags.ADDRTYPE, PropertyTags.EMAIL_ADDRESS, PropertyTags.SMTP_ADDRESS };

	private static final int MAPI_MAILUSER = 6;

	private static final String SMTP = "SMTP";

	/** An Exchange address stands for an entry of the address book. */
	private static final String EXCHANGE = "EX";

	/** Flags, then {@code MAPI_ONE_OFF_UID}, then version and format. */
	private static final byte[] ONE_OFF_HEAD = HexFormat.of()
		.parseHex("00000000" + "812B1FA4BEA310199D6E00DD010F5402" + "0000" + "0180");

	private Recipients() {
	}

	/**
	 * Returns the recipients that rows stand for.
	 * @param rows the rows, with {@link #COLUMNS}
	 * @return the recipients in their order
	 */
	static List<Recipient> fromRows(List<Row> rows) {
		return rows.stream()
			.sorted(Comparator.comparingInt((row) -> row.getOrDefault(PropertyTags.ROWID, Integer.MAX_VALUE)))
			.map(Recipients::fromRow)
			.toList();
	}

	private static Recipient fromRow(Row row) {
		String addressType = row.getOrDefault(PropertyTags.ADDRTYPE, "");
		String address = row.getOrDefault(PropertyTags.EMAIL_ADDRESS, "");
		String smtp = row.find(PropertyTags.SMTP_ADDRESS).orElse(addressType.equals(SMTP) ? address : null);
		return new Recipient(
				RecipientType.ofCode(row.getOrDefault(PropertyTags.RECIPIENT_TYPE, RecipientType.TO.code())),
				row.getOrDefault(PropertyTags.DISPLAY_NAME, address), addressType, address, smtp);
	}

	static List<List<PropertyTag<?>>> tags(List<Recipient> recipients) {
		List<List<PropertyTag<?>>> all = new ArrayList<>(recipients.size());
		for (Recipient recipient : recipients) {
			List<PropertyTag<?>> tags = new ArrayList<>(List.of(PropertyTags.RECIPIENT_TYPE, PropertyTags.DISPLAY_NAME,
					PropertyTags.ADDRTYPE, PropertyTags.EMAIL_ADDRESS, PropertyTags.OBJECT_TYPE));
			if (recipient.smtpAddress() != null) {
				tags.add(PropertyTags.SMTP_ADDRESS);
			}
			if (isOneOff(recipient)) {
				tags.add(PropertyTags.ENTRYID);
			}
			all.add(tags);
		}
		return all;
	}

	static List<List<Object>> values(List<Recipient> recipients) {
		List<List<Object>> all = new ArrayList<>(recipients.size());
		for (Recipient recipient : recipients) {
			List<Object> values = new ArrayList<>(List.of(recipient.type().code(), recipient.name(),
					recipient.addressType(), recipient.address(), MAPI_MAILUSER));
			String smtp = recipient.smtpAddress();
			if (smtp != null) {
				values.add(smtp);
			}
			if (isOneOff(recipient)) {
				values.add(oneOffId(recipient));
			}
			all.add(values);
		}
		return all;
	}

	private static boolean isOneOff(Recipient recipient) {
		return !recipient.addressType().equals(EXCHANGE);
	}

	/**
	 * Returns the entry identifier of a recipient that no address book has: without one,
	 * a recipient counts as not resolved and the message is not sent.
	 * <p>
	 * Source: [MS-OXCDATA], "One-Off EntryID Structure".
	 * @param recipient the recipient
	 * @return the identifier
	 */
	static Binary oneOffId(Recipient recipient) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		bytes.writeBytes(ONE_OFF_HEAD);
		for (String text : List.of(recipient.name(), recipient.addressType(), recipient.address())) {
			bytes.writeBytes((text + '\0').getBytes(StandardCharsets.UTF_16LE));
		}
		return Binary.of(bytes.toByteArray());
	}

}
