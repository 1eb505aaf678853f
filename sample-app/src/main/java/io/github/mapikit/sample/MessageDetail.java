// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.sample;

import java.time.Instant;
import java.util.List;

import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.message.BodyFormat;
import io.github.mapikit.model.message.MessageContent;
import io.github.mapikit.model.message.MessageRequest;
import io.github.mapikit.model.property.MessageFlag;
import io.github.mapikit.model.property.PropertyValue;
import io.github.mapikit.model.property.PropertyValues;
import org.jspecify.annotations.Nullable;

import static io.github.mapikit.model.property.PropertyTags.CLIENT_SUBMIT_TIME;
import static io.github.mapikit.model.property.PropertyTags.DELIVERY_TIME;
import static io.github.mapikit.model.property.PropertyTags.INTERNET_MESSAGE_ID;
import static io.github.mapikit.model.property.PropertyTags.MESSAGE_CLASS;
import static io.github.mapikit.model.property.PropertyTags.MESSAGE_FLAGS;
import static io.github.mapikit.model.property.PropertyTags.SENDER_EMAIL_ADDRESS;
import static io.github.mapikit.model.property.PropertyTags.SENDER_NAME;
import static io.github.mapikit.model.property.PropertyTags.SENDER_SMTP_ADDRESS;
import static io.github.mapikit.model.property.PropertyTags.SUBJECT;
import static io.github.mapikit.model.property.PropertyTags.TRANSPORT_MESSAGE_HEADERS;

/**
 * A message as a reader shows it.
 *
 * @param id its entry identifier; none for one within another
 * @param messageClass its class, such as {@code IPM.Note}
 * @param messageId its identifier on the Internet
 * @param subject its subject
 * @param from who sent it
 * @param sent when it was sent
 * @param received when it was delivered
 * @param read whether it is marked read
 * @param recipients whom it was sent to
 * @param text its body as plain text
 * @param html its body as HTML
 * @param attachments what is attached
 * @param headers its header lines, if it came over the Internet
 */
record MessageDetail(@Nullable EntryId id, String messageClass, @Nullable String messageId, String subject,
		Correspondent from, @Nullable Instant sent, @Nullable Instant received, boolean read,
		List<Correspondent> recipients, @Nullable Body text, @Nullable Body html, List<AttachmentInfo> attachments,
		@Nullable String headers) {

	/** What {@link #of} needs of a message. */
	static final MessageRequest REQUEST = MessageRequest
		.properties(MESSAGE_CLASS, INTERNET_MESSAGE_ID, SUBJECT, SENDER_NAME, SENDER_SMTP_ADDRESS, SENDER_EMAIL_ADDRESS,
				CLIENT_SUBMIT_TIME, DELIVERY_TIME, MESSAGE_FLAGS, TRANSPORT_MESSAGE_HEADERS)
		.body(BodyFormat.TEXT)
		.body(BodyFormat.HTML)
		.withRecipients()
		.withAttachments();

	static MessageDetail of(@Nullable EntryId id, MessageContent message) {
		PropertyValues values = message.properties();
		Correspondent from = new Correspondent("FROM", values.getOrDefault(SENDER_NAME, ""),
				values.find(SENDER_SMTP_ADDRESS).orElseGet(() -> values.getOrDefault(SENDER_EMAIL_ADDRESS, "")));
		// what is too large to be read at once is not worth showing here
		PropertyValue<String> headers = values.value(TRANSPORT_MESSAGE_HEADERS);
		return new MessageDetail(id, values.getOrDefault(MESSAGE_CLASS, ""),
				values.find(INTERNET_MESSAGE_ID).orElse(null), values.getOrDefault(SUBJECT, ""), from,
				values.find(CLIENT_SUBMIT_TIME).orElse(null), values.find(DELIVERY_TIME).orElse(null),
				MessageFlag.READ.isIn(values.getOrDefault(MESSAGE_FLAGS, 0)),
				message.recipients().stream().map(Correspondent::of).toList(),
				message.body(BodyFormat.TEXT).map(Body::of).orElse(null),
				message.body(BodyFormat.HTML).map(Body::of).orElse(null),
				message.attachments().stream().map(AttachmentInfo::of).toList(), headers.value());
	}

}
