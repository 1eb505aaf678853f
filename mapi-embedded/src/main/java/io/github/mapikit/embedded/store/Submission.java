// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.store;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.mapikit.embedded.call.EmbeddedCall;
import io.github.mapikit.embedded.derived.Keys;
import io.github.mapikit.embedded.derived.Originator;
import io.github.mapikit.embedded.derived.StoreTags;
import io.github.mapikit.error.HResult;
import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.mailfiles.source.Ticks;
import io.github.mapikit.model.Binary;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.message.Recipient;
import io.github.mapikit.model.message.RecipientType;
import io.github.mapikit.model.notification.NotificationEvent;
import io.github.mapikit.model.property.MessageFlag;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.store.StandardFolder;

/**
 * Sends a message: out of its folder, a copy to the sent items, and a copy to the Inbox
 * if the owner of the mailbox is among the recipients. There is no network; other
 * recipients get nothing.
 *
 * @since 0.1.0
 */
public final class Submission {

	private static final int CONVERSATION_LENGTH = 22;

	private final MailStore store;

	private final List<Recipient> recipients;

	/**
	 * Checks that a message can be sent.
	 * @param store the store
	 * @param recipients the recipients
	 */
	public Submission(MailStore store, List<Recipient> recipients) {
		this.store = store;
		this.recipients = recipients.stream()
			.filter((recipient) -> recipient.type() != RecipientType.ORIGINATOR)
			.toList();
		if (this.recipients.isEmpty()) {
			throw EmbeddedCall.SUBMIT_MESSAGE.failure(MapiErrors.MAPI_E_NO_RECIPIENTS);
		}
		this.recipients.forEach(Submission::check);
	}

	private static void check(Recipient recipient) {
		if (recipient.address().isBlank() || recipient.addressType().isBlank()) {
			throw rejected(MapiErrors.MAPI_E_AMBIGUOUS_RECIP,
					"a recipient has a name but no address: resolve it first");
		}
		boolean smtp = recipient.addressType().equalsIgnoreCase("SMTP");
		if (smtp && !isSmtpAddress(recipient.address())) {
			throw rejected(MapiErrors.MAPI_E_INVALID_PARAMETER, "the address of a recipient is no SMTP address");
		}
	}

	private static boolean isSmtpAddress(String address) {
		int at = address.lastIndexOf('@');
		return at > 0 && at < address.length() - 1
				&& address.chars().noneMatch((character) -> character <= ' ' || character == 0x7F);
	}

	private static MapiCallException rejected(HResult result, String detail) {
		return EmbeddedCall.SUBMIT_MESSAGE.failure(result, detail);
	}

	/**
	 * Sends a message that has just been saved.
	 * @param target the message
	 */
	public void send(MessageTarget target) {
		MessageContent saved = target.source().load();
		Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
		MessageContent sent = withSender(saved, now);
		this.store.change((events) -> {
			StoredMessage message = target.message();
			if (message == null || message.isDeleted()) {
				throw rejected(MapiErrors.MAPI_E_OBJECT_DELETED, "the message was deleted");
			}
			send(message, sent, events);
			if (isForOwner()) {
				deliver(sent, now, events);
			}
		});
	}

	private void send(StoredMessage message, MessageContent sent, StoreEvents events) {
		this.store.deleteMessage(message, events);
		if (Boolean.TRUE.equals(sent.get(PropertyTags.DELETE_AFTER_SUBMIT))) {
			return;
		}
		// a message that has been sent is another one: it gets an identifier of its own
		int flags = MessageFlag.READ.mask() | MessageFlag.FROM_ME.mask();
		StoredMessage copy = this.store.addMessage(sentFolder(sent), sent, MessageTarget.withAttachments(flags, sent));
		events.happened(NotificationEvent.OBJECT_CREATED, copy);
	}

	private StoredFolder sentFolder(MessageContent sent) {
		if (sent.get(PropertyTags.SENTMAIL_ENTRYID) instanceof Binary wanted && wanted.size() > 0) {
			StoredFolder folder = this.store.folder(new EntryId(wanted));
			if (folder != null) {
				return folder;
			}
		}
		return this.store.standard().get(StandardFolder.SENT_ITEMS);
	}

	private void deliver(MessageContent sent, Instant now, StoreEvents events) {
		StoreOptions options = this.store.options();
		Map<PropertyTag<?>, Object> properties = new LinkedHashMap<>(sent.properties());
		properties.remove(PropertyTags.DELETE_AFTER_SUBMIT);
		properties.remove(PropertyTags.SENTMAIL_ENTRYID);
		properties.remove(PropertyTags.DISPLAY_BCC);
		properties.put(PropertyTags.DELIVERY_TIME, now);
		properties.put(PropertyTags.CREATION_TIME, now);
		Originator.RECEIVED_BY.put(properties, options.ownerName(), options.ownerAddress());
		Originator.RCVD_REPRESENTING.put(properties, options.ownerName(), options.ownerAddress());
		List<Recipient> visible = sent.recipients()
			.stream()
			.filter((recipient) -> recipient.type() != RecipientType.BCC)
			.toList();
		boolean to = visible.stream().anyMatch((each) -> each.type() == RecipientType.TO && isOwner(each));
		boolean cc = visible.stream().anyMatch((each) -> each.type() == RecipientType.CC && isOwner(each));
		properties.put(StoreTags.MESSAGE_TO_ME, to);
		properties.put(StoreTags.MESSAGE_CC_ME, cc);
		properties.put(StoreTags.MESSAGE_RECIP_ME, to || cc);
		MessageContent received = new MessageContent(properties, visible, sent.attachments());
		StoredMessage delivered = this.store.addMessage(this.store.standard().get(StandardFolder.INBOX), received,
				MessageTarget.withAttachments(MessageFlag.UNMODIFIED.mask(), received));
		events.happened(NotificationEvent.OBJECT_CREATED, delivered);
		events.happened(NotificationEvent.NEW_MAIL, delivered);
	}

	private MessageContent withSender(MessageContent saved, Instant now) {
		StoreOptions options = this.store.options();
		Map<PropertyTag<?>, Object> properties = new LinkedHashMap<>(saved.properties());
		properties.put(PropertyTags.CLIENT_SUBMIT_TIME, now);
		properties.put(PropertyTags.DELIVERY_TIME, now);
		properties.put(PropertyTags.LAST_MODIFICATION_TIME, now);
		properties.putIfAbsent(PropertyTags.INTERNET_MESSAGE_ID, newMessageId());
		properties.putIfAbsent(StoreTags.CONVERSATION_INDEX, newConversation(now));
		Originator.SENDER.put(properties, options.ownerName(), options.ownerAddress());
		Originator.SENT_REPRESENTING.putIfAbsent(properties, options.ownerName(), options.ownerAddress());
		return new MessageContent(properties, saved.recipients(), saved.attachments());
	}

	/**
	 * Makes an identifier of the Internet, as transports do for messages without one (RFC
	 * 5322, 3.6.4).
	 */
	private String newMessageId() {
		String address = this.store.options().ownerAddress();
		return "<" + Keys.random().toHex() + '@' + address.substring(address.lastIndexOf('@') + 1) + '>';
	}

	/**
	 * Makes the index of a message that begins a conversation: the upper six bytes of its
	 * time and a GUID ([MS-OXOMSG] 2.2.1.3).
	 */
	private static Binary newConversation(Instant now) {
		return Binary.of(ByteBuffer.allocate(CONVERSATION_LENGTH)
			.putShort((short) (Ticks.of(now) >>> 48))
			.putInt((int) (Ticks.of(now) >>> 16))
			.put(Keys.random().toByteArray())
			.array());
	}

	private boolean isForOwner() {
		return this.recipients.stream().anyMatch(this::isOwner);
	}

	private boolean isOwner(Recipient recipient) {
		String owner = this.store.options().ownerAddress().toLowerCase(Locale.ROOT);
		String smtp = recipient.smtpAddress();
		return owner.equals(recipient.address().toLowerCase(Locale.ROOT))
				|| (smtp != null && owner.equals(smtp.toLowerCase(Locale.ROOT)));
	}

}
