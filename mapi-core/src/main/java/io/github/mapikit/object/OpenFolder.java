// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.object;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.error.MapiPropertyException;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.message.Message;
import io.github.mapikit.model.property.Row;
import io.github.mapikit.model.store.Completion;
import io.github.mapikit.model.store.Folder;
import io.github.mapikit.model.store.FolderAddress;
import io.github.mapikit.model.table.ContentsTable;
import io.github.mapikit.model.table.HierarchyDepth;
import io.github.mapikit.model.table.HierarchyTable;
import io.github.mapikit.model.table.TableQuery;
import io.github.mapikit.runtime.thread.ScopedObject;
import io.github.mapikit.spi.Action;
import io.github.mapikit.spi.CallControl;
import io.github.mapikit.spi.Handle;
import io.github.mapikit.spi.OpenRequest;
import io.github.mapikit.spi.Opened;
import io.github.mapikit.spi.TableSource;

/**
 * A folder.
 */
final class OpenFolder extends OpenContainer implements Folder {

	/** What is opened through a folder lives as long as its store lets it. */
	private final ScopedObject store;

	private final Handle storeHandle;

	OpenFolder(ScopedObject store, Handle storeHandle, Opened folder) {
		super("folder", store, false, folder);
		this.store = store;
		this.storeHandle = storeHandle;
	}

	@Override
	public EntryId entryId() {
		return call(GET_PROPS, this::knownEntryId);
	}

	@Override
	public ContentsTable contents() {
		return call("IMAPIContainer::GetContentsTable",
				() -> new OpenContents(this, driver().openTable(handle(), new TableSource.Contents(null))));
	}

	@Override
	public HierarchyTable hierarchy(HierarchyDepth depth) {
		TableSource source = new TableSource.Hierarchy(null, depth);
		return call("IMAPIContainer::GetHierarchyTable",
				() -> new OpenHierarchy(this, driver().openTable(handle(), source)));
	}

	@Override
	public Stream<Row> list(TableQuery query) {
		return list(new TableSource.Contents(null), query);
	}

	@Override
	public Stream<Row> listFolders(HierarchyDepth depth, TableQuery query) {
		return list(new TableSource.Hierarchy(null, depth), query);
	}

	@Override
	public Message createMessage() {
		return call("IMAPIFolder::CreateMessage",
				() -> OpenMessage.created(this.store, driver().open(handle(), new OpenRequest.NewMessage())));
	}

	@Override
	public Folder createFolder(String displayName) {
		if (displayName.isBlank()) {
			throw new IllegalArgumentException("A folder's name is not blank");
		}
		return call("IMAPIFolder::CreateFolder", () -> new OpenFolder(this.store, this.storeHandle,
				driver().open(handle(), new OpenRequest.NewFolder(displayName))));
	}

	@Override
	public Completion deleteFolder(EntryId folder) {
		Action action = new Action.DeleteFolder(folder);
		return call("IMAPIFolder::DeleteFolder", () -> perform(action));
	}

	@Override
	public Completion copyMessages(Collection<EntryId> messages, FolderAddress destination) {
		return transfer(messages, destination, false);
	}

	@Override
	public Completion moveMessages(Collection<EntryId> messages, FolderAddress destination) {
		return transfer(messages, destination, true);
	}

	private Completion transfer(Collection<EntryId> messages, FolderAddress destination, boolean move) {
		Action action = new Action.Transfer(List.copyOf(messages), destination, move);
		return forAll("IMAPIFolder::CopyMessages", messages, action);
	}

	@Override
	public Completion deleteMessages(Collection<EntryId> messages) {
		return forAll("IMAPIFolder::DeleteMessages", messages, new Action.Delete(List.copyOf(messages)));
	}

	@Override
	public Completion markRead(Collection<EntryId> messages, boolean read) {
		return forAll("IMAPIFolder::SetReadFlags", messages, new Action.MarkRead(List.copyOf(messages), read));
	}

	private Completion forAll(String operation, Collection<EntryId> messages, Action action) {
		Completion completion = call(operation, () -> messages.isEmpty() ? Completion.COMPLETE : perform(action));
		return completion.equals(Completion.PARTIAL) ? secondLook(action) : completion;
	}

	private Completion secondLook(Action action) {
		try {
			return call("IMsgStore::OpenEntry",
					() -> new SecondLook(driver(), this.storeHandle, knownEntryId()).at(action));
		}
		catch (MapiCallException | MapiPropertyException ex) {
			// what cannot be seen does not make the call before fail
			return Completion.PARTIAL;
		}
	}

	private Completion perform(Action action) {
		return driver().perform(handle(), action, CallControl.NONE);
	}

}
