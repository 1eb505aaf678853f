// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.store;

import io.github.mapikit.embedded.call.EmbeddedCall;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.model.notification.NotificationEvent;
import io.github.mapikit.model.property.MessageFlag;
import org.jspecify.annotations.Nullable;

/**
 * The place in the store that an open message is saved to. Belongs to the thread that has
 * the message open.
 *
 * @since 0.1.0
 */
public final class MessageTarget {

	private final MailStore store;

	private final StoredFolder folder;

	private @Nullable StoredMessage message;

	private MessageSource source;

	private int version;

	/** The flags of a message that is not in the store yet. */
	private int initialFlags = MessageFlag.UNSENT.mask() | MessageFlag.READ.mask() | MessageFlag.UNMODIFIED.mask();

	private MessageTarget(MailStore store, StoredFolder folder, @Nullable StoredMessage message, MessageSource source) {
		this.store = store;
		this.folder = folder;
		this.message = message;
		this.source = source;
		this.version = (message != null) ? message.version() : 0;
	}

	/**
	 * Returns the place of a message that is not in the store yet.
	 * @param store the store
	 * @param folder the folder that it will be in
	 * @return the place
	 */
	public static MessageTarget created(MailStore store, StoredFolder folder) {
		return new MessageTarget(store, folder, null, MessageContent.EMPTY);
	}

	/**
	 * Returns the place of a stored message, as it is at this moment. To be called under
	 * the lock of the store.
	 * @param store the store
	 * @param message the message
	 * @return the place
	 */
	public static MessageTarget existing(MailStore store, StoredMessage message) {
		return new MessageTarget(store, message.folder(), message, message.source());
	}

	/**
	 * Returns the message in the store.
	 * @return the message, or {@code null} before the first save
	 */
	public @Nullable StoredMessage message() {
		return this.message;
	}

	/**
	 * Returns what the message says.
	 * @return the content as it was when it was opened or last saved
	 */
	public MessageSource source() {
		return this.source;
	}

	/**
	 * Returns the flags that the message has now.
	 * @return bits of {@link MessageFlag}
	 */
	public int flags() {
		StoredMessage stored = this.message;
		return (stored != null) ? this.store.read(stored::flags) : this.initialFlags;
	}

	/**
	 * Sets the flags for the first save.
	 * @param newFlags bits of {@link MessageFlag}
	 */
	public void initialFlags(int newFlags) {
		this.initialFlags = newFlags;
	}

	/**
	 * Marks the message read or unread, at once.
	 * @param read whether it is read
	 */
	public void markRead(boolean read) {
		StoredMessage stored = this.message;
		if (stored == null) {
			int mask = MessageFlag.READ.mask();
			this.initialFlags = read ? this.initialFlags | mask : this.initialFlags & ~mask;
			return;
		}
		this.store.change((events) -> {
			requireLive(EmbeddedCall.SET_READ_FLAG, stored);
			this.store.markRead(stored, read, events);
		});
	}

	/**
	 * Puts content into the store.
	 * @param content the content
	 * @param force whether to write over what somebody else has saved since the message
	 * was opened
	 */
	public void save(MessageContent content, boolean force) {
		long limit = this.store.options().maxMessageSize();
		if (content.size() > limit) {
			throw EmbeddedCall.SAVE_CHANGES.failure(MapiErrors.MAPI_E_TOO_BIG,
					"a message has at most %d bytes".formatted(limit));
		}
		StoredMessage stored = this.message;
		this.message = this.store
			.write((events) -> (stored != null) ? replace(stored, content, force, events) : create(content, events));
		this.source = content;
	}

	private StoredMessage create(MessageContent content, StoreEvents events) {
		StoredMessage created = this.store.addMessage(this.folder, content,
				withAttachments(this.initialFlags, content));
		events.happened(NotificationEvent.OBJECT_CREATED, created);
		return created;
	}

	private StoredMessage replace(StoredMessage stored, MessageContent content, boolean force, StoreEvents events) {
		requireLive(EmbeddedCall.SAVE_CHANGES, stored);
		if (!force && stored.version() != this.version) {
			throw EmbeddedCall.SAVE_CHANGES.failure(MapiErrors.MAPI_E_OBJECT_CHANGED,
					"somebody else has saved the message since it was opened");
		}
		stored.replace(content);
		stored.flags(withAttachments(stored.flags() & ~MessageFlag.UNMODIFIED.mask(), content));
		this.version = stored.version();
		events.happened(NotificationEvent.OBJECT_MODIFIED, stored);
		return stored;
	}

	private static void requireLive(EmbeddedCall operation, StoredMessage stored) {
		if (stored.isDeleted()) {
			throw operation.failure(MapiErrors.MAPI_E_OBJECT_DELETED, "the message was deleted");
		}
	}

	static int withAttachments(int flags, MessageContent content) {
		int mask = MessageFlag.HAS_ATTACHMENT.mask();
		return content.attachments().isEmpty() ? flags & ~mask : flags | mask;
	}

}
