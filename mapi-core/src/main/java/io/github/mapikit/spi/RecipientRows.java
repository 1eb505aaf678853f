// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.spi;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import io.github.mapikit.error.MapiPropertyException;
import io.github.mapikit.model.Binary;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.message.Recipient;
import io.github.mapikit.model.message.RecipientType;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.property.PropertyValues;
import org.jspecify.annotations.Nullable;

/**
 * Recipients as rows of a message's recipient table, and back.
 * <p>
 * Source: "IMessage::ModifyRecipients", "One-Off Entry Identifiers" (MAPI reference).
 *
 * @since 0.1.0
 */
public final class RecipientRows {

	/** The columns that make a recipient. */
	public static final List<PropertyTag<?>> COLUMNS = List.of(PropertyTags.ROWID, PropertyTags.RECIPIENT_TYPE,
			PropertyTags.DISPLAY_NAME, PropertyTags.ADDRTYPE, PropertyTags.EMAIL_ADDRESS, PropertyTags.SMTP_ADDRESS,
			PropertyTags.ENTRYID);

	private static final int MAPI_MAILUSER = 6;

	private static final String SMTP = "SMTP";

	/** Addresses that need no one-off identifier: the address book resolves them. */
	private static final String EXCHANGE = "EX";

	/** Flags, provider, version, and Unicode with rich text. */
	private static final byte[] ONE_OFF_HEAD = HexFormat.of()
		.parseHex("00000000" + "812B1FA4BEA310199D6E00DD010F5402" + "0000" + "0180");

	/** Where the provider of an entry identifier begins, behind the flags. */
	private static final int PROVIDER = 4;

	private static final int PROVIDER_END = 20;

	private RecipientRows() {
	}

	/**
	 * Returns the recipients of a table's rows.
	 * @param rows rows with those of {@link #COLUMNS} that they have
	 * @return the recipients in the order of their row identifiers
	 */
	public static List<Recipient> recipients(List<? extends PropertyValues> rows) {
		List<PropertyValues> sorted = new ArrayList<>(rows);
		sorted.sort(Comparator.comparingInt((row) -> find(row, PropertyTags.ROWID).orElse(Integer.MAX_VALUE)));
		return sorted.stream().map(RecipientRows::recipient).toList();
	}

	private static Recipient recipient(PropertyValues row) {
		String addressType = find(row, PropertyTags.ADDRTYPE).orElse("");
		String address = find(row, PropertyTags.EMAIL_ADDRESS).orElse("");
		String smtp = find(row, PropertyTags.SMTP_ADDRESS).orElse(addressType.equals(SMTP) ? address : null);
		RecipientType type = find(row, PropertyTags.RECIPIENT_TYPE).map(RecipientType::ofCode).orElse(RecipientType.TO);
		// a one-off identifier says nothing that the address does not
		EntryId entryId = find(row, PropertyTags.ENTRYID).filter((id) -> !isOneOff(id)).orElse(null);
		return new Recipient(type, find(row, PropertyTags.DISPLAY_NAME).orElse(address), addressType, address, smtp,
				entryId);
	}

	// one property that is not to be had must not hide the recipients of a message
	private static <T> Optional<T> find(PropertyValues row, PropertyTag<T> tag) {
		try {
			return row.tags().contains(tag) ? row.find(tag) : Optional.empty();
		}
		catch (MapiPropertyException ex) {
			return Optional.empty();
		}
	}

	private static boolean isOneOff(EntryId id) {
		byte[] bytes = id.bytes().toByteArray();
		return bytes.length >= PROVIDER_END
				&& Arrays.equals(bytes, PROVIDER, PROVIDER_END, ONE_OFF_HEAD, PROVIDER, PROVIDER_END);
	}

	/**
	 * Returns the rows to write for recipients. One with an address that no address book
	 * resolves, and without an entry identifier, gets a one-off identifier.
	 * @param recipients the recipients
	 * @return a row for each, with those properties that have a value
	 */
	public static List<PropertyValues> rows(List<Recipient> recipients) {
		return recipients.stream().map(RecipientRows::row).toList();
	}

	private static PropertyValues row(Recipient recipient) {
		List<PropertyTag<?>> tags = new ArrayList<>(List.of(PropertyTags.RECIPIENT_TYPE, PropertyTags.DISPLAY_NAME,
				PropertyTags.ADDRTYPE, PropertyTags.EMAIL_ADDRESS, PropertyTags.OBJECT_TYPE));
		List<Object> values = new ArrayList<>(List.of(recipient.type().code(), recipient.name(),
				recipient.addressType(), recipient.address(), MAPI_MAILUSER));
		String smtp = recipient.smtpAddress();
		if (smtp != null) {
			tags.add(PropertyTags.SMTP_ADDRESS);
			values.add(smtp);
		}
		Binary entryId = entryId(recipient);
		if (entryId != null) {
			tags.add(PropertyTags.ENTRYID);
			values.add(entryId);
		}
		return PropertyValues.of(tags.toArray(new PropertyTag<?>[0]), values.toArray());
	}

	private static @Nullable Binary entryId(Recipient recipient) {
		EntryId own = recipient.entryId();
		if (own != null) {
			return own.bytes();
		}
		return recipient.addressType().equals(EXCHANGE) ? null : oneOffId(recipient);
	}

	static Binary oneOffId(Recipient recipient) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		bytes.writeBytes(ONE_OFF_HEAD);
		for (String text : List.of(recipient.name(), recipient.addressType(), recipient.address())) {
			bytes.writeBytes((text + '\0').getBytes(StandardCharsets.UTF_16LE));
		}
		return Binary.of(bytes.toByteArray());
	}

}
