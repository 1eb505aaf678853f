// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.sample;

import java.io.IOException;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import io.github.mapikit.boot.task.MapiTask;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.message.Attachment;
import io.github.mapikit.model.message.AttachmentMethod;
import io.github.mapikit.model.message.BodyFormat;
import io.github.mapikit.model.message.Message;
import io.github.mapikit.model.property.PropertyChanges;
import io.github.mapikit.model.property.Row;
import io.github.mapikit.model.store.Completion;
import io.github.mapikit.model.store.Folder;
import io.github.mapikit.model.store.MapiSession;
import io.github.mapikit.model.store.MessageStore;
import io.github.mapikit.model.table.TableQuery;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;

import static io.github.mapikit.model.property.PropertyTags.DELIVERY_TIME;
import static io.github.mapikit.model.property.PropertyTags.MESSAGE_CLASS;
import static io.github.mapikit.model.property.PropertyTags.SENDER_EMAIL_ADDRESS;
import static io.github.mapikit.model.property.PropertyTags.SENDER_NAME;
import static io.github.mapikit.model.property.PropertyTags.SENTMAIL_ENTRYID;
import static io.github.mapikit.model.property.PropertyTags.SUBJECT;
import static io.github.mapikit.model.property.Restriction.or;

/**
 * The mailbox: each method is one visit to a MAPI thread, which takes along all that the
 * caller wants to know as values. Nothing of MAPI leaves this class.
 */
@Service
class Mailbox {

	/** Each MAPI thread's own; which one is meant is decided at each call. */
	private final MapiSession session;

	private final SampleProperties properties;

	Mailbox(MapiSession session, SampleProperties properties) {
		this.session = session;
		this.properties = properties;
	}

	@MapiTask
	FolderNode folders() {
		try (Folder top = this.session.defaultStore().ipmSubtree()) {
			return FolderNode.of(top);
		}
	}

	@MapiTask
	Page<MessageSummary> messages(EntryId folderId, int page, int size, @Nullable String query) {
		// one more than a page has tells whether there is another page, without counting
		TableQuery wanted = MessageSummary.QUERY.sort(DELIVERY_TIME.descending())
			.from((int) Math.min((long) page * size, Integer.MAX_VALUE))
			.limit(size + 1);
		if (query != null && !query.isBlank()) {
			wanted = wanted
				.where(or(SUBJECT.contains(query), SENDER_NAME.contains(query), SENDER_EMAIL_ADDRESS.contains(query)));
		}
		try (Stream<Row> rows = this.session.defaultStore().list(folderId, wanted)) {
			return Page.of(rows.map(MessageSummary::of).toList(), page, size);
		}
	}

	/**
	 * Moves messages into another folder of the mailbox, which need not be opened.
	 */
	@MapiTask
	Completion move(EntryId folderId, Collection<EntryId> messages, EntryId destination) {
		try (Folder folder = this.session.defaultStore().openFolder(folderId)) {
			return folder.moveMessages(messages, destination);
		}
	}

	@MapiTask
	MessageDetail message(EntryId id) {
		return MessageDetail.of(id, this.session.defaultStore().readMessage(id, MessageDetail.REQUEST));
	}

	@MapiTask
	MessageDetail attachedMessage(EntryId id, int number) {
		try (Message message = this.session.defaultStore().openMessage(id);
				Attachment attachment = message.openAttachment(number)) {
			if (attachment.method() != AttachmentMethod.EMBEDDED_MESSAGE) {
				throw new NotDownloadableException(attachment.method());
			}
			try (Message attached = attachment.openEmbeddedMessage()) {
				return MessageDetail.of(null, attached.read(MessageDetail.REQUEST));
			}
		}
	}

	/**
	 * Takes an attachment out of MAPI. The MAPI thread is free again as soon as the bytes
	 * are out; how fast the one who asked reads them is nothing to it.
	 * @return the content; the caller closes it
	 */
	@MapiTask(timeout = "60s")
	Download attachment(EntryId id, int number) throws IOException {
		try (Message message = this.session.defaultStore().openMessage(id);
				Attachment attachment = message.openAttachment(number)) {
			if (attachment.method() != AttachmentMethod.BY_VALUE) {
				throw new NotDownloadableException(attachment.method());
			}
			return Download.of(attachment, this.properties.maxDownloadSize());
		}
	}

	/**
	 * Hands a message over for sending, and returns before that is done.
	 * @return the folder that gets a copy of what was sent
	 */
	@MapiTask(timeout = "30s")
	CompletableFuture<EntryId> send(Draft draft) {
		MessageStore store = this.session.defaultStore();
		try (Folder sentItems = store.sentItems();
				Folder outbox = store.outbox();
				Message message = outbox.createMessage()) {
			message.change(PropertyChanges.of(MESSAGE_CLASS, "IPM.Note")
				.set(SUBJECT, draft.subject())
				.set(SENTMAIL_ENTRYID, sentItems.entryId()));
			message.setBody((draft.html() != null) ? BodyFormat.HTML : BodyFormat.TEXT, draft.body());
			message.setRecipients(draft.recipients());
			message.submit();
			return CompletableFuture.completedFuture(sentItems.entryId());
		}
	}

}
