// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.fake;

import java.util.List;

import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.notification.NotificationEvent;
import io.github.mapikit.model.notification.ObjectNotification;
import io.github.mapikit.model.property.MessageFlag;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.property.PropertyValues;
import io.github.mapikit.model.store.Completion;
import io.github.mapikit.model.store.StandardFolder;
import io.github.mapikit.spi.Action;

/**
 * What is done to a message that is open. What is submitted is sent at once.
 */
final class MessageActions {

	private static final String SUBMIT = "IMessage::SubmitMessage";

	private final Mailbox mailbox;

	private final MessageHandle message;

	MessageActions(MessageHandle message) {
		this.mailbox = message.mailbox;
		this.message = message;
	}

	Completion perform(Action action) {
		if (action instanceof Action.MarkThisRead mark) {
			markRead(mark.read());
		}
		else if (action instanceof Action.ReplaceRecipients recipients) {
			replaceRecipients(recipients.rows());
		}
		else if (action instanceof Action.DeleteAttachment attachment) {
			deleteAttachment(attachment.number());
		}
		else {
			submit();
		}
		return Completion.COMPLETE;
	}

	private void markRead(boolean read) {
		MailMessage.setFlag(this.message.draft, MessageFlag.READ, read);
		MailMessage saved = this.message.saved;
		if (saved != null) {
			saved.markRead(read);
			this.mailbox
				.tell(new ObjectNotification(NotificationEvent.OBJECT_MODIFIED, saved.id, saved.folder.id, null));
		}
	}

	private void replaceRecipients(List<PropertyValues> rows) {
		List<PropertyBag> recipients = this.message.draft.recipients;
		recipients.clear();
		rows.forEach((row) -> recipients.add(new PropertyBag(row).put(PropertyTags.ROWID, recipients.size())));
		this.message.changed();
	}

	private void deleteAttachment(int number) {
		if (this.message.draft.attachments.remove(number) == null) {
			throw Mailbox.failure("IMessage::DeleteAttach", MapiErrors.MAPI_E_NOT_FOUND);
		}
		this.message.changed();
	}

	// sending

	private void submit() {
		MailItem draft = this.message.draft;
		if (draft.recipients.isEmpty()) {
			throw Mailbox.failure(SUBMIT, MapiErrors.MAPI_E_NO_RECIPIENTS);
		}
		MailMessage saved = this.message.saved;
		if (saved != null) {
			this.mailbox.delete(saved);
		}
		this.message.submitted = true;
		stampSender(draft.values);
		if (!draft.values.truth(PropertyTags.DELETE_AFTER_SUBMIT)) {
			fileCopy(draft);
		}
		if (draft.recipients.stream().anyMatch(this::isOwner)) {
			deliver(draft);
		}
	}

	private void stampSender(PropertyBag values) {
		values.put(PropertyTags.CLIENT_SUBMIT_TIME, Mailbox.now())
			.putIfAbsent(PropertyTags.CREATION_TIME, Mailbox.now())
			.put(PropertyTags.LAST_MODIFICATION_TIME, Mailbox.now())
			.put(PropertyTags.SENDER_NAME, this.mailbox.ownerName)
			.put(PropertyTags.SENDER_ADDRTYPE, "SMTP")
			.put(PropertyTags.SENDER_EMAIL_ADDRESS, this.mailbox.ownerAddress);
	}

	private boolean isOwner(PropertyBag recipient) {
		return recipient.text(PropertyTags.EMAIL_ADDRESS).equalsIgnoreCase(this.mailbox.ownerAddress);
	}

	private void fileCopy(MailItem draft) {
		EntryId elsewhere = draft.values.entryId(PropertyTags.SENTMAIL_ENTRYID);
		MailFolder folder = (elsewhere != null) ? this.mailbox.folder(SUBMIT, elsewhere)
				: this.mailbox.standard(StandardFolder.SENT_ITEMS);
		MailItem copy = sent(draft);
		copy.values.put(PropertyTags.MESSAGE_FLAGS, MessageFlag.READ.mask() | MessageFlag.FROM_ME.mask());
		MailMessage filed = this.mailbox.add(folder, copy);
		this.mailbox.tell(new ObjectNotification(NotificationEvent.OBJECT_CREATED, filed.id, folder.id, null));
	}

	private void deliver(MailItem draft) {
		MailFolder inbox = this.mailbox.standard(StandardFolder.INBOX);
		MailItem arrived = sent(draft);
		arrived.values.put(PropertyTags.MESSAGE_FLAGS, MessageFlag.UNMODIFIED.mask())
			.put(PropertyTags.DELIVERY_TIME, Mailbox.now());
		MailMessage delivered = this.mailbox.add(inbox, arrived);
		this.mailbox.tell(new ObjectNotification(NotificationEvent.OBJECT_CREATED, delivered.id, inbox.id, null));
		this.mailbox.tell(new ObjectNotification(NotificationEvent.NEW_MAIL, delivered.id, inbox.id, null));
	}

	private static MailItem sent(MailItem draft) {
		MailItem copy = draft.copy();
		copy.values.remove(PropertyTags.SENTMAIL_ENTRYID);
		copy.values.remove(PropertyTags.DELETE_AFTER_SUBMIT);
		return copy;
	}

}
