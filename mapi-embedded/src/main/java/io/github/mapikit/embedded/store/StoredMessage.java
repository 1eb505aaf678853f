// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.store;

import java.util.List;
import java.util.Map;

import io.github.mapikit.embedded.derived.StoreTags;
import io.github.mapikit.embedded.table.PropertyMaps;
import io.github.mapikit.embedded.table.PropertySource;
import io.github.mapikit.mailfiles.item.MailItem;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.property.MessageFlag;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import org.jspecify.annotations.Nullable;

/**
 * A message as the store holds it. Written under the write lock of its store, read under
 * its read lock.
 *
 * @since 0.1.0
 */
public final class StoredMessage implements PropertySource {

	private static final int MAPI_MESSAGE = 5;

	private static final int ENTRYID = 0x0FFF0102;

	private static final int RECORD_KEY = 0x0FF90102;

	private static final int INSTANCE_KEY = 0x0FF60102;

	private static final int PARENT_ENTRYID = 0x0E090102;

	private static final int STORE_ENTRYID = 0x0FFB0102;

	private static final int OBJECT_TYPE = 0x0FFE0003;

	private static final int MESSAGE_FLAGS = 0x0E070003;

	private static final int HASATTACH = 0x0E1B000B;

	private static final int ACCESS = 0x0FF40003;

	private static final int ACCESS_LEVEL = 0x0FF70003;

	private static final int STORE_RECORD_KEY = 0x0FFA0102;

	private static final int MAPPING_SIGNATURE = 0x0FF80102;

	/** MAPI_ACCESS_MODIFY, MAPI_ACCESS_READ, MAPI_ACCESS_DELETE. */
	private static final int ALL_ACCESS = 7;

	private static final int MAPI_MODIFY = 1;

	private static final List<PropertyTag<?>> COMPUTED = List.of(PropertyTags.ENTRYID, PropertyTags.RECORD_KEY,
			PropertyTags.INSTANCE_KEY, PropertyTags.PARENT_ENTRYID, PropertyTags.STORE_ENTRYID,
			PropertyTags.OBJECT_TYPE, PropertyTags.MESSAGE_FLAGS, PropertyTags.HASATTACH, PropertyTags.ACCESS,
			StoreTags.ACCESS_LEVEL, StoreTags.STORE_RECORD_KEY, StoreTags.MAPPING_SIGNATURE);

	/** What is computed of a message within an attachment, too: it has no identifier. */
	private static final Map<PropertyTag<?>, Object> EMBEDDED = Map.of(PropertyTags.OBJECT_TYPE, MAPI_MESSAGE,
			PropertyTags.ACCESS, ALL_ACCESS, StoreTags.ACCESS_LEVEL, MAPI_MODIFY);

	private final EntryId id;

	private StoredFolder folder;

	private MessageSource source;

	private int flags;

	private int version;

	private boolean deleted;

	StoredMessage(EntryId id, StoredFolder folder, MessageSource source, int flags) {
		this.id = id;
		this.folder = folder;
		this.source = source;
		this.flags = flags;
	}

	/**
	 * Returns the entry identifier.
	 * @return the identifier
	 */
	public EntryId id() {
		return this.id;
	}

	/**
	 * Returns the folder that the message is in. To be called under the lock of the
	 * store.
	 * @return the folder
	 */
	public StoredFolder folder() {
		return this.folder;
	}

	void folder(StoredFolder newFolder) {
		this.folder = newFolder;
	}

	MessageSource source() {
		return this.source;
	}

	int flags() {
		return this.flags;
	}

	void flags(int newFlags) {
		this.flags = newFlags;
	}

	boolean isRead() {
		return MessageFlag.READ.isIn(this.flags);
	}

	int version() {
		return this.version;
	}

	void replace(MessageSource newSource) {
		this.source = newSource;
		this.version++;
		this.folder.contentChanged();
	}

	boolean isDeleted() {
		return this.deleted;
	}

	void delete() {
		this.deleted = true;
	}

	@Override
	public @Nullable Object get(PropertyTag<?> tag) {
		return switch (tag.value()) {
			case ENTRYID, RECORD_KEY, INSTANCE_KEY -> this.id.bytes();
			case PARENT_ENTRYID -> this.folder.id().bytes();
			case STORE_ENTRYID, STORE_RECORD_KEY, MAPPING_SIGNATURE -> this.folder.get(tag);
			case OBJECT_TYPE, ACCESS, ACCESS_LEVEL -> EMBEDDED.get(tag);
			case MESSAGE_FLAGS -> this.flags;
			case HASATTACH -> MessageFlag.HAS_ATTACHMENT.isIn(this.flags);
			default -> this.source.get(tag);
		};
	}

	@Override
	public @Nullable MailItem indexed() {
		return this.source.indexed();
	}

	/**
	 * Returns whether the store computes a property of messages.
	 * @param tag the property
	 * @return whether it does
	 */
	public static boolean isComputed(PropertyTag<?> tag) {
		return COMPUTED.contains(tag);
	}

	/**
	 * Returns what the store computes of a message that is in no folder: one that was not
	 * saved yet, or that is in an attachment.
	 * @return values by tag; immutable
	 */
	public static Map<PropertyTag<?>, Object> computedOfAny() {
		return EMBEDDED;
	}

	/**
	 * Adds the properties that the store computes.
	 * @param target where to add them
	 * @return the target
	 */
	public Map<PropertyTag<?>, Object> withComputed(Map<PropertyTag<?>, Object> target) {
		return PropertyMaps.collect(COMPUTED, this, target);
	}

	@Override
	public List<? extends PropertySource> recipients() {
		return List.of(RecipientRow.of(this.source.load().recipients()));
	}

	@Override
	public List<? extends PropertySource> attachments() {
		return this.source.load()
			.attachments()
			.stream()
			.map((attachment) -> new AttachmentRow(attachment, this.id.bytes()))
			.toList();
	}

}
