// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.driver;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.mapikit.embedded.call.EmbeddedCall;
import io.github.mapikit.embedded.derived.Bodies;
import io.github.mapikit.embedded.derived.DerivedValues;
import io.github.mapikit.embedded.store.AttachmentContent;
import io.github.mapikit.embedded.store.AttachmentRow;
import io.github.mapikit.embedded.store.DerivedProperties;
import io.github.mapikit.embedded.store.MessageContent;
import io.github.mapikit.embedded.store.MessageSource;
import io.github.mapikit.embedded.store.MessageTarget;
import io.github.mapikit.embedded.store.RecipientRow;
import io.github.mapikit.embedded.store.StoredMessage;
import io.github.mapikit.embedded.store.Submission;
import io.github.mapikit.embedded.table.Listing;
import io.github.mapikit.embedded.table.PropertyMaps;
import io.github.mapikit.embedded.table.PropertySource;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.model.Binary;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.message.BodyFormat;
import io.github.mapikit.model.message.Recipient;
import io.github.mapikit.model.property.MessageFlag;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.store.Completion;
import io.github.mapikit.spi.Action;
import io.github.mapikit.spi.CallControl;
import io.github.mapikit.spi.OpenRequest;
import io.github.mapikit.spi.Opened;
import io.github.mapikit.spi.RecipientRows;
import io.github.mapikit.spi.TableSource;
import org.jspecify.annotations.Nullable;

/**
 * An open message. What it shows is the message as it was when it was opened, with its
 * own changes; the read flag alone is always the stored one.
 */
final class MessageHandle extends UnsavedHandle {

	/** Where the message is saved to; {@code null} if it is in an attachment. */
	private final @Nullable MessageTarget target;

	/** The attachment that the message is in; {@code null} if it is in the store. */
	private final @Nullable AttachmentHandle holder;

	private MessageSource source;

	private @Nullable MessageContent loaded;

	private @Nullable List<Recipient> newRecipients;

	private @Nullable List<AttachmentContent> newAttachments;

	/** The numbers of attachments that are open and not saved yet. */
	private final BitSet reserved = new BitSet();

	private boolean submitted;

	MessageHandle(EmbeddedHandle parent, MessageTarget target) {
		super(parent);
		this.target = target;
		this.holder = null;
		this.source = target.source();
	}

	MessageHandle(AttachmentHandle holder, MessageSource source) {
		super(holder);
		this.target = null;
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

	private List<Recipient> recipients() {
		List<Recipient> changed = this.newRecipients;
		return (changed != null) ? changed : content().recipients();
	}

	private List<AttachmentContent> attachments() {
		List<AttachmentContent> changed = this.newAttachments;
		return (changed != null) ? changed : content().attachments();
	}

	private @Nullable StoredMessage message() {
		return (this.target != null) ? this.target.message() : null;
	}

	@Override
	void requireUsable(EmbeddedCall call) {
		if (this.submitted) {
			throw call.failure(MapiErrors.MAPI_E_SUBMITTED, "a message that was submitted can only be closed");
		}
	}

	@Nullable String body(BodyFormat format) {
		enter(EmbeddedCall.OPEN_PROPERTY);
		return Bodies.read(format, this::current);
	}

	// recipients and attachments

	@Override
	TableHandle openTable(TableSource wanted) {
		if (wanted instanceof TableSource.Recipients) {
			enter(EmbeddedCall.GET_RECIPIENT_TABLE);
			return new TableHandle(this, false, () -> new Listing(RecipientRow.of(recipients())));
		}
		if (wanted instanceof TableSource.Attachments) {
			enter(EmbeddedCall.GET_ATTACHMENT_TABLE);
			return new TableHandle(this, false,
					() -> new Listing(attachments().stream().map(this::row).toArray(PropertySource[]::new)));
		}
		return super.openTable(wanted);
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
	Opened open(OpenRequest request) {
		if (request instanceof OpenRequest.Attachment wanted) {
			enter(EmbeddedCall.OPEN_ATTACH);
			AttachmentContent attachment = find(EmbeddedCall.OPEN_ATTACH, wanted.number());
			return Opened.attachment(new AttachmentHandle(this, attachment, true), wanted.number());
		}
		if (request instanceof OpenRequest.NewAttachment) {
			enter(EmbeddedCall.CREATE_ATTACH);
			int last = attachments().stream().mapToInt(AttachmentContent::number).max().orElse(-1);
			int number = Math.max(last + 1, this.reserved.length());
			this.reserved.set(number);
			AttachmentContent empty = new AttachmentContent(number, Map.of(), null);
			return Opened.attachment(new AttachmentHandle(this, empty, false), number);
		}
		return super.open(request);
	}

	private AttachmentContent find(EmbeddedCall call, int number) {
		for (AttachmentContent attachment : attachments()) {
			if (attachment.number() == number) {
				return attachment;
			}
		}
		throw call.failure(MapiErrors.MAPI_E_NOT_FOUND, "attachment " + number);
	}

	/**
	 * Takes over an attachment that was saved.
	 * @param attachment the attachment
	 */
	void saved(AttachmentContent attachment) {
		List<AttachmentContent> changed = new ArrayList<>(attachments());
		changed.removeIf((present) -> present.number() == attachment.number());
		changed.add(attachment);
		changed.sort(Comparator.comparingInt(AttachmentContent::number));
		this.newAttachments = changed;
	}

	/**
	 * Takes back the number of an attachment that is released.
	 * @param number the number, which may be that of an attachment that was saved
	 */
	void released(int number) {
		this.reserved.clear(number);
	}

	// actions

	@Override
	Completion perform(Action action, CallControl control) {
		if (action instanceof Action.ReplaceRecipients replace) {
			enter(EmbeddedCall.MODIFY_RECIPIENTS);
			this.newRecipients = RecipientRows.recipients(replace.rows());
		}
		else if (action instanceof Action.DeleteAttachment delete) {
			enter(EmbeddedCall.DELETE_ATTACH);
			AttachmentContent deleted = find(EmbeddedCall.DELETE_ATTACH, delete.number());
			this.newAttachments = attachments().stream().filter((attachment) -> attachment != deleted).toList();
		}
		else if (action instanceof Action.MarkThisRead mark) {
			enter(EmbeddedCall.SET_READ_FLAG);
			if (this.target != null) {
				this.target.markRead(mark.read());
			}
		}
		else if (action instanceof Action.Submit) {
			enter(EmbeddedCall.SUBMIT_MESSAGE);
			submit();
		}
		else {
			return super.perform(action, control);
		}
		return Completion.COMPLETE;
	}

	private void submit() {
		MessageTarget sent = this.target;
		if (sent == null) {
			throw EmbeddedCall.SUBMIT_MESSAGE.failure(MapiErrors.MAPI_E_NO_SUPPORT,
					"a message within an attachment cannot be sent");
		}
		if (MessageFlag.SUBMIT.isIn(sent.flags())) {
			throw EmbeddedCall.SUBMIT_MESSAGE.failure(MapiErrors.MAPI_E_SUBMITTED);
		}
		Submission submission = new Submission(store(), recipients());
		saveNow(false);
		submission.send(sent);
		this.submitted = true;
	}

	// properties

	@Override
	@Nullable Object stored(PropertyTag<?> tag) {
		if (this.target != null && tag.equals(PropertyTags.MESSAGE_FLAGS)) {
			return this.target.flags();
		}
		StoredMessage stored = message();
		if (stored != null && StoredMessage.isComputed(tag)) {
			return store().read(() -> stored.get(tag));
		}
		if (tag.equals(PropertyTags.HASATTACH)) {
			return !attachments().isEmpty();
		}
		Object computed = StoredMessage.computedOfAny().get(tag);
		return (computed != null) ? computed : PropertyMaps.find(content().properties(), tag);
	}

	@Override
	Map<PropertyTag<?>, Object> allStored() {
		Map<PropertyTag<?>, Object> all = new LinkedHashMap<>(content().properties());
		all.put(PropertyTags.HASATTACH, !attachments().isEmpty());
		all.putAll(StoredMessage.computedOfAny());
		if (this.target != null) {
			all.put(PropertyTags.MESSAGE_FLAGS, this.target.flags());
			StoredMessage stored = this.target.message();
			if (stored != null) {
				store().read(() -> stored.withComputed(all));
			}
		}
		return all;
	}

	@Override
	@Nullable Object derived(PropertyTag<?> tag) {
		return DerivedValues.derive(tag, this::own);
	}

	@Override
	List<PropertyTag<?>> derivedTags() {
		return DerivedValues.TAGS;
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
	void put(PropertyTag<?> tag, @Nullable Object value) {
		super.put(tag, value);
		if (value != null && Bodies.FORMATS.contains(tag) && !isChanged(PropertyTags.NATIVE_BODY_INFO)) {
			// what a file says of its own body is not true of another one
			super.put(PropertyTags.NATIVE_BODY_INFO, null);
		}
	}

	@Override
	@Nullable EntryId store(Map<PropertyTag<?>, @Nullable Object> unsaved, boolean force) {
		boolean inStore = this.holder != null || message() != null;
		if (!inStore || !unsaved.isEmpty() || this.newRecipients != null || this.newAttachments != null) {
			Map<PropertyTag<?>, Object> properties = new LinkedHashMap<>(content().properties());
			PropertyMaps.apply(unsaved, properties);
			Bodies.synchronize(unsaved, properties);
			Object flags = properties.remove(PropertyTags.MESSAGE_FLAGS);
			MessageContent content = DerivedProperties.complete(properties, recipients(), attachments());
			save(content, flags, force);
			this.source = content;
			this.loaded = content;
			this.newRecipients = null;
			this.newAttachments = null;
		}
		StoredMessage stored = message();
		return (stored != null) ? stored.id() : null;
	}

	private void save(MessageContent content, @Nullable Object flags, boolean force) {
		if (this.target != null) {
			if (flags instanceof Integer initial && this.target.message() == null) {
				this.target.initialFlags(initial);
			}
			this.target.save(content, force);
		}
		else if (this.holder != null) {
			this.holder.embed(content);
		}
	}

}
