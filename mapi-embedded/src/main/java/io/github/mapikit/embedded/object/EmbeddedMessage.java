// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.object;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.github.mapikit.embedded.call.EmbeddedCall;
import io.github.mapikit.embedded.derived.Bodies;
import io.github.mapikit.embedded.derived.DerivedValues;
import io.github.mapikit.embedded.store.AttachmentContent;
import io.github.mapikit.embedded.store.AttachmentRow;
import io.github.mapikit.embedded.store.DerivedProperties;
import io.github.mapikit.embedded.store.MessageContent;
import io.github.mapikit.embedded.store.MessageSource;
import io.github.mapikit.embedded.store.MessageTarget;
import io.github.mapikit.embedded.store.NamedIds;
import io.github.mapikit.embedded.store.StoredMessage;
import io.github.mapikit.embedded.store.Submission;
import io.github.mapikit.embedded.table.Answers;
import io.github.mapikit.embedded.table.PropertyMaps;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.model.Binary;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.message.Attachment;
import io.github.mapikit.model.message.BodyFormat;
import io.github.mapikit.model.message.Message;
import io.github.mapikit.model.message.Recipient;
import io.github.mapikit.model.property.MessageFlag;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.property.Row;
import org.jspecify.annotations.Nullable;

/**
 * An open message. What it shows is the message as it was when it was opened, with its
 * own changes; the read flag alone is always the stored one.
 */
final class EmbeddedMessage extends EmbeddedPropertyObject implements Message {

	private static final PropertyTag<?>[] ATTACHMENT_COLUMNS = { PropertyTags.ATTACH_NUM, PropertyTags.ATTACH_METHOD,
			PropertyTags.ATTACH_LONG_FILENAME, PropertyTags.ATTACH_FILENAME, PropertyTags.ATTACH_MIME_TAG,
			PropertyTags.ATTACH_SIZE };

	/** Where the message is saved to; {@code null} if it is in an attachment. */
	private final @Nullable MessageTarget target;

	/** The attachment that the message is in; {@code null} if it is in the store. */
	private final @Nullable EmbeddedAttachment holder;

	private final NamedIds names;

	private MessageSource source;

	private @Nullable MessageContent loaded;

	private @Nullable List<Recipient> newRecipients;

	private @Nullable List<AttachmentContent> newAttachments;

	private boolean submitted;

	EmbeddedMessage(EmbeddedObject parent, MessageTarget target) {
		super("message", parent);
		this.target = target;
		this.names = target.store().names();
		this.holder = null;
		this.source = target.source();
	}

	EmbeddedMessage(EmbeddedAttachment holder, MessageSource source) {
		super("message", holder);
		this.target = null;
		this.names = holder.names();
		this.holder = holder;
		this.source = source;
	}

	private MessageContent content() {
		MessageContent content = this.loaded;
		if (content == null) {
			content = this.source.load();
			this.loaded = content;
		}
		return content;
	}

	private List<Recipient> currentRecipients() {
		List<Recipient> changed = this.newRecipients;
		return (changed != null) ? changed : content().recipients();
	}

	private List<AttachmentContent> currentAttachments() {
		List<AttachmentContent> changed = this.newAttachments;
		return (changed != null) ? changed : content().attachments();
	}

	private @Nullable StoredMessage message() {
		return (this.target != null) ? this.target.message() : null;
	}

	@Override
	public Optional<EntryId> entryId() {
		return perform(EmbeddedCall.GET_PROPS, () -> Optional.ofNullable(message()).map(StoredMessage::id));
	}

	@Override
	void requireUsable(EmbeddedCall operation) {
		if (this.submitted) {
			throw operation.failure(MapiErrors.MAPI_E_SUBMITTED, "a message that was submitted can only be closed");
		}
	}

	@Override
	public Optional<String> body(BodyFormat format) {
		Objects.requireNonNull(format, "format");
		return perform(EmbeddedCall.OPEN_PROPERTY, () -> Optional.ofNullable(Bodies.read(format, this::currentValue)));
	}

	@Override
	public void setBody(BodyFormat format, String body) {
		Objects.requireNonNull(body, "body");
		if (format == BodyFormat.RTF) {
			throw new IllegalArgumentException("A body is set as TEXT or HTML, not as RTF");
		}
		perform(EmbeddedCall.SET_PROPS, () -> Bodies.write(format, body, this::put));
	}

	@Override
	public List<Recipient> recipients() {
		return perform(EmbeddedCall.GET_RECIPIENT_TABLE, this::currentRecipients);
	}

	@Override
	public void setRecipients(List<Recipient> recipients) {
		List<Recipient> changed = List.copyOf(recipients);
		perform(EmbeddedCall.MODIFY_RECIPIENTS, () -> replaceRecipients(changed));
	}

	private void replaceRecipients(List<Recipient> changed) {
		this.newRecipients = changed;
	}

	@Override
	public List<Row> attachments(PropertyTag<?>... columns) {
		PropertyTag<?>[] shown = (columns.length != 0) ? columns.clone() : ATTACHMENT_COLUMNS;
		return perform(EmbeddedCall.GET_ATTACHMENT_TABLE, () -> {
			List<Row> rows = new ArrayList<>();
			for (AttachmentContent attachment : currentAttachments()) {
				@Nullable Object[] values = new @Nullable Object[shown.length];
				for (int i = 0; i < shown.length; i++) {
					values[i] = PropertyMaps.inline(row(attachment).get(shown[i]));
				}
				rows.add(Answers.row(shown, values));
			}
			return rows;
		});
	}

	/**
	 * Returns an attachment as the attachment table shows it.
	 * @param attachment the attachment
	 * @return the row
	 */
	AttachmentRow row(AttachmentContent attachment) {
		Binary key = (this.holder != null) ? this.holder.recordKey() : null;
		StoredMessage stored = message();
		return new AttachmentRow(attachment, (stored != null) ? stored.id().bytes() : key);
	}

	@Override
	public Attachment openAttachment(int number) {
		return perform(EmbeddedCall.OPEN_ATTACH,
				() -> new EmbeddedAttachment(this, find(EmbeddedCall.OPEN_ATTACH, number), true));
	}

	@Override
	public Attachment createAttachment() {
		return perform(EmbeddedCall.CREATE_ATTACH, () -> {
			int number = currentAttachments().stream().mapToInt(AttachmentContent::number).max().orElse(-1) + 1;
			return new EmbeddedAttachment(this, new AttachmentContent(number, Map.of(), null), false);
		});
	}

	@Override
	public void deleteAttachment(int number) {
		perform(EmbeddedCall.DELETE_ATTACH, () -> {
			AttachmentContent deleted = find(EmbeddedCall.DELETE_ATTACH, number);
			List<AttachmentContent> left = new ArrayList<>(currentAttachments());
			left.remove(deleted);
			this.newAttachments = left;
		});
	}

	private AttachmentContent find(EmbeddedCall operation, int number) {
		for (AttachmentContent attachment : currentAttachments()) {
			if (attachment.number() == number) {
				return attachment;
			}
		}
		throw operation.failure(MapiErrors.MAPI_E_NOT_FOUND, "attachment " + number);
	}

	/**
	 * Takes over an attachment that was saved.
	 * @param attachment the attachment
	 */
	void saved(AttachmentContent attachment) {
		List<AttachmentContent> changed = new ArrayList<>(currentAttachments());
		for (int i = 0; i < changed.size(); i++) {
			if (changed.get(i).number() == attachment.number()) {
				changed.set(i, attachment);
				this.newAttachments = changed;
				return;
			}
		}
		changed.add(attachment);
		this.newAttachments = changed;
	}

	@Override
	public void markRead(boolean read) {
		perform(EmbeddedCall.SET_READ_FLAG, () -> {
			if (this.target != null) {
				this.target.markRead(read);
			}
		});
	}

	@Override
	public void submit() {
		perform(EmbeddedCall.SUBMIT_MESSAGE, () -> {
			MessageTarget sent = this.target;
			if (sent == null) {
				throw EmbeddedCall.SUBMIT_MESSAGE.failure(MapiErrors.MAPI_E_NO_SUPPORT,
						"a message within an attachment cannot be sent");
			}
			if (MessageFlag.SUBMIT.isIn(sent.flags())) {
				throw EmbeddedCall.SUBMIT_MESSAGE.failure(MapiErrors.MAPI_E_SUBMITTED);
			}
			Submission submission = new Submission(sent.store(), currentRecipients());
			saveNow();
			submission.send(sent);
			this.submitted = true;
		});
	}

	@Override
	@Nullable Object stored(PropertyTag<?> tag) {
		if (this.target != null && tag.equals(PropertyTags.MESSAGE_FLAGS)) {
			return this.target.flags();
		}
		StoredMessage stored = message();
		if (stored != null && this.target != null && StoredMessage.isComputed(tag)) {
			return this.target.store().read(() -> stored.get(tag));
		}
		if (tag.equals(PropertyTags.HASATTACH)) {
			return !currentAttachments().isEmpty();
		}
		Object computed = StoredMessage.computedOfAny().get(tag);
		return (computed != null) ? computed : PropertyMaps.find(content().properties(), tag);
	}

	@Override
	NamedIds names() {
		return this.names;
	}

	@Override
	@Nullable Object derived(PropertyTag<?> tag) {
		return DerivedValues.derive(tag, this::ownValue);
	}

	@Override
	List<PropertyTag<?>> derivedTags() {
		return DerivedValues.TAGS;
	}

	@Override
	Map<PropertyTag<?>, Object> allStored() {
		Map<PropertyTag<?>, Object> all = new LinkedHashMap<>(content().properties());
		all.put(PropertyTags.HASATTACH, !currentAttachments().isEmpty());
		all.putAll(StoredMessage.computedOfAny());
		if (this.target != null) {
			all.put(PropertyTags.MESSAGE_FLAGS, this.target.flags());
			StoredMessage stored = this.target.message();
			if (stored != null) {
				all.putAll(this.target.store().read(stored::computed));
			}
		}
		return all;
	}

	@Override
	boolean isComputed(PropertyTag<?> tag) {
		if (tag.equals(PropertyTags.MESSAGE_FLAGS)) {
			// settable until the first save ("PidTagMessageFlags Canonical Property")
			return this.target == null || this.target.message() != null;
		}
		return StoredMessage.isComputed(tag) || DerivedProperties.FIXED.contains(tag);
	}

	@Override
	void store(Map<PropertyTag<?>, @Nullable Object> unsaved) {
		boolean inStore = this.holder != null || message() != null;
		if (inStore && unsaved.isEmpty() && this.newRecipients == null && this.newAttachments == null) {
			return;
		}
		Map<PropertyTag<?>, Object> properties = new LinkedHashMap<>(content().properties());
		apply(unsaved, properties);
		Bodies.synchronize(unsaved, properties);
		Object flags = properties.remove(PropertyTags.MESSAGE_FLAGS);
		MessageContent content = DerivedProperties.complete(properties, currentRecipients(), currentAttachments());
		if (this.target != null) {
			if (flags instanceof Integer initial && this.target.message() == null) {
				this.target.initialFlags(initial);
			}
			this.target.save(content);
		}
		else if (this.holder != null) {
			this.holder.embed(content);
		}
		this.source = content;
		this.loaded = content;
		this.newRecipients = null;
		this.newAttachments = null;
	}

}
