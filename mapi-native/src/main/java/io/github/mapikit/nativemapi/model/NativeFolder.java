// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.model;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.message.Message;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.store.Completion;
import io.github.mapikit.model.store.Folder;
import io.github.mapikit.model.table.ContentsTable;
import io.github.mapikit.model.table.HierarchyDepth;
import io.github.mapikit.model.table.HierarchyTable;
import io.github.mapikit.nativemapi.com.ComFolder;
import org.jspecify.annotations.Nullable;

/**
 * A folder.
 */
final class NativeFolder extends NativePropertyObject<ComFolder> implements Folder {

	/** {@code MAPI_W_PARTIAL_COMPLETION}. */
	private static final int PARTIAL_COMPLETION = 0x00040680;

	/** What folders and messages belong to, by whichever folder they were reached. */
	private final NativeStore store;

	private @Nullable EntryId entryId;

	NativeFolder(NativeStore store, ComFolder folder) {
		super("folder", store, false, folder, false);
		this.store = store;
	}

	@Override
	public EntryId entryId() {
		return call("IMAPIProp::GetProps", () -> {
			EntryId id = this.entryId;
			if (id == null) {
				id = com().getProps(PropertyTags.ENTRYID).get(PropertyTags.ENTRYID);
				this.entryId = id;
			}
			return id;
		});
	}

	@Override
	public ContentsTable contents() {
		return call("IMAPIContainer::GetContentsTable", () -> new NativeContentsTable(this, com().getContentsTable()));
	}

	@Override
	public HierarchyTable hierarchy(HierarchyDepth depth) {
		Objects.requireNonNull(depth, "depth");
		return call("IMAPIContainer::GetHierarchyTable",
				() -> new NativeHierarchyTable(this, com().getHierarchyTable(depth == HierarchyDepth.ALL)));
	}

	@Override
	public Message createMessage() {
		return call("IMAPIFolder::CreateMessage",
				() -> new NativeMessage(this.store, this.store, com().createMessage(), false));
	}

	@Override
	public Folder createFolder(String displayName) {
		if (displayName.isBlank()) {
			throw new IllegalArgumentException("A folder's name is not blank");
		}
		return call("IMAPIFolder::CreateFolder", () -> new NativeFolder(this.store, com().createFolder(displayName)));
	}

	@Override
	public Completion deleteFolder(EntryId entryId) {
		Objects.requireNonNull(entryId, "entryId");
		return call("IMAPIFolder::DeleteFolder", () -> completion(com().deleteFolder(entryId)));
	}

	@Override
	public Completion copyMessages(Collection<EntryId> messages, Folder destination) {
		return transfer(messages, destination, false);
	}

	@Override
	public Completion moveMessages(Collection<EntryId> messages, Folder destination) {
		return transfer(messages, destination, true);
	}

	private Completion transfer(Collection<EntryId> messages, Folder destination, boolean move) {
		NativeFolder target = destination.unwrap(NativeFolder.class);
		// fails where the destination is closed, or belongs to another thread
		ComFolder to = target.call("IMAPIFolder::CopyMessages", target::com);
		return forAll("IMAPIFolder::CopyMessages", messages, (list) -> com().copyMessages(list, to, move));
	}

	@Override
	public Completion deleteMessages(Collection<EntryId> messages) {
		return forAll("IMAPIFolder::DeleteMessages", messages, com()::deleteMessages);
	}

	@Override
	public Completion markRead(Collection<EntryId> messages, boolean read) {
		return forAll("IMAPIFolder::SetReadFlags", messages, (list) -> com().setReadFlags(list, read));
	}

	private Completion forAll(String operation, Collection<EntryId> messages,
			Function<List<EntryId>, Integer> operationOnAll) {
		List<EntryId> list = List.copyOf(messages);
		return call(operation, () -> list.isEmpty() ? Completion.COMPLETE : completion(operationOnAll.apply(list)));
	}

	private static Completion completion(int result) {
		return (result == PARTIAL_COMPLETION) ? Completion.PARTIAL : Completion.COMPLETE;
	}

}
