// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.object;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.message.Attachment;
import io.github.mapikit.model.message.BodyFormat;
import io.github.mapikit.model.message.Message;
import io.github.mapikit.model.message.Recipient;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.Row;
import io.github.mapikit.model.table.TableQuery;
import io.github.mapikit.runtime.thread.ScopedObject;
import io.github.mapikit.spi.Action;
import io.github.mapikit.spi.CallControl;
import io.github.mapikit.spi.OpenRequest;
import io.github.mapikit.spi.Opened;
import io.github.mapikit.spi.RecipientRows;
import io.github.mapikit.spi.TableSource;
import org.jspecify.annotations.Nullable;

/**
 * A message: of a folder, or within an attachment.
 */
final class OpenMessage extends OpenProperties implements Message {

	private static final TableQuery RECIPIENTS = new TableQuery(RecipientRows.COLUMNS, null, List.of(), 0,
			Integer.MAX_VALUE);

	/** Whether it is in an attachment, and has no entry identifier. */
	private final boolean embedded;

	/** Whether it is in the store. */
	private boolean saved;

	private @Nullable EntryId entryId;

	private OpenMessage(ScopedObject parent, Opened message, boolean embedded, boolean saved) {
		super("message", parent, false, message.handle(), true);
		this.embedded = embedded;
		this.saved = saved;
		this.entryId = message.entryId();
	}

	static OpenMessage existing(ScopedObject store, Opened message) {
		return new OpenMessage(store, message, false, true);
	}

	static OpenMessage created(ScopedObject store, Opened message) {
		return new OpenMessage(store, message, false, false);
	}

	static OpenMessage embedded(ScopedObject attachment, Opened message) {
		return new OpenMessage(attachment, message, true, false);
	}

	@Override
	public Optional<EntryId> entryId() {
		return call(GET_PROPS, () -> {
			if (!this.saved) {
				return Optional.empty();
			}
			if (this.entryId == null) {
				this.entryId = readEntryId();
			}
			return Optional.ofNullable(this.entryId);
		});
	}

	@Override
	void saved(@Nullable EntryId id) {
		this.saved = !this.embedded;
		if (id != null) {
			this.entryId = id;
		}
	}

	// bodies

	@Override
	public Optional<String> body(BodyFormat format) {
		Objects.requireNonNull(format, "format");
		return call(GET_PROPS, () -> {
			prepare();
			return Optional.ofNullable(driver().body(handle(), format));
		});
	}

	@Override
	public void setBody(BodyFormat format, String body) {
		change(BodyChanges.of(format, body));
	}

	// recipients

	@Override
	public List<Recipient> recipients() {
		return call("IMessage::GetRecipientTable",
				() -> RecipientRows.recipients(list(new TableSource.Recipients(), RECIPIENTS)));
	}

	@Override
	public void setRecipients(List<Recipient> recipients) {
		Action action = new Action.ReplaceRecipients(RecipientRows.rows(List.copyOf(recipients)));
		run("IMessage::ModifyRecipients", () -> perform(action));
	}

	// attachments

	@Override
	public List<Row> attachments(PropertyTag<?>... columns) {
		List<PropertyTag<?>> shown = (columns.length != 0) ? List.of(columns) : ATTACHMENT_COLUMNS;
		TableQuery query = new TableQuery(shown, null, List.of(), 0, Integer.MAX_VALUE);
		return call("IMessage::GetAttachmentTable", () -> list(new TableSource.Attachments(), query));
	}

	private List<Row> list(TableSource source, TableQuery query) {
		prepare();
		return driver().list(handle(), source, query, Integer.MAX_VALUE);
	}

	@Override
	public Attachment openAttachment(int number) {
		return open("IMessage::OpenAttach", new OpenRequest.Attachment(number));
	}

	@Override
	public Attachment createAttachment() {
		return open("IMessage::CreateAttach", new OpenRequest.NewAttachment());
	}

	private Attachment open(String operation, OpenRequest request) {
		return call(operation, () -> {
			prepare();
			return new OpenAttachment(this, driver().open(handle(), request));
		});
	}

	@Override
	public void deleteAttachment(int number) {
		run("IMessage::DeleteAttach", () -> perform(new Action.DeleteAttachment(number)));
	}

	// sending

	@Override
	public void markRead(boolean read) {
		run("IMessage::SetReadFlag", () -> perform(new Action.MarkThisRead(read)));
	}

	@Override
	public void submit() {
		run("IMessage::SubmitMessage", () -> perform(new Action.Submit()));
	}

	private void perform(Action action) {
		prepare();
		driver().perform(handle(), action, CallControl.NONE);
	}

}
