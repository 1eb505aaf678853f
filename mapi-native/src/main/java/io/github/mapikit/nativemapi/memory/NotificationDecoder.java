// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.memory;

import java.util.ArrayList;
import java.util.List;

import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.notification.NotificationEvent;
import io.github.mapikit.model.notification.ObjectNotification;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code NOTIFICATION} structures. What they point to is copied: it is gone when
 * {@code OnNotify} has returned. For one thread.
 * <p>
 * Sources: "NOTIFICATION", "IMAPIAdviseSink::OnNotify" (MAPI reference).
 */
public final class NotificationDecoder {

	/** An entry identifier is some hundred bytes at most. */
	private static final long MAX_ID = 1 << 16;

	private static final long MAX_NOTIFICATIONS = 1 << 20;

	private final MemoryReader reader;

	private final Bitness bitness;

	/**
	 * Creates a decoder.
	 * @param reader the memory
	 */
	public NotificationDecoder(MemoryReader reader) {
		this.reader = reader;
		this.bitness = reader.bitness();
	}

	/**
	 * Reads notifications of the kinds that the model knows.
	 * @param count how many there are, as {@code OnNotify} was told
	 * @param address the address of the first
	 * @return the notifications
	 * @throws NativeDataException if what is there cannot be notifications
	 */
	public List<ObjectNotification> notifications(long count, long address) {
		if (count > MAX_NOTIFICATIONS) {
			throw new NativeDataException("%d notifications came at once, more than the %d that are believed"
				.formatted(count, MAX_NOTIFICATIONS));
		}
		List<ObjectNotification> decoded = new ArrayList<>();
		if (count == 0) {
			return decoded;
		}
		int size = Struct.NOTIFICATION.size(this.bitness);
		MemoryBlock all = this.reader.block(address, count * size);
		for (int i = 0; i < count; i++) {
			ObjectNotification notification = notification(all, i * size);
			if (notification != null) {
				decoded.add(notification);
			}
		}
		return decoded;
	}

	private @Nullable ObjectNotification notification(MemoryBlock block, int start) {
		int mask = block.int32(start + StructField.NOTIFICATION_EVENT.offset(this.bitness));
		int at = start + StructField.NOTIFICATION_INFO.offset(this.bitness);
		for (NotificationEvent event : NotificationEvent.values()) {
			if (event.mask() == mask && mask != 0) {
				return (event == NotificationEvent.NEW_MAIL) ? newMail(block, at) : object(event, block, at);
			}
		}
		return null;
	}

	private @Nullable ObjectNotification newMail(MemoryBlock block, int at) {
		EntryId id = id(block, at, StructField.NEWMAIL_NOTIFICATION_ENTRY_ID_SIZE,
				StructField.NEWMAIL_NOTIFICATION_ENTRY_ID);
		EntryId parent = id(block, at, StructField.NEWMAIL_NOTIFICATION_PARENT_ID_SIZE,
				StructField.NEWMAIL_NOTIFICATION_PARENT_ID);
		return (id != null) ? new ObjectNotification(NotificationEvent.NEW_MAIL, id, parent, null) : null;
	}

	private @Nullable ObjectNotification object(NotificationEvent event, MemoryBlock block, int at) {
		EntryId id = id(block, at, StructField.OBJECT_NOTIFICATION_ENTRY_ID_SIZE,
				StructField.OBJECT_NOTIFICATION_ENTRY_ID);
		EntryId parent = id(block, at, StructField.OBJECT_NOTIFICATION_PARENT_ID_SIZE,
				StructField.OBJECT_NOTIFICATION_PARENT_ID);
		EntryId oldParent = (event == NotificationEvent.OBJECT_MOVED) ? id(block, at,
				StructField.OBJECT_NOTIFICATION_OLD_PARENT_ID_SIZE, StructField.OBJECT_NOTIFICATION_OLD_PARENT_ID)
				: null;
		return (id != null) ? new ObjectNotification(event, id, parent, oldParent) : null;
	}

	private @Nullable EntryId id(MemoryBlock block, int at, StructField size, StructField pointer) {
		long count = block.uint32(at + size.offset(this.bitness));
		long address = block.pointer(at + pointer.offset(this.bitness));
		if (count == 0 || address == 0) {
			return null;
		}
		if (count > MAX_ID) {
			throw new NativeDataException(
					"an entry identifier has %d bytes, more than the %d that are believed".formatted(count, MAX_ID));
		}
		return new EntryId(this.reader.binary(address, count));
	}

}
