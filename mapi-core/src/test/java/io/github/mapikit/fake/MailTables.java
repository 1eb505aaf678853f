// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.fake;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.table.HierarchyDepth;
import io.github.mapikit.spi.Handle;
import io.github.mapikit.spi.TableSource;

/**
 * Opens tables.
 */
final class MailTables {

	/** {@code PR_DEFAULT_STORE}. */
	private static final PropertyTag<Boolean> DEFAULT_STORE = PropertyTag.bool(0x3400);

	/** {@code PR_RESOURCE_TYPE}. */
	private static final PropertyTag<Integer> RESOURCE_TYPE = PropertyTag.int32(0x3E03);

	private static final int MAPI_SUBSYSTEM = 39;

	private MailTables() {
	}

	static TableHandle open(Mailbox mailbox, Handle parent, TableSource source) {
		if (source instanceof TableSource.Contents) {
			FolderHandle folder = (FolderHandle) parent;
			folder.check("IMAPIContainer::GetContentsTable");
			return new TableHandle(() -> contents(mailbox, folder.folder), true);
		}
		if (source instanceof TableSource.Hierarchy hierarchy) {
			FolderHandle folder = (FolderHandle) parent;
			folder.check("IMAPIContainer::GetHierarchyTable");
			return new TableHandle(() -> hierarchy(mailbox, folder.folder, hierarchy.depth()), true);
		}
		if (source instanceof TableSource.Recipients) {
			MessageHandle message = (MessageHandle) parent;
			message.check("IMessage::GetRecipientTable");
			return new TableHandle(() -> TableRow.recipients(message.draft), false);
		}
		if (source instanceof TableSource.Attachments) {
			MessageHandle message = (MessageHandle) parent;
			message.check("IMessage::GetAttachmentTable");
			return new TableHandle(() -> TableRow.attachments(message.draft), false);
		}
		SessionHandle session = (SessionHandle) parent;
		PropertyBag row = (source instanceof TableSource.Stores)
				? new StoreHandle(mailbox).all().put(DEFAULT_STORE, true)
				: new PropertyBag().put(PropertyTags.DISPLAY_NAME, session.profile).put(RESOURCE_TYPE, MAPI_SUBSYSTEM);
		return new TableHandle(() -> List.of(new TableRow(row, null)), false);
	}

	private static List<TableRow> contents(Mailbox mailbox, MailFolder folder) {
		return folder.messages.values()
			.stream()
			.map((message) -> new TableRow(MessageHandle.all(mailbox, message), message.content))
			.toList();
	}

	private static List<TableRow> hierarchy(Mailbox mailbox, MailFolder top, HierarchyDepth depth) {
		List<TableRow> rows = new ArrayList<>();
		Deque<Level> open = new ArrayDeque<>();
		push(open, top, 0);
		while (!open.isEmpty()) {
			Level level = open.pop();
			PropertyBag all = FolderHandle.all(mailbox, level.folder).put(PropertyTags.DEPTH, level.depth);
			rows.add(new TableRow(all, null));
			if (depth == HierarchyDepth.ALL) {
				push(open, level.folder, level.depth + 1);
			}
		}
		return rows;
	}

	/** Puts the folders below one on a stack, the first on top. */
	private static void push(Deque<Level> open, MailFolder parent, int depth) {
		List<MailFolder> folders = new ArrayList<>(parent.folders.values());
		for (int i = folders.size() - 1; i >= 0; i--) {
			open.push(new Level(folders.get(i), depth));
		}
	}

	private record Level(MailFolder folder, int depth) {

	}

}
