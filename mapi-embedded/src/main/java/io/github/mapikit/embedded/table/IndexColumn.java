// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.table;

import io.github.mapikit.mailfiles.item.MailItem;
import io.github.mapikit.model.property.PropertyTag;
import org.jspecify.annotations.Nullable;

/**
 * Reads a property of a message in a mail file from the index. The values are in the
 * index as tables show them, short and boxed, so that reading a cell makes nothing.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface IndexColumn {

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
			case IndexTags.SUBJECT -> (item) -> present(item.subject());
			case IndexTags.SUBJECT_PREFIX -> MailItem::subjectPrefix;
			case IndexTags.NORMALIZED_SUBJECT -> MailItem::normalizedSubject;
			case IndexTags.SENDER_NAME -> (item) -> present(item.senderName());
			case IndexTags.SENDER_EMAIL_ADDRESS -> (item) -> present(item.senderAddress());
			case IndexTags.SENDER_ADDRTYPE -> (item) -> present(item.senderAddressType());
			case IndexTags.DISPLAY_TO -> MailItem::displayTo;
			case IndexTags.DISPLAY_CC -> MailItem::displayCc;
			case IndexTags.MESSAGE_CLASS -> MailItem::messageClass;
			case IndexTags.INTERNET_MESSAGE_ID -> (item) -> present(item.internetMessageId());
			case IndexTags.DELIVERY_TIME -> MailItem::deliveryTime;
			case IndexTags.CLIENT_SUBMIT_TIME -> MailItem::submitTime;
			case IndexTags.MESSAGE_SIZE -> MailItem::size;
			case IndexTags.IMPORTANCE -> MailItem::importance;
			case IndexTags.MSG_STATUS -> (item) -> 0;
			case IndexTags.SENSITIVITY -> MailItem::sensitivity;
			default -> null;
		};
	}

	private static @Nullable Object present(String text) {
		return text.isEmpty() ? null : text;
	}

}
