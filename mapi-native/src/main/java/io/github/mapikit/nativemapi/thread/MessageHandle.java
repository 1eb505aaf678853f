// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.thread;

import java.util.List;

import io.github.mapikit.error.MapiCallExceptions;
import io.github.mapikit.model.property.PropertyChanges;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.store.Completion;
import io.github.mapikit.nativemapi.com.ComMessage;
import io.github.mapikit.spi.Action;
import io.github.mapikit.spi.Handle;
import io.github.mapikit.spi.OpenRequest;
import io.github.mapikit.spi.Opened;
import io.github.mapikit.spi.Problem;
import io.github.mapikit.spi.TableSource;

/**
 * A message of a store, or one within an attachment of another.
 */
final class MessageHandle extends PropertyHandle<ComMessage> {

	private final StoreHandle store;

	MessageHandle(StoreHandle store, ComMessage com) {
		super(com, true);
		this.store = store;
	}

	@Override
	Opened open(OpenRequest request) {
		if (request instanceof OpenRequest.Attachment attachment) {
			int number = attachment.number();
			return new Opened(new AttachmentHandle(this.store, com().openAttach(number)), null, number, null);
		}
		if (request instanceof OpenRequest.NewAttachment) {
			AttachmentHandle created = new AttachmentHandle(this.store, com().createAttach());
			return Opened.attachment(created, created.com().number());
		}
		throw refused(request);
	}

	@Override
	Handle openTable(TableSource source) {
		if (source instanceof TableSource.Recipients) {
			return new TableHandle(com().getRecipientTable());
		}
		if (source instanceof TableSource.Attachments) {
			return new TableHandle(com().getAttachmentTable());
		}
		throw refused(source);
	}

	@Override
	Completion perform(Action action) {
		if (action instanceof Action.MarkThisRead mark) {
			com().setReadFlag(mark.read());
		}
		else if (action instanceof Action.ReplaceRecipients replace) {
			com().replaceRecipients(replace.rows());
		}
		else if (action instanceof Action.DeleteAttachment delete) {
			com().deleteAttach(delete.number());
		}
		else if (action instanceof Action.Submit) {
			keepCopy();
			com().submitMessage();
		}
		else {
			throw refused(action);
		}
		return Completion.COMPLETE;
	}

	// a message that does not say where its copy goes stays in the outbox
	// ("Sending Messages: Message Store Provider Tasks")
	private void keepCopy() {
		if (com().getProps(PropertyTags.SENTMAIL_ENTRYID).value(PropertyTags.SENTMAIL_ENTRYID).isPresent()) {
			return;
		}
		List<Problem> problems = change(PropertyChanges.of(PropertyTags.SENTMAIL_ENTRYID,
				this.store.standard(PropertyTags.IPM_SENTMAIL_ENTRYID)));
		if (!problems.isEmpty()) {
			Problem problem = problems.get(0);
			throw MapiCallExceptions.of(problem.operation(), null, problem.result(), "property " + problem.tag(), null);
		}
	}

}
