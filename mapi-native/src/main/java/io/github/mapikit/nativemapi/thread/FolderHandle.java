// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.thread;

import java.util.List;
import java.util.function.ToIntFunction;

import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.store.Completion;
import io.github.mapikit.model.table.HierarchyDepth;
import io.github.mapikit.nativemapi.com.ComFolder;
import io.github.mapikit.spi.Action;
import io.github.mapikit.spi.Handle;
import io.github.mapikit.spi.OpenRequest;
import io.github.mapikit.spi.Opened;
import io.github.mapikit.spi.TableSource;

/**
 * A folder of a store.
 */
final class FolderHandle extends PropertyHandle<ComFolder> {

	/** {@code MAPI_W_PARTIAL_COMPLETION}. */
	private static final int PARTIAL_COMPLETION = 0x00040680;

	private final StoreHandle store;

	FolderHandle(StoreHandle store, ComFolder com) {
		super(com, false);
		this.store = store;
	}

	@Override
	Opened open(OpenRequest request) {
		if (request instanceof OpenRequest.NewMessage) {
			return new Opened(new MessageHandle(this.store, com().createMessage()), null, -1, null);
		}
		if (request instanceof OpenRequest.NewFolder folder) {
			return new Opened(new FolderHandle(this.store, com().createFolder(folder.name())), null, -1, null);
		}
		throw refused(request);
	}

	@Override
	Handle openTable(TableSource source) {
		if (source instanceof TableSource.Contents) {
			return new TableHandle(com().getContentsTable());
		}
		if (source instanceof TableSource.Hierarchy hierarchy) {
			return new TableHandle(com().getHierarchyTable(hierarchy.depth() == HierarchyDepth.ALL));
		}
		throw refused(source);
	}

	@Override
	Completion perform(Action action) {
		if (action instanceof Action.Transfer transfer) {
			return forAll(transfer.messages(), (list) -> this.store.with(transfer.destination(),
					(destination) -> com().copyMessages(list, destination, transfer.move())));
		}
		if (action instanceof Action.Delete delete) {
			return forAll(delete.messages(), com()::deleteMessages);
		}
		if (action instanceof Action.MarkRead mark) {
			return forAll(mark.messages(), (list) -> com().setReadFlags(list, mark.read()));
		}
		if (action instanceof Action.DeleteFolder delete) {
			return completion(com().deleteFolder(delete.folder()));
		}
		throw refused(action);
	}

	private static Completion forAll(List<EntryId> messages, ToIntFunction<List<EntryId>> call) {
		return messages.isEmpty() ? Completion.COMPLETE : completion(call.applyAsInt(messages));
	}

	private static Completion completion(int result) {
		return (result == PARTIAL_COMPLETION) ? Completion.PARTIAL : Completion.COMPLETE;
	}

}
