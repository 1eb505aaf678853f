// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.fake;

import java.util.List;
import java.util.function.Consumer;

import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.notification.NotificationEvent;
import io.github.mapikit.model.notification.ObjectNotification;
import io.github.mapikit.model.store.Completion;
import io.github.mapikit.spi.Action;
import io.github.mapikit.spi.CallControl;

/**
 * What is done to several messages of a folder, and to its subfolders. What failed is not
 * told, as in MAPI.
 */
final class FolderActions {

	private static final String COPY = "IMAPIFolder::CopyMessages";

	private final Mailbox mailbox;

	private final MailFolder folder;

	private final CallControl control;

	FolderActions(Mailbox mailbox, MailFolder folder, CallControl control) {
		this.mailbox = mailbox;
		this.folder = folder;
		this.control = control;
	}

	Completion perform(Action action) {
		if (action instanceof Action.Transfer transfer) {
			return transfer(transfer);
		}
		if (action instanceof Action.Delete delete) {
			return each("IMAPIFolder::DeleteMessages", delete.messages(), this.mailbox::delete);
		}
		if (action instanceof Action.MarkRead mark) {
			return each("IMAPIFolder::SetReadFlags", mark.messages(), (message) -> markRead(message, mark.read()));
		}
		return deleteFolder(((Action.DeleteFolder) action).folder());
	}

	private void markRead(MailMessage message, boolean read) {
		message.markRead(read);
		this.mailbox.tell(new ObjectNotification(NotificationEvent.OBJECT_MODIFIED, message.id, this.folder.id, null));
	}

	private Completion transfer(Action.Transfer transfer) {
		EntryId store = transfer.destination().store();
		if (store != null && !store.equals(this.mailbox.storeId)) {
			throw Mailbox.failure(COPY, MapiErrors.MAPI_E_UNKNOWN_ENTRYID);
		}
		MailFolder destination = this.mailbox.folder(COPY, transfer.destination().folder());
		return each(COPY, transfer.messages(), (message) -> transfer(message, destination, transfer.move()));
	}

	/** Moved or copied, a message gets an entry identifier of its own. */
	private void transfer(MailMessage message, MailFolder destination, boolean move) {
		if (move) {
			this.mailbox.remove(message);
		}
		MailMessage copy = this.mailbox.add(destination, message.content.copy());
		this.mailbox
			.tell(move ? new ObjectNotification(NotificationEvent.OBJECT_MOVED, copy.id, destination.id, this.folder.id)
					: new ObjectNotification(NotificationEvent.OBJECT_COPIED, copy.id, destination.id, null));
	}

	private Completion each(String operation, List<EntryId> ids, Consumer<MailMessage> action) {
		boolean complete = true;
		int done = 0;
		for (EntryId id : ids) {
			if (this.control.isCancelled()) {
				throw Mailbox.failure(operation, MapiErrors.MAPI_E_USER_CANCEL);
			}
			MailMessage message = this.folder.messages.get(id);
			if (message != null) {
				action.accept(message);
			}
			else {
				complete = false;
			}
			this.control.progress(++done, ids.size());
		}
		return complete ? Completion.COMPLETE : Completion.PARTIAL;
	}

	private Completion deleteFolder(EntryId id) {
		MailFolder child = this.folder.folders.get(id);
		if (child == null) {
			throw Mailbox.failure("IMAPIFolder::DeleteFolder", MapiErrors.MAPI_E_NOT_FOUND);
		}
		this.mailbox.deleteFolder(child);
		return Completion.COMPLETE;
	}

}
