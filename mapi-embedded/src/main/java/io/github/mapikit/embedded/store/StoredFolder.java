// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.github.mapikit.embedded.table.Listing;
import io.github.mapikit.embedded.table.PropertyMaps;
import io.github.mapikit.embedded.table.PropertySource;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import org.jspecify.annotations.Nullable;

/**
 * A folder as the store holds it. Guarded by the lock of its store.
 *
 * @since 0.1.0
 */
public final class StoredFolder implements PropertySource {

	private static final int MAPI_FOLDER = 3;

	/** The bits MAPI_ACCESS_MODIFY to MAPI_ACCESS_CREATE_CONTENTS. */
	private static final int ALL_ACCESS = 0x1F;

	private static final int ACCESS_DELETE = 4;

	private static final int MAPI_MODIFY = 1;

	private static final StoredMessage[] NONE = new StoredMessage[0];

	private final EntryId id;

	private final MailStore store;

	private final @Nullable StoredFolder parent;

	private final Map<String, StoredFolder> children = new LinkedHashMap<>();

	private final Set<StoredMessage> messages = new LinkedHashSet<>();

	private Map<PropertyTag<?>, Object> properties;

	private int unread;

	private boolean deleted;

	/** The messages in their order, until they change; made by readers, too. */
	private volatile @Nullable Listing listing;

	StoredFolder(EntryId id, MailStore store, @Nullable StoredFolder parent, String name, String containerClass) {
		this.id = id;
		this.store = store;
		this.parent = parent;
		this.properties = containerClass.isEmpty() ? Map.of(PropertyTags.DISPLAY_NAME, name)
				: Map.of(PropertyTags.DISPLAY_NAME, name, PropertyTags.CONTAINER_CLASS, containerClass);
		if (parent != null) {
			parent.children.put(key(name), this);
		}
	}

	/**
	 * Returns the entry identifier.
	 * @return the identifier
	 */
	public EntryId id() {
		return this.id;
	}

	/**
	 * Returns the folder that this one is in.
	 * @return the folder, or {@code null} for the root
	 */
	public @Nullable StoredFolder parent() {
		return this.parent;
	}

	String name() {
		return String.valueOf(this.properties.get(PropertyTags.DISPLAY_NAME));
	}

	/**
	 * Finds a subfolder.
	 * @param name its name, in any case
	 * @return the folder, or {@code null}
	 */
	public @Nullable StoredFolder child(String name) {
		return this.children.get(key(name));
	}

	List<StoredFolder> children() {
		return List.copyOf(this.children.values());
	}

	/**
	 * Returns the properties that are not computed.
	 * @return values by tag; immutable
	 */
	public Map<PropertyTag<?>, Object> properties() {
		return this.properties;
	}

	/**
	 * Replaces the properties that are not computed.
	 * @param newProperties values by tag
	 */
	public void properties(Map<PropertyTag<?>, Object> newProperties) {
		StoredFolder above = this.parent;
		if (above != null) {
			above.children.remove(key(name()), this);
		}
		this.properties = PropertyMaps.copyOf(newProperties);
		if (above != null) {
			above.children.put(key(name()), this);
		}
	}

	boolean isDeleted() {
		return this.deleted;
	}

	void delete() {
		this.deleted = true;
		if (this.parent != null) {
			this.parent.children.remove(key(name()), this);
		}
	}

	void add(StoredMessage message) {
		this.messages.add(message);
		this.listing = null;
		if (!message.isRead()) {
			this.unread++;
		}
	}

	void remove(StoredMessage message) {
		if (this.messages.remove(message)) {
			this.listing = null;
			if (!message.isRead()) {
				this.unread--;
			}
		}
	}

	void readChanged(boolean read) {
		this.unread += read ? -1 : 1;
	}

	/**
	 * Returns the messages in their order.
	 * @return the messages
	 */
	public Listing listing() {
		Listing current = this.listing;
		if (current == null) {
			current = new Listing(messages());
			this.listing = current;
		}
		return current;
	}

	/**
	 * Returns the messages in their order.
	 * @return the messages, in an array of the caller's own
	 */
	StoredMessage[] messages() {
		return this.messages.toArray(NONE);
	}

	void contentChanged() {
		Listing current = this.listing;
		if (current != null) {
			current.changed();
		}
	}

	int messageCount() {
		return this.messages.size();
	}

	/**
	 * Lists folders below this one.
	 * @param all whether to list all levels, each folder after its parent
	 * @param depth the level of the folders right below
	 * @param rows where to add the folders
	 */
	public void collect(boolean all, int depth, List<HierarchyRow> rows) {
		for (StoredFolder child : this.children.values()) {
			rows.add(new HierarchyRow(child, depth));
			if (all) {
				child.collect(true, depth + 1, rows);
			}
		}
	}

	List<StoredFolder> withDescendants() {
		List<StoredFolder> all = new ArrayList<>();
		all.add(this);
		this.children.values().forEach((child) -> all.addAll(child.withDescendants()));
		return all;
	}

	@Override
	public @Nullable Object get(PropertyTag<?> tag) {
		Object computed = computed(tag.value());
		return (computed != null) ? computed : PropertyMaps.find(this.properties, tag);
	}

	/**
	 * Adds the properties that the store computes.
	 * @param target where to add them
	 * @return the target
	 */
	public Map<PropertyTag<?>, Object> withComputed(Map<PropertyTag<?>, Object> target) {
		return PropertyMaps.collect(FolderProperties.COMPUTED, (tag) -> computed(tag.value()), target);
	}

	private @Nullable Object computed(int tag) {
		return switch (tag) {
			case FolderProperties.ENTRYID, FolderProperties.RECORD_KEY, FolderProperties.INSTANCE_KEY ->
				this.id.bytes();
			case FolderProperties.PARENT_ENTRYID ->
				// the root is its own parent ("PidTagParentEntryId Canonical Property")
				((this.parent != null) ? this.parent.id : this.id).bytes();
			case FolderProperties.STORE_ENTRYID -> this.store.id().bytes();
			case FolderProperties.STORE_RECORD_KEY, FolderProperties.MAPPING_SIGNATURE -> this.store.recordKey();
			case FolderProperties.ACCESS ->
				this.store.standard().contains(this) ? ALL_ACCESS & ~ACCESS_DELETE : ALL_ACCESS;
			case FolderProperties.ACCESS_LEVEL -> MAPI_MODIFY;
			case FolderProperties.OBJECT_TYPE -> MAPI_FOLDER;
			case FolderProperties.CONTENT_COUNT -> this.messages.size();
			case FolderProperties.CONTENT_UNREAD -> this.unread;
			case FolderProperties.SUBFOLDERS -> !this.children.isEmpty();
			case FolderProperties.FOLDER_TYPE -> (this.parent != null) ? 1 : 0;
			default -> null;
		};
	}

	private static String key(String name) {
		return name.toLowerCase(Locale.ROOT);
	}

}
