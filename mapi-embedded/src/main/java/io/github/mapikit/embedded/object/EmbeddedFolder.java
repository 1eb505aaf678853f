// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.object;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import io.github.mapikit.embedded.call.EmbeddedCall;
import io.github.mapikit.embedded.store.FolderProperties;
import io.github.mapikit.embedded.store.MailStore;
import io.github.mapikit.embedded.store.MessageTarget;
import io.github.mapikit.embedded.store.NamedIds;
import io.github.mapikit.embedded.store.StoreEvents;
import io.github.mapikit.embedded.store.StoredFolder;
import io.github.mapikit.embedded.store.StoredMessage;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.message.Message;
import io.github.mapikit.model.notification.NotificationEvent;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.store.Completion;
import io.github.mapikit.model.store.Folder;
import io.github.mapikit.model.table.ContentsTable;
import io.github.mapikit.model.table.HierarchyDepth;
import io.github.mapikit.model.table.HierarchyTable;
import org.jspecify.annotations.Nullable;

/**
 * A folder of the embedded mailbox.
 */
final class EmbeddedFolder extends EmbeddedPropertyObject implements Folder {

	private static final int MAX_NAME = 255;

	/** What folders and messages belong to, by whichever folder they were reached. */
	private final EmbeddedStore opener;

	private final MailStore store;

	private final StoredFolder folder;

	EmbeddedFolder(EmbeddedStore opener, MailStore store, StoredFolder folder) {
		super("folder", opener);
		this.opener = opener;
		this.store = store;
		this.folder = folder;
	}

	@Override
	public EntryId entryId() {
		return this.folder.id();
	}

	@Override
	public ContentsTable contents() {
		return perform(EmbeddedCall.GET_CONTENTS_TABLE, () -> new EmbeddedContentsTable(this, this.store, this.folder));
	}

	@Override
	public HierarchyTable hierarchy(HierarchyDepth depth) {
		Objects.requireNonNull(depth, "depth");
		return perform(EmbeddedCall.GET_HIERARCHY_TABLE,
				() -> new EmbeddedHierarchyTable(this, this.store, this.folder, depth));
	}

	@Override
	public Message createMessage() {
		return perform(EmbeddedCall.CREATE_MESSAGE, () -> {
			this.store.read(() -> {
				MailStore.requireLive(EmbeddedCall.CREATE_MESSAGE, this.folder);
				return null;
			});
			return new EmbeddedMessage(this.opener, MessageTarget.created(this.store, this.folder));
		});
	}

	@Override
	public Folder createFolder(String displayName) {
		if (displayName.isBlank()) {
			throw new IllegalArgumentException("A folder's name is not blank");
		}
		if (displayName.length() > MAX_NAME) {
			throw EmbeddedCall.CREATE_FOLDER.failure(MapiErrors.MAPI_E_STRING_TOO_LONG);
		}
		return perform(EmbeddedCall.CREATE_FOLDER, () -> {
			StoredFolder created = this.store.write((events) -> {
				MailStore.requireLive(EmbeddedCall.CREATE_FOLDER, this.folder);
				StoredFolder present = this.folder.child(displayName);
				if (present != null) {
					return present;
				}
				StoredFolder added = this.store.addFolder(this.folder, displayName, "IPF.Note", null);
				events.happened(NotificationEvent.OBJECT_CREATED, added);
				return added;
			});
			return new EmbeddedFolder(this.opener, this.store, created);
		});
	}

	@Override
	public Completion deleteFolder(EntryId entryId) {
		Objects.requireNonNull(entryId, "entryId");
		return perform(EmbeddedCall.DELETE_FOLDER, () -> this.store.write((events) -> {
			StoredFolder deleted = this.store.folder(entryId);
			if (deleted == null || deleted.parent() != this.folder) {
				throw EmbeddedCall.DELETE_FOLDER.failure(MapiErrors.MAPI_E_NOT_FOUND, "there is no such subfolder");
			}
			if (this.store.standard().contains(deleted)) {
				throw EmbeddedCall.DELETE_FOLDER.failure(MapiErrors.MAPI_E_NO_ACCESS, "the store needs this folder");
			}
			this.store.deleteFolder(deleted, events);
			return Completion.COMPLETE;
		}));
	}

	@Override
	public Completion copyMessages(Collection<EntryId> messages, Folder destination) {
		return transfer(messages, destination, (message, to, events) -> this.store.copyMessage(message, to, events));
	}

	@Override
	public Completion moveMessages(Collection<EntryId> messages, Folder destination) {
		return transfer(messages, destination, this.store::moveMessage);
	}

	private Completion transfer(Collection<EntryId> messages, Folder destination, Transfer transfer) {
		EmbeddedFolder target = destination.unwrap(EmbeddedFolder.class);
		// fails where the destination is closed, or belongs to another thread
		StoredFolder to = target.perform(EmbeddedCall.COPY_MESSAGES, () -> target.folder);
		return perform(EmbeddedCall.COPY_MESSAGES,
				() -> this.store.forEach(EmbeddedCall.COPY_MESSAGES, this.folder, messages, (message, events) -> {
					MailStore.requireLive(EmbeddedCall.COPY_MESSAGES, to);
					transfer.apply(message, to, events);
				}));
	}

	@Override
	public Completion deleteMessages(Collection<EntryId> messages) {
		return perform(EmbeddedCall.DELETE_MESSAGES, () -> this.store.forEach(EmbeddedCall.DELETE_MESSAGES, this.folder,
				messages, (message, events) -> this.store.deleteMessage(message, events)));
	}

	@Override
	public Completion markRead(Collection<EntryId> messages, boolean read) {
		return perform(EmbeddedCall.SET_READ_FLAGS, () -> this.store.forEach(EmbeddedCall.SET_READ_FLAGS, this.folder,
				messages, (message, events) -> this.store.markRead(message, read, events)));
	}

	@Override
	@Nullable Object stored(PropertyTag<?> tag) {
		return this.store.read(() -> {
			MailStore.requireLive(EmbeddedCall.GET_PROPS, this.folder);
			return this.folder.get(tag);
		});
	}

	@Override
	Map<PropertyTag<?>, Object> allStored() {
		return this.store.read(() -> {
			Map<PropertyTag<?>, Object> all = new LinkedHashMap<>(this.folder.properties());
			all.putAll(this.folder.computed());
			return all;
		});
	}

	@Override
	boolean isComputed(PropertyTag<?> tag) {
		return FolderProperties.COMPUTED.contains(tag);
	}

	@Override
	NamedIds names() {
		return this.store.names();
	}

	@Override
	void store(Map<PropertyTag<?>, @Nullable Object> unsaved) {
		if (unsaved.isEmpty()) {
			return;
		}
		this.store.change((events) -> {
			MailStore.requireLive(EmbeddedCall.SAVE_CHANGES, this.folder);
			Map<PropertyTag<?>, Object> changed = new LinkedHashMap<>(this.folder.properties());
			apply(unsaved, changed);
			requireNewName(changed);
			this.folder.properties(changed);
			events.happened(NotificationEvent.OBJECT_MODIFIED, this.folder);
		});
	}

	private void requireNewName(Map<PropertyTag<?>, Object> changed) {
		StoredFolder parent = this.folder.parent();
		StoredFolder namesake = (parent != null) ? parent.child(String.valueOf(changed.get(PropertyTags.DISPLAY_NAME)))
				: null;
		if (!changed.containsKey(PropertyTags.DISPLAY_NAME) || (namesake != null && namesake != this.folder)) {
			throw EmbeddedCall.SAVE_CHANGES.failure(MapiErrors.MAPI_E_COLLISION,
					"a folder needs a name that no other folder beside it has");
		}
	}

	/**
	 * Copies or moves a message.
	 */
	@FunctionalInterface
	private interface Transfer {

		void apply(StoredMessage message, StoredFolder to, StoreEvents events);

	}

}
