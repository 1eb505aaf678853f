// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded;

import io.github.mapikit.mailfiles.item.MailItem;
import io.github.mapikit.model.property.PropertyTag;
import org.jspecify.annotations.Nullable;

/**
 * Reads a property of a message in a mail file from the index. The values are in the
 * index as tables show them, short and boxed, so that reading a cell makes nothing.
 */
@FunctionalInterface
interface IndexColumn {

	int SUBJECT = 0x0037001F;

	int SUBJECT_PREFIX = 0x003D001F;

	int NORMALIZED_SUBJECT = 0x0E1D001F;

	int SENDER_NAME = 0x0C1A001F;

	int SENDER_EMAIL_ADDRESS = 0x0C1F001F;

	int SENDER_ADDRTYPE = 0x0C1E001F;

	int DISPLAY_TO = 0x0E04001F;

	int DISPLAY_CC = 0x0E03001F;

	int MESSAGE_CLASS = 0x001A001F;

	int INTERNET_MESSAGE_ID = 0x1035001F;

	int DELIVERY_TIME = 0x0E060040;

	int CLIENT_SUBMIT_TIME = 0x00390040;

	int MESSAGE_SIZE = 0x0E080003;

	int IMPORTANCE = 0x00170003;

	int MSG_STATUS = 0x0E170003;

	int SENSITIVITY = 0x00360003;

	/**
	 * Reads the property.
	 * @param item what the index holds of the message
	 * @return the value, or {@code null} if there is none
	 */
	@Nullable Object read(MailItem item);

	/**
	 * Finds the reader of a property.
	 * @param tag the property
	 * @return the reader, or {@code null} if the index does not have the property
	 */
	static @Nullable IndexColumn of(PropertyTag<?> tag) {
		return switch (tag.value()) {
			case SUBJECT -> (item) -> present(item.subject());
			case SUBJECT_PREFIX -> MailItem::subjectPrefix;
			case NORMALIZED_SUBJECT -> MailItem::normalizedSubject;
			case SENDER_NAME -> (item) -> present(item.senderName());
			case SENDER_EMAIL_ADDRESS -> (item) -> present(item.senderAddress());
			case SENDER_ADDRTYPE -> (item) -> present(item.senderAddressType());
			case DISPLAY_TO -> MailItem::displayTo;
			case DISPLAY_CC -> MailItem::displayCc;
			case MESSAGE_CLASS -> MailItem::messageClass;
			case INTERNET_MESSAGE_ID -> (item) -> present(item.internetMessageId());
			case DELIVERY_TIME -> MailItem::deliveryTime;
			case CLIENT_SUBMIT_TIME -> MailItem::submitTime;
			case MESSAGE_SIZE -> MailItem::size;
			case IMPORTANCE -> MailItem::importance;
			case MSG_STATUS -> (item) -> 0;
			case SENSITIVITY -> MailItem::sensitivity;
			default -> null;
		};
	}

	private static @Nullable Object present(String text) {
		return text.isEmpty() ? null : text;
	}

}
