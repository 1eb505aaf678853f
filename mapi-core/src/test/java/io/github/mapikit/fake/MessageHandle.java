// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.fake;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.model.Binary;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.message.RecipientType;
import io.github.mapikit.model.notification.NotificationEvent;
import io.github.mapikit.model.notification.ObjectNotification;
import io.github.mapikit.model.property.MessageFlag;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.spi.SaveMode;
import org.jspecify.annotations.Nullable;

/**
 * A message that somebody has open: a copy of what is saved, to which changes go, until
 * it is saved in turn.
 */
final class MessageHandle extends PropertyHandle {

	private static final String SAVE = "IMAPIProp::SaveChanges";

	private static final int MAPI_MESSAGE = 5;

	private static final int UTF_8 = 65001;

	/** Up to three letters, a colon and a space ("PidTagSubjectPrefix"). */
	private static final Pattern PREFIX = Pattern.compile("\\p{L}{1,3}: ");

	private static final Set<PropertyTag<?>> COMPUTED = Set.of(PropertyTags.ENTRYID, PropertyTags.PARENT_ENTRYID,
			PropertyTags.STORE_ENTRYID, PropertyTags.RECORD_KEY, PropertyTags.INSTANCE_KEY, PropertyTags.OBJECT_TYPE,
			PropertyTags.MESSAGE_SIZE, PropertyTags.HASATTACH, PropertyTags.DISPLAY_TO, PropertyTags.DISPLAY_CC,
			PropertyTags.DISPLAY_BCC, PropertyTags.SUBJECT_PREFIX, PropertyTags.NORMALIZED_SUBJECT,
			PropertyTags.CREATION_TIME, PropertyTags.LAST_MODIFICATION_TIME);

	final Mailbox mailbox;

	/** Where it is or will be; {@code null} for one that is embedded. */
	final @Nullable MailFolder folder;

	/** The attachment that it is embedded in, or {@code null} for one of a folder. */
	private final @Nullable AttachmentHandle owner;

	/** What is saved of it; {@code null} before the first save, and if it is embedded. */
	@Nullable MailMessage saved;

	private int version;

	MailItem draft;

	private boolean dirty;

	boolean submitted;

	private int lastAttachment;

	private MessageHandle(Mailbox mailbox, @Nullable MailFolder folder, @Nullable AttachmentHandle owner,
			MailItem draft) {
		this.mailbox = mailbox;
		this.folder = folder;
		this.owner = owner;
		this.draft = draft;
		this.lastAttachment = draft.attachments.isEmpty() ? -1 : draft.attachments.lastKey();
	}

	static MessageHandle open(Mailbox mailbox, MailMessage saved) {
		MessageHandle opened = new MessageHandle(mailbox, saved.folder, null, saved.content.copy());
		opened.saved = saved;
		opened.version = saved.version;
		return opened;
	}

	static MessageHandle create(Mailbox mailbox, MailFolder folder) {
		return new MessageHandle(mailbox, folder, null, newItem());
	}

	static MessageHandle embedded(AttachmentHandle owner, @Nullable MailItem content) {
		return new MessageHandle(owner.message.mailbox, null, owner, (content != null) ? content.copy() : newItem());
	}

	private static MailItem newItem() {
		MailItem item = new MailItem();
		item.values.put(PropertyTags.MESSAGE_CLASS, "IPM.Note")
			.put(PropertyTags.MESSAGE_FLAGS, MessageFlag.UNSENT.mask() | MessageFlag.UNMODIFIED.mask());
		return item;
	}

	@Override
	void check(String operation) {
		if (this.submitted) {
			throw Mailbox.failure(operation, MapiErrors.MAPI_E_SUBMITTED);
		}
	}

	int nextAttachment() {
		return ++this.lastAttachment;
	}

	// properties

	@Override
	PropertyBag all() {
		PropertyBag all = all(this.draft);
		MailMessage message = this.saved;
		if (message != null) {
			addIds(all, this.mailbox, message);
		}
		return all;
	}

	static PropertyBag all(Mailbox mailbox, MailMessage message) {
		PropertyBag all = all(message.content);
		addIds(all, mailbox, message);
		return all;
	}

	private static void addIds(PropertyBag all, Mailbox mailbox, MailMessage message) {
		all.put(PropertyTags.ENTRYID, message.id)
			.put(PropertyTags.PARENT_ENTRYID, message.folder.id)
			.put(PropertyTags.STORE_ENTRYID, mailbox.storeId)
			.put(PropertyTags.RECORD_KEY, message.id.bytes())
			.put(PropertyTags.INSTANCE_KEY, message.id.bytes());
	}

	private static PropertyBag all(MailItem item) {
		PropertyBag all = new PropertyBag(item.values);
		boolean attached = !item.attachments.isEmpty();
		int flags = item.values.number(PropertyTags.MESSAGE_FLAGS);
		all.put(PropertyTags.OBJECT_TYPE, MAPI_MESSAGE)
			.put(PropertyTags.MESSAGE_SIZE, item.size())
			.put(PropertyTags.HASATTACH, attached)
			.put(PropertyTags.MESSAGE_FLAGS, attached ? flags | MessageFlag.HAS_ATTACHMENT.mask() : flags)
			.put(PropertyTags.DISPLAY_TO, names(item, RecipientType.TO))
			.put(PropertyTags.DISPLAY_CC, names(item, RecipientType.CC))
			.put(PropertyTags.DISPLAY_BCC, names(item, RecipientType.BCC))
			.putIfAbsent(PropertyTags.MSG_STATUS, 0);
		addSubjectParts(all);
		addText(all);
		return all;
	}

	private static void addSubjectParts(PropertyBag all) {
		if (!all.has(PropertyTags.SUBJECT)) {
			return;
		}
		String subject = all.text(PropertyTags.SUBJECT);
		Matcher prefix = PREFIX.matcher(subject);
		int end = prefix.lookingAt() ? prefix.end() : 0;
		all.put(PropertyTags.SUBJECT_PREFIX, subject.substring(0, end))
			.put(PropertyTags.NORMALIZED_SUBJECT, subject.substring(end));
	}

	private static void addText(PropertyBag all) {
		Object html = all.get(PropertyTags.HTML);
		if (html != null && !all.has(PropertyTags.BODY)) {
			Charset charset = (all.number(PropertyTags.INTERNET_CPID) == UTF_8) ? StandardCharsets.UTF_8
					: StandardCharsets.ISO_8859_1;
			all.put(PropertyTags.BODY, HtmlText.of(new String(((Binary) html).toByteArray(), charset)));
		}
	}

	private static String names(MailItem item, RecipientType type) {
		return item.recipients.stream()
			.filter((recipient) -> RecipientType.ofCode(recipient.number(PropertyTags.RECIPIENT_TYPE)) == type)
			.map((recipient) -> recipient.text(PropertyTags.DISPLAY_NAME))
			.collect(Collectors.joining("; "));
	}

	@Override
	PropertyBag own() {
		return this.draft.values;
	}

	@Override
	boolean isComputed(PropertyTag<?> tag) {
		return COMPUTED.contains(tag) || (this.saved != null && tag.equals(PropertyTags.MESSAGE_FLAGS));
	}

	@Override
	void changed() {
		this.dirty = true;
	}

	// saving

	@Override
	@Nullable EntryId save(SaveMode mode) {
		AttachmentHandle attachment = this.owner;
		if (attachment != null) {
			stamp();
			attachment.embed(this.draft.copy());
			return null;
		}
		MailMessage message = this.saved;
		return (message != null) ? saveAgain(message, mode) : saveNew();
	}

	private EntryId saveNew() {
		MailFolder target = Objects.requireNonNull(this.folder);
		if (target.deleted) {
			throw Mailbox.failure(SAVE, MapiErrors.MAPI_E_OBJECT_DELETED);
		}
		stamp();
		MailMessage created = this.mailbox.add(target, this.draft.copy());
		this.saved = created;
		this.dirty = false;
		this.mailbox.tell(new ObjectNotification(NotificationEvent.OBJECT_CREATED, created.id, target.id, null));
		return created.id;
	}

	private EntryId saveAgain(MailMessage message, SaveMode mode) {
		if (message.deleted) {
			throw Mailbox.failure(SAVE, MapiErrors.MAPI_E_OBJECT_DELETED);
		}
		if (!this.dirty) {
			return message.id;
		}
		if (message.version != this.version && mode == SaveMode.KEEP_OPEN) {
			throw Mailbox.failure(SAVE, MapiErrors.MAPI_E_OBJECT_CHANGED);
		}
		stamp();
		MailMessage.setFlag(this.draft, MessageFlag.UNMODIFIED, false);
		// whether it is read is no change of the message
		boolean read = MessageFlag.READ.isIn(message.content.values.number(PropertyTags.MESSAGE_FLAGS));
		MailMessage.setFlag(this.draft, MessageFlag.READ, read);
		message.content = this.draft.copy();
		message.version++;
		this.version = message.version;
		this.dirty = false;
		this.mailbox
			.tell(new ObjectNotification(NotificationEvent.OBJECT_MODIFIED, message.id, message.folder.id, null));
		return message.id;
	}

	private void stamp() {
		this.draft.values.putIfAbsent(PropertyTags.CREATION_TIME, Mailbox.now())
			.put(PropertyTags.LAST_MODIFICATION_TIME, Mailbox.now())
			.putIfAbsent(PropertyTags.SEARCH_KEY,
					Binary.of(ByteBuffer.allocate(16).putLong(8, this.mailbox.nextNumber()).array()));
	}

}
