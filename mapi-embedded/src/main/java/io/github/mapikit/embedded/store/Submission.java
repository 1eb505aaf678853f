// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.mapikit.embedded.call.EmbeddedCall;
import io.github.mapikit.error.HResult;
import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.model.Binary;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.message.Recipient;
import io.github.mapikit.model.message.RecipientType;
import io.github.mapikit.model.notification.NotificationEvent;
import io.github.mapikit.model.property.MessageFlag;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;

/**
 * Sends a message: out of its folder, a copy to the sent items, and a copy to the Inbox
 * if the owner of the mailbox is among the recipients. There is no network; other
 * recipients get nothing.
 *
 * @since 0.1.0
 */
public final class Submission {

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
		boolean delete = Boolean.TRUE.equals(sent.get(PropertyTags.DELETE_AFTER_SUBMIT));
		StoredFolder folder = sentFolder(sent);
		if (delete) {
			this.store.deleteMessage(message, events);
			return;
		}
		// a message that has been sent is another message: it gets an identifier of its
		// own
		this.store.deleteMessage(message, events);
		int flags = MessageFlag.READ.mask() | MessageFlag.FROM_ME.mask();
		StoredMessage copy = this.store.addMessage(folder, sent, MessageTarget.withAttachments(flags, sent), null);
		events.happened(NotificationEvent.OBJECT_CREATED, copy);
	}

	private StoredFolder sentFolder(MessageContent sent) {
		if (sent.get(PropertyTags.SENTMAIL_ENTRYID) instanceof Binary wanted && wanted.size() > 0) {
			StoredFolder folder = this.store.folder(new EntryId(wanted));
			if (folder != null) {
				return folder;
			}
		}
		return this.store.standard().sentItems();
	}

	private void deliver(MessageContent sent, Instant now, StoreEvents events) {
		StoreOptions options = this.store.options();
		Map<PropertyTag<?>, Object> properties = new LinkedHashMap<>(sent.properties());
		properties.remove(PropertyTags.DELETE_AFTER_SUBMIT);
		properties.remove(PropertyTags.SENTMAIL_ENTRYID);
		properties.remove(PropertyTags.DISPLAY_BCC);
		properties.put(PropertyTags.DELIVERY_TIME, now);
		properties.put(PropertyTags.RECEIVED_BY_NAME, options.ownerName());
		properties.put(PropertyTags.RECEIVED_BY_EMAIL_ADDRESS, options.ownerAddress());
		List<Recipient> visible = sent.recipients()
			.stream()
			.filter((recipient) -> recipient.type() != RecipientType.BCC)
			.toList();
		MessageContent received = new MessageContent(properties, visible, sent.attachments());
		StoredMessage delivered = this.store.addMessage(this.store.standard().inbox(), received,
				MessageTarget.withAttachments(MessageFlag.UNMODIFIED.mask(), received), null);
		events.happened(NotificationEvent.OBJECT_CREATED, delivered);
		events.happened(NotificationEvent.NEW_MAIL, delivered);
	}

	private MessageContent withSender(MessageContent saved, Instant now) {
		StoreOptions options = this.store.options();
		Map<PropertyTag<?>, Object> properties = new LinkedHashMap<>(saved.properties());
		properties.put(PropertyTags.CLIENT_SUBMIT_TIME, now);
		properties.put(PropertyTags.DELIVERY_TIME, now);
		properties.put(PropertyTags.SENDER_NAME, options.ownerName());
		properties.put(PropertyTags.SENDER_ADDRTYPE, "SMTP");
		properties.put(PropertyTags.SENDER_EMAIL_ADDRESS, options.ownerAddress());
		properties.put(PropertyTags.SENDER_SMTP_ADDRESS, options.ownerAddress());
		properties.putIfAbsent(PropertyTags.SENT_REPRESENTING_NAME, options.ownerName());
		properties.putIfAbsent(PropertyTags.SENT_REPRESENTING_ADDRTYPE, "SMTP");
		properties.putIfAbsent(PropertyTags.SENT_REPRESENTING_EMAIL_ADDRESS, options.ownerAddress());
		return new MessageContent(properties, saved.recipients(), saved.attachments());
	}

	private boolean isForOwner() {
		String owner = this.store.options().ownerAddress().toLowerCase(Locale.ROOT);
		return this.recipients.stream()
			.anyMatch((recipient) -> owner.equals(recipient.address().toLowerCase(Locale.ROOT))
					|| (recipient.smtpAddress() != null
							&& owner.equals(recipient.smtpAddress().toLowerCase(Locale.ROOT))));
	}

}
