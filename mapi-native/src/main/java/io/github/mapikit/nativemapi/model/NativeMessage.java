// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.model;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.github.mapikit.error.MapiNotFoundException;
import io.github.mapikit.model.Binary;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.message.Attachment;
import io.github.mapikit.model.message.BodyFormat;
import io.github.mapikit.model.message.Message;
import io.github.mapikit.model.message.Recipient;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.property.PropertyValues;
import io.github.mapikit.model.property.Row;
import io.github.mapikit.nativemapi.com.ComMessage;
import io.github.mapikit.nativemapi.com.ComStream;
import io.github.mapikit.nativemapi.com.ComTable;
import org.jspecify.annotations.Nullable;

/**
 * A message.
 */
final class NativeMessage extends NativePropertyObject<ComMessage> implements Message {

	private static final PropertyTag<?>[] ATTACHMENT_COLUMNS = { PropertyTags.ATTACH_NUM, PropertyTags.ATTACH_METHOD,
			PropertyTags.ATTACH_LONG_FILENAME, PropertyTags.ATTACH_FILENAME, PropertyTags.ATTACH_MIME_TAG,
			PropertyTags.ATTACH_SIZE };

	private static final int CODE_PAGE_UTF_8 = 65001;

	private static final int BATCH = 256;

	private final NativeStore store;

	private final boolean embedded;

	/** Whether the message is in the store, so that it has an identifier. */
	private boolean saved;

	private @Nullable EntryId entryId;

	/**
	 * Takes over a message of a store.
	 * @param parent the object that it belongs to
	 * @param store the store that it is in
	 * @param message the message
	 * @param saved whether it has been saved before
	 */
	NativeMessage(NativeObject<?> parent, NativeStore store, ComMessage message, boolean saved) {
		super("message", parent, false, message, true);
		this.store = store;
		this.embedded = false;
		this.saved = saved;
	}

	/**
	 * Takes over a message within an attachment.
	 * @param attachment the attachment
	 * @param store the store that it is in
	 * @param message the message
	 */
	NativeMessage(NativeAttachment attachment, NativeStore store, ComMessage message) {
		super("message", attachment, false, message, true);
		this.store = store;
		this.embedded = true;
	}

	NativeStore store() {
		return this.store;
	}

	@Override
	public Optional<EntryId> entryId() {
		return call("IMAPIProp::GetProps", () -> {
			if (this.saved && this.entryId == null) {
				this.entryId = com().getProps(PropertyTags.ENTRYID).find(PropertyTags.ENTRYID).orElse(null);
			}
			return Optional.ofNullable(this.entryId);
		});
	}

	@Override
	public void save() {
		super.save();
		this.saved = !this.embedded;
	}

	// body

	@Override
	public Optional<String> body(BodyFormat format) {
		Objects.requireNonNull(format, "format");
		return call("IMAPIProp::GetProps", () -> Optional.ofNullable(currentBody(format)));
	}

	private @Nullable String currentBody(BodyFormat format) {
		return switch (format) {
			case TEXT -> (String) whole(PropertyTags.BODY);
			case HTML -> html();
			case RTF -> rtf();
		};
	}

	private @Nullable String html() {
		Object html = whole(PropertyTags.HTML);
		if (html == null) {
			return null;
		}
		PropertyValues values = current(PropertyTags.INTERNET_CPID);
		int codePage = values.value(PropertyTags.INTERNET_CPID).isPresent() ? values.get(PropertyTags.INTERNET_CPID)
				: 0;
		return new String(((Binary) html).toByteArray(), CodePages.charset(codePage));
	}

	private @Nullable String rtf() {
		flush();
		ComStream compressed;
		try {
			compressed = com().openStream(PropertyTags.RTF_COMPRESSED.value());
		}
		catch (MapiNotFoundException ex) {
			return null;
		}
		try {
			// RTF is ASCII, and what is not in it is escaped
			return new String(readStream(compressed.decompressRtf()), StandardCharsets.ISO_8859_1);
		}
		finally {
			compressed.release();
		}
	}

	@Override
	public void setBody(BodyFormat format, String body) {
		Objects.requireNonNull(body, "body");
		if (format == BodyFormat.RTF) {
			throw new IllegalArgumentException("A body is set as TEXT or HTML, not as RTF");
		}
		run("IMAPIProp::SetProps", () -> {
			removeIfPossible(PropertyTags.RTF_COMPRESSED);
			removeIfPossible(PropertyTags.RTF_IN_SYNC);
			if (format == BodyFormat.HTML) {
				removeIfPossible(PropertyTags.BODY);
				put(PropertyTags.HTML, Binary.of(body.getBytes(StandardCharsets.UTF_8)));
				put(PropertyTags.INTERNET_CPID, CODE_PAGE_UTF_8);
			}
			else {
				removeIfPossible(PropertyTags.HTML);
				put(PropertyTags.BODY, body);
			}
		});
	}

	// recipients

	@Override
	public List<Recipient> recipients() {
		return call("IMessage::GetRecipientTable",
				() -> Recipients.fromRows(rows(com().getRecipientTable(), Recipients.COLUMNS)));
	}

	@Override
	public void setRecipients(List<Recipient> recipients) {
		List<Recipient> changed = List.copyOf(recipients);
		run("IMessage::ModifyRecipients",
				() -> com().replaceRecipients(Recipients.tags(changed), Recipients.values(changed)));
	}

	// attachments

	@Override
	public List<Row> attachments(PropertyTag<?>... columns) {
		PropertyTag<?>[] shown = (columns.length != 0) ? columns.clone() : ATTACHMENT_COLUMNS;
		return call("IMessage::GetAttachmentTable", () -> rows(com().getAttachmentTable(), shown));
	}

	private static List<Row> rows(ComTable table, PropertyTag<?>[] columns) {
		try {
			return NativeTable.readAll(table, columns, BATCH);
		}
		finally {
			table.release();
		}
	}

	@Override
	public Attachment openAttachment(int number) {
		return call("IMessage::OpenAttach", () -> new NativeAttachment(this, com().openAttach(number)));
	}

	@Override
	public Attachment createAttachment() {
		return call("IMessage::CreateAttach", () -> new NativeAttachment(this, com().createAttach()));
	}

	@Override
	public void deleteAttachment(int number) {
		run("IMessage::DeleteAttach", () -> com().deleteAttach(number));
	}

	// sending

	@Override
	public void markRead(boolean read) {
		run("IMessage::SetReadFlag", () -> com().setReadFlag(read));
	}

	@Override
	public void submit() {
		run("IMessage::SubmitMessage", () -> {
			flush();
			keepCopy();
			com().submitMessage();
		});
	}

	// a message that does not say where its copy goes stays in the outbox
	// ("Sending Messages: Message Store Provider Tasks")
	private void keepCopy() {
		if (!com().getProps(PropertyTags.SENTMAIL_ENTRYID).value(PropertyTags.SENTMAIL_ENTRYID).isPresent()) {
			put(PropertyTags.SENTMAIL_ENTRYID, this.store.standard(PropertyTags.IPM_SENTMAIL_ENTRYID).bytes());
			flush();
		}
	}

}
