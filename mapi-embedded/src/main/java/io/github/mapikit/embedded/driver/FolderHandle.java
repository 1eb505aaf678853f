// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.driver;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Supplier;

import io.github.mapikit.embedded.call.EmbeddedCall;
import io.github.mapikit.embedded.store.FolderProperties;
import io.github.mapikit.embedded.store.HierarchyRow;
import io.github.mapikit.embedded.store.MailStore;
import io.github.mapikit.embedded.store.MessageTarget;
import io.github.mapikit.embedded.store.StoreEvents;
import io.github.mapikit.embedded.store.StoredFolder;
import io.github.mapikit.embedded.store.StoredMessage;
import io.github.mapikit.embedded.table.Listing;
import io.github.mapikit.embedded.table.PropertyMaps;
import io.github.mapikit.embedded.table.PropertySource;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.notification.NotificationEvent;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.store.Completion;
import io.github.mapikit.model.store.FolderAddress;
import io.github.mapikit.model.table.HierarchyDepth;
import io.github.mapikit.spi.Action;
import io.github.mapikit.spi.CallControl;
import io.github.mapikit.spi.OpenRequest;
import io.github.mapikit.spi.Opened;
import io.github.mapikit.spi.TableSource;
import org.jspecify.annotations.Nullable;

/**
 * A folder. Its changes take effect at once.
 */
final class FolderHandle extends PropertyHandle {

	private static final int MAX_NAME = 255;

	/** So many messages are changed at once, which others wait for. */
	private static final int AT_ONCE = 256;

	private final StoredFolder folder;

	FolderHandle(EmbeddedHandle parent, StoredFolder folder) {
		super(parent);
		this.folder = folder;
	}

	@Override
	Opened open(OpenRequest request) {
		if (request instanceof OpenRequest.NewMessage) {
			enter(EmbeddedCall.CREATE_MESSAGE);
			StoredFolder live = store().read(() -> MailStore.requireLive(EmbeddedCall.CREATE_MESSAGE, this.folder));
			return Opened.of(new MessageHandle(this, MessageTarget.created(store(), live)));
		}
		if (request instanceof OpenRequest.NewFolder wanted) {
			enter(EmbeddedCall.CREATE_FOLDER);
			StoredFolder child = child(wanted.name());
			return Opened.of(new FolderHandle(this, child), child.id());
		}
		return super.open(request);
	}

	private StoredFolder child(String name) {
		if (name.length() > MAX_NAME) {
			throw EmbeddedCall.CREATE_FOLDER.failure(MapiErrors.MAPI_E_STRING_TOO_LONG);
		}
		return store().write((events) -> {
			MailStore.requireLive(EmbeddedCall.CREATE_FOLDER, this.folder);
			StoredFolder present = this.folder.child(name);
			if (present != null) {
				return present;
			}
			StoredFolder added = store().addFolder(this.folder, name, "IPF.Note", null);
			events.happened(NotificationEvent.OBJECT_CREATED, added);
			return added;
		});
	}

	@Override
	TableHandle openTable(TableSource source) {
		return (source.folder() == null) ? openTable(this, source, () -> this.folder) : super.openTable(source);
	}

	/**
	 * Opens a table of a folder.
	 * @param parent the object that is asked
	 * @param source which table
	 * @param folder gives the folder, under the lock of the store
	 * @return the table
	 */
	static TableHandle openTable(EmbeddedHandle parent, TableSource source, Supplier<StoredFolder> folder) {
		if (source instanceof TableSource.Hierarchy hierarchy) {
			parent.enter(EmbeddedCall.GET_HIERARCHY_TABLE);
			return new TableHandle(parent, true, () -> below(folder.get(), hierarchy.depth()));
		}
		parent.enter(EmbeddedCall.GET_CONTENTS_TABLE);
		return new TableHandle(parent, true, () -> folder.get().listing());
	}

	private static Listing below(StoredFolder folder, HierarchyDepth depth) {
		List<HierarchyRow> rows = new ArrayList<>();
		folder.collect(depth == HierarchyDepth.ALL, 0, rows);
		return new Listing(rows.toArray(new PropertySource[0]));
	}

	@Override
	Completion perform(Action action, CallControl control) {
		if (action instanceof Action.Transfer transfer) {
			return forEach(EmbeddedCall.COPY_MESSAGES, transfer.messages(), control,
					(message, events) -> transfer(message, transfer, events));
		}
		if (action instanceof Action.Delete delete) {
			return forEach(EmbeddedCall.DELETE_MESSAGES, delete.messages(), control, (message, events) -> {
				store().deleteMessage(message, events);
				return message;
			});
		}
		if (action instanceof Action.MarkRead mark) {
			return forEach(EmbeddedCall.SET_READ_FLAGS, mark.messages(), control, (message, events) -> {
				store().markRead(message, mark.read(), events);
				return message;
			});
		}
		if (action instanceof Action.DeleteFolder delete) {
			enter(EmbeddedCall.DELETE_FOLDER);
			store().change((events) -> deleteFolder(delete.folder(), events));
			return Completion.COMPLETE;
		}
		return super.perform(action, control);
	}

	/**
	 * Does something to each of some messages: to a few hundred in one change of the
	 * store, between which others get at it and the caller is told how far it is.
	 */
	private Completion forEach(EmbeddedCall call, List<EntryId> wanted, CallControl control,
			BiFunction<StoredMessage, StoreEvents, StoredMessage> step) {
		enter(call);
		List<EntryId> failed = new ArrayList<>();
		Map<EntryId, EntryId> newIds = new LinkedHashMap<>();
		for (int done = 0; done < wanted.size(); done += AT_ONCE) {
			if (control.isCancelled()) {
				throw call.failure(MapiErrors.MAPI_E_USER_CANCEL,
						"it was ended after %d of %d messages".formatted(done, wanted.size()));
			}
			int end = Math.min(wanted.size(), done + AT_ONCE);
			List<EntryId> some = wanted.subList(done, end);
			store().change((events) -> {
				MailStore.requireLive(call, this.folder);
				for (EntryId id : some) {
					StoredMessage message = store().message(id);
					if (message == null || message.folder() != this.folder) {
						failed.add(id);
						continue;
					}
					EntryId newId = step.apply(message, events).id();
					if (!newId.equals(id)) {
						newIds.put(id, newId);
					}
				}
			});
			control.progress(end, wanted.size());
		}
		return Completion.failedFor(failed).withNewIds(newIds);
	}

	private StoredMessage transfer(StoredMessage message, Action.Transfer transfer, StoreEvents events) {
		FolderAddress address = transfer.destination();
		EntryId otherStore = address.store();
		StoredFolder to = (otherStore == null || otherStore.equals(store().id())) ? store().folder(address.folder())
				: null;
		if (to == null) {
			throw EmbeddedCall.COPY_MESSAGES.failure(MapiErrors.MAPI_E_NOT_FOUND,
					"there is no folder to copy or move to");
		}
		return transfer.move() ? store().moveMessage(message, to, events) : store().copyMessage(message, to, events);
	}

	private void deleteFolder(EntryId id, StoreEvents events) {
		StoredFolder deleted = store().folder(id);
		if (deleted == null || deleted.parent() != this.folder) {
			throw EmbeddedCall.DELETE_FOLDER.failure(MapiErrors.MAPI_E_NOT_FOUND, "there is no such subfolder");
		}
		if (store().standard().contains(deleted)) {
			throw EmbeddedCall.DELETE_FOLDER.failure(MapiErrors.MAPI_E_NO_ACCESS, "the store needs this folder");
		}
		store().deleteFolder(deleted, events);
	}

	@Override
	@Nullable Object stored(PropertyTag<?> tag) {
		return store().read(() -> MailStore.requireLive(EmbeddedCall.GET_PROPS, this.folder).get(tag));
	}

	@Override
	Map<PropertyTag<?>, Object> allStored() {
		return store().read(() -> this.folder.withComputed(new LinkedHashMap<>(this.folder.properties())));
	}

	@Override
	boolean isComputed(PropertyTag<?> tag) {
		return FolderProperties.COMPUTED.contains(tag);
	}

	@Override
	void accept(Map<PropertyTag<?>, @Nullable Object> changes) {
		if (changes.isEmpty()) {
			return;
		}
		store().change((events) -> {
			MailStore.requireLive(EmbeddedCall.SET_PROPS, this.folder);
			Map<PropertyTag<?>, Object> changed = new LinkedHashMap<>(this.folder.properties());
			PropertyMaps.apply(changes, changed);
			requireNewName(changed);
			this.folder.properties(changed);
			events.happened(NotificationEvent.OBJECT_MODIFIED, this.folder);
		});
	}

	private void requireNewName(Map<PropertyTag<?>, Object> changed) {
		StoredFolder parent = this.folder.parent();
		Object name = changed.get(PropertyTags.DISPLAY_NAME);
		StoredFolder namesake = (parent != null) ? parent.child(String.valueOf(name)) : null;
		if (name == null || (namesake != null && namesake != this.folder)) {
			throw EmbeddedCall.SET_PROPS.failure(MapiErrors.MAPI_E_COLLISION,
					"a folder needs a name that no other folder beside it has");
		}
	}

	@Override
	EntryId saveNow(boolean force) {
		return this.folder.id();
	}

}
