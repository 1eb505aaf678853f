// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.mime;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import io.github.mapikit.mailfiles.item.MailContent;
import io.github.mapikit.mailfiles.item.MailItem;
import io.github.mapikit.mailfiles.item.MailProperties;
import io.github.mapikit.mailfiles.item.MailSummary;
import io.github.mapikit.mailfiles.limits.BrokenMailException;
import io.github.mapikit.mailfiles.limits.MailboxLimits;
import io.github.mapikit.mailfiles.source.MailSource;
import io.github.mapikit.mailfiles.source.Ticks;
import io.github.mapikit.mailfiles.text.StringPool;
import io.github.mapikit.mailfiles.text.SubjectPrefix;
import io.github.mapikit.model.Binary;
import io.github.mapikit.model.message.Recipient;
import io.github.mapikit.model.message.RecipientType;
import io.github.mapikit.model.property.MessageFlag;
import io.github.mapikit.model.property.PropertyTags;
import org.jspecify.annotations.Nullable;

/**
 * Reads a whole RFC 822 message in one pass: bodies are kept, attachments measured. Used
 * once, by one thread.
 * <p>
 * Source: [MS-OXCMAIL].
 *
 * @since 0.1.0
 */
public final class MimeContentReader {

	private static final int CONVERSATION_HEADER = 22;

	private final MailSource source;

	private final MailboxLimits limits;

	private final int depth;

	private final boolean headless;

	private final MailProperties properties = new MailProperties();

	private final List<Recipient> recipients = new ArrayList<>();

	private final List<String> truncations = new ArrayList<>();

	/**
	 * Creates a reader.
	 * @param source the message
	 * @param limits what it may cost
	 * @param depth the number of messages that it is in
	 * @param headless whether it may be without a header
	 */
	public MimeContentReader(MailSource source, MailboxLimits limits, int depth, boolean headless) {
		this.source = new RecentSource(source);
		this.limits = limits;
		this.depth = depth;
		this.headless = headless;
	}

	/**
	 * Reads the message.
	 * @param item what the message's table shows, or {@code null} for an embedded message
	 * @return the content
	 * @throws IOException if the message cannot be read
	 */
	public MailContent read(@Nullable MailItem item) throws IOException {
		MimeBodies bodies = new MimeBodies(this.source, this.limits, this.depth, this.truncations);
		try (InputStream in = this.source.open()) {
			HeaderReader reader = new HeaderReader(this.limits.headerBytes());
			reader.read(in);
			HeaderBlock block = reader.block();
			if (block.isEmpty() && !this.headless) {
				throw new BrokenMailException("it has no header");
			}
			MailSummary summary = summarize(block);
			readHeader(block, summary, item);
			if (!reader.isComplete()) {
				this.truncations.add(
						"The header is longer than " + this.limits.headerBytes() + " bytes; what follows was not read");
			}
			else {
				readParts(new MimeWalker(this.source, reader, in, block, this.limits), bodies);
			}
			bodies.putInto(this.properties);
			int flags = (item != null) ? item.flags() : summary.flags() | MessageFlag.READ.mask();
			boolean attachments = bodies.hasVisibleAttachments();
			flags = attachments ? flags | MessageFlag.HAS_ATTACHMENT.mask()
					: flags & ~MessageFlag.HAS_ATTACHMENT.mask();
			this.properties.put(PropertyTags.MESSAGE_FLAGS, flags);
			this.properties.put(PropertyTags.HASATTACH, attachments);
			int size = (item != null) ? item.size() : (int) Math.min(Integer.MAX_VALUE, bodies.bytes());
			this.properties.put(PropertyTags.MESSAGE_SIZE, size);
		}
		return new MailContent(this.properties.toMap(), this.recipients, bodies.attachments(), this.truncations, null);
	}

	private MailSummary summarize(HeaderBlock block) {
		MailSummary summary = new MailSummary(new StringPool());
		new Rfc822Headers(block).summarize(summary, 1);
		return summary;
	}

	private void readParts(MimeWalker walker, MimeBodies bodies) throws IOException {
		while (walker.next()) {
			bodies.add(walker);
		}
		if (walker.isTooMany()) {
			this.truncations.add("Of the parts only the first " + this.limits.parts() + " were read");
		}
		if (walker.isTooDeep()) {
			this.truncations
				.add("Multiparts below level " + this.limits.partDepth() + " are attachments as they stand");
		}
	}

	private void readHeader(HeaderBlock block, MailSummary summary, @Nullable MailItem item) {
		Rfc822Headers headers = new Rfc822Headers(block);
		MailProperties values = this.properties;
		String subject = headers.subject();
		int prefix = SubjectPrefix.lengthOf(subject);
		values.put(PropertyTags.MESSAGE_CLASS, summary.messageClass());
		values.put(PropertyTags.SUBJECT, subject);
		values.put(PropertyTags.SUBJECT_PREFIX, subject.substring(0, prefix));
		values.put(PropertyTags.NORMALIZED_SUBJECT, subject.substring(prefix));
		String topic = block.text(HeaderName.THREAD_TOPIC);
		values.putText(PropertyTags.CONVERSATION_TOPIC, topic.isEmpty() ? subject.substring(prefix) : topic);
		values.put(MailProperties.CONVERSATION_INDEX, conversationIndex(block.raw(HeaderName.THREAD_INDEX)));
		readSender(headers);
		readRecipients(headers);
		values.putText(PropertyTags.REPLY_RECIPIENT_NAMES,
				headers.addresses(HeaderName.REPLY_TO, this.limits.recipients()).display());
		values.putText(PropertyTags.INTERNET_MESSAGE_ID, headers.messageId());
		values.putText(MailProperties.IN_REPLY_TO, block.raw(HeaderName.IN_REPLY_TO));
		values.putText(PropertyTags.INTERNET_REFERENCES, block.raw(HeaderName.REFERENCES));
		values.putText(PropertyTags.TRANSPORT_MESSAGE_HEADERS, block.text());
		values.put(PropertyTags.IMPORTANCE, summary.importance());
		values.put(PropertyTags.PRIORITY, summary.importance() - 1);
		values.put(PropertyTags.SENSITIVITY, summary.sensitivity());
		values.put(PropertyTags.CLIENT_SUBMIT_TIME, Ticks.toInstant(summary.submitTicks()));
		values.put(PropertyTags.DELIVERY_TIME,
				(item != null) ? item.deliveryTime() : Ticks.toInstant(summary.deliveryTicks()));
		if (block.has(HeaderName.NOTIFICATION)) {
			values.put(MailProperties.READ_RECEIPT_REQUESTED, true);
		}
	}

	/**
	 * Reads the place of the message in its conversation: a header of 22 bytes and, for
	 * each reply, 5 more ([MS-OXOMSG] 2.2.1.3).
	 */
	private static @Nullable Binary conversationIndex(String value) {
		try {
			byte[] index = Base64.getDecoder().decode(value.replaceAll("\\s+", ""));
			return (index.length >= CONVERSATION_HEADER) ? Binary.of(index) : null;
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	private void readSender(Rfc822Headers headers) {
		MailProperties values = this.properties;
		Recipient sender = headers.sender(1);
		if (sender != null) {
			values.putText(PropertyTags.SENDER_NAME, sender.name());
			values.putText(PropertyTags.SENDER_ADDRTYPE, sender.addressType());
			values.putText(PropertyTags.SENDER_EMAIL_ADDRESS, sender.address());
			values.putText(PropertyTags.SENDER_SMTP_ADDRESS, sender.smtpAddress());
		}
		Recipient from = headers.from(1);
		if (from == null) {
			from = sender;
		}
		if (from != null) {
			values.putText(PropertyTags.SENT_REPRESENTING_NAME, from.name());
			values.putText(PropertyTags.SENT_REPRESENTING_ADDRTYPE, from.addressType());
			values.putText(PropertyTags.SENT_REPRESENTING_EMAIL_ADDRESS, from.address());
			values.putText(MailProperties.SENT_REPRESENTING_SMTP_ADDRESS, from.smtpAddress());
		}
	}

	private void readRecipients(Rfc822Headers headers) {
		for (RecipientType type : List.of(RecipientType.TO, RecipientType.CC, RecipientType.BCC)) {
			int left = this.limits.recipients() - this.recipients.size();
			MailAddresses addresses = headers.addresses(HeaderName.valueOf(type.name()), left);
			this.recipients.addAll(addresses.recipients());
			switch (type) {
				case TO -> this.properties.put(PropertyTags.DISPLAY_TO, addresses.display());
				case CC -> this.properties.put(PropertyTags.DISPLAY_CC, addresses.display());
				default -> this.properties.put(PropertyTags.DISPLAY_BCC, addresses.display());
			}
			if (addresses.isCut()) {
				this.truncations.add("Of the recipients only the first " + this.limits.recipients() + " were read");
			}
		}
	}

}
