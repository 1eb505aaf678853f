// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.model.message;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.property.PropertyObject;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.property.PropertyValues;
import io.github.mapikit.model.property.Row;

/**
 * A message: its properties, body, recipients and attachments.
 * <p>
 * Source: "IMessage : IMAPIProp" (MAPI reference).
 *
 * @since 0.1.0
 */
public interface Message extends PropertyObject {

	/** The columns of the attachment table if nobody chooses. */
	List<PropertyTag<?>> ATTACHMENT_COLUMNS = List.of(PropertyTags.ATTACH_NUM, PropertyTags.ATTACH_METHOD,
			PropertyTags.ATTACH_LONG_FILENAME, PropertyTags.ATTACH_FILENAME, PropertyTags.ATTACH_MIME_TAG,
			PropertyTags.ATTACH_SIZE);

	/**
	 * Returns the message's entry identifier.
	 * @return the entry identifier, or empty for one that was never saved or is embedded
	 * in another message
	 */
	Optional<EntryId> entryId();

	/**
	 * Reads the body in a format. A store makes plain text from what the message has;
	 * other formats it may or may not have.
	 * @param format the format
	 * @return the whole body, or empty if the message has none in this format
	 */
	Optional<String> body(BodyFormat format);

	/**
	 * Sets the body, in place of all that the message had. The change takes effect with
	 * {@link #save()}.
	 * @param format the format, plain text or HTML
	 * @param body the body
	 * @throws IllegalArgumentException if the format is {@link BodyFormat#RTF}
	 */
	void setBody(BodyFormat format, String body);

	/**
	 * Reads what is asked for of this message: the message store's {@code readMessage}
	 * for one that is open already, such as a message within another.
	 * @param request what to read
	 * @return the content
	 */
	default MessageContent read(MessageRequest request) {
		PropertyTag<?>[] tags = request.properties().toArray(new PropertyTag<?>[0]);
		Map<BodyFormat, String> bodies = new EnumMap<>(BodyFormat.class);
		for (BodyFormat format : request.bodies()) {
			body(format).ifPresent((body) -> bodies.put(format, body));
		}
		List<PropertyTag<?>> columns = request.attachments();
		return new MessageContent((tags.length != 0) ? read(tags) : PropertyValues.of(tags, new Object[0]), bodies,
				request.recipients() ? recipients() : List.of(),
				(columns != null) ? attachments(columns.toArray(new PropertyTag<?>[0])) : List.of());
	}

	/**
	 * Reads the recipients.
	 * @return the recipients, in their order
	 */
	List<Recipient> recipients();

	/**
	 * Sets the recipients, in place of those that the message had. The change takes
	 * effect with {@link #save()}.
	 * @param recipients the recipients
	 */
	void setRecipients(List<Recipient> recipients);

	/**
	 * Reads what the attachment table says of the attachments, without their content.
	 * @param columns the columns; none for {@link #ATTACHMENT_COLUMNS}
	 * @return a row for each attachment
	 */
	List<Row> attachments(PropertyTag<?>... columns);

	/**
	 * Opens an attachment.
	 * @param number its {@link PropertyTags#ATTACH_NUM}
	 * @return the attachment; the caller closes it
	 * @throws io.github.mapikit.error.MapiNotFoundException if there is no such
	 * attachment
	 */
	Attachment openAttachment(int number);

	/**
	 * Creates an attachment. It is in the message once both are saved, the attachment
	 * first.
	 * @return the attachment; the caller closes it
	 */
	Attachment createAttachment();

	/**
	 * Deletes an attachment. The change takes effect with {@link #save()}.
	 * @param number its {@link PropertyTags#ATTACH_NUM}
	 * @throws io.github.mapikit.error.MapiNotFoundException if there is no such
	 * attachment
	 */
	void deleteAttachment(int number);

	/**
	 * Marks the message read or unread, at once.
	 * @param read whether it is read
	 */
	void markRead(boolean read);

	/**
	 * Saves the message and hands it over for sending. It must not be used afterwards but
	 * closed.
	 * @throws io.github.mapikit.error.MapiCallException with {@code MAPI_E_NO_RECIPIENTS}
	 * if there is nobody to send it to
	 */
	void submit();

}
