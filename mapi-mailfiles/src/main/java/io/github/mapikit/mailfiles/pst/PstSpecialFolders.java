// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.mapikit.mailfiles.item.MailFolderKind;
import io.github.mapikit.mailfiles.item.MailProperties;
import io.github.mapikit.mailfiles.limits.ReadTimeoutException;
import io.github.mapikit.mailfiles.pst.ndb.NodeEntry;
import io.github.mapikit.mailfiles.pst.ndb.NodeIds;
import io.github.mapikit.mailfiles.pst.ndb.NodeReader;
import io.github.mapikit.model.Binary;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import org.jspecify.annotations.Nullable;

/**
 * Finds the folder under which people see theirs, and tells which of those are inbox,
 * outbox and so on: by what the file says, and for those of which it says nothing by
 * their names. Used once, by one thread.
 */
final class PstSpecialFolders {

	private static final PropertyTag<Binary> DRAFTS = PropertyTag.binary(0x36D7);

	/**
	 * What an entry identifier of Exchange names a folder by, and its number of bytes.
	 */
	private static final PropertyTag<Long> FOLDER_ID = PropertyTag.int64(0x67F4);

	private static final int EXCHANGE_ENTRY_ID_SIZE = 46;

	private static final int EXCHANGE_COUNTER = 38;

	private static final int COUNTER_SIZE = 6;

	/**
	 * What of all folders that people see only the inbox has: PR_IPM_APPOINTMENT_ENTRYID,
	 * PR_IPM_CONTACT_ENTRYID, PR_IPM_TASK_ENTRYID and PR_IPM_DRAFTS_ENTRYID
	 * ([MS-OXOSFLD], 2.2.3).
	 */
	private static final List<PropertyTag<Binary>> OF_INBOX = List.of(PropertyTag.binary(0x36D0),
			PropertyTag.binary(0x36D1), PropertyTag.binary(0x36D4), DRAFTS);

	/** The folders that Outlook makes with each {@code .ost}, always in this order. */
	private static final Map<Long, MailFolderKind> OF_OST = Map.of(0x2162L, MailFolderKind.DELETED_ITEMS, 0x2182L,
			MailFolderKind.INBOX, 0x21A2L, MailFolderKind.OUTBOX, 0x21C2L, MailFolderKind.SENT_ITEMS);

	private static final String SUBTREE = "IPM_SUBTREE";

	private final PstFile file;

	private final PstFolderTables tables;

	private final Map<Long, MailFolderKind> kinds = new HashMap<>();

	private long receiving;

	PstSpecialFolders(PstFile file, PstFolderTables tables) {
		this.file = file;
		this.tables = tables;
	}

	/**
	 * Finds the folder under which people see theirs.
	 * @return the number of the folder
	 * @throws IOException if reading takes too long
	 */
	long top() throws IOException {
		MailProperties store = this.file.store().properties();
		remember(store, PropertyTags.IPM_SENTMAIL_ENTRYID, MailFolderKind.SENT_ITEMS);
		remember(store, PropertyTags.IPM_WASTEBASKET_ENTRYID, MailFolderKind.DELETED_ITEMS);
		remember(store, PropertyTags.IPM_OUTBOX_ENTRYID, MailFolderKind.OUTBOX);
		try {
			this.receiving = PstReceiveFolders.find(this.file, "IPM.Note");
			this.kinds.putIfAbsent(this.receiving, MailFolderKind.INBOX);
		}
		catch (ReadTimeoutException ex) {
			throw ex;
		}
		catch (IOException | RuntimeException ex) {
			// old and broken files have no such table, and are good without
		}
		long told = PstStore.node(store, PropertyTags.IPM_SUBTREE_ENTRYID);
		if (isFolder(told)) {
			return told;
		}
		// an .ost has its folders, and public ones, one level below
		long above = parentOf(this.receiving);
		if (this.receiving != NodeIds.ROOT_FOLDER && isFolder(above)) {
			return above;
		}
		long named = subtree();
		return (named != 0) ? named : NodeIds.ROOT_FOLDER;
	}

	private void remember(MailProperties from, PropertyTag<?> tag, MailFolderKind kind) {
		long node = PstStore.node(from, tag);
		if (node != 0) {
			this.kinds.put(node, kind);
		}
	}

	private boolean isFolder(long id) throws ReadTimeoutException {
		if (id == 0) {
			return false;
		}
		try {
			this.tables.folder(id);
			return true;
		}
		catch (ReadTimeoutException ex) {
			throw ex;
		}
		catch (IOException ex) {
			return false;
		}
	}

	private long parentOf(long id) throws IOException {
		try {
			NodeReader reader = this.file.reader();
			NodeEntry node = (id != 0) ? reader.node(id) : null;
			return (node != null) ? node.parent() : 0;
		}
		catch (ReadTimeoutException ex) {
			throw ex;
		}
		catch (IOException ex) {
			return 0;
		}
	}

	private long subtree() throws IOException {
		try {
			long found = 0;
			for (PstFolder root : this.tables.subfolders(NodeIds.ROOT_FOLDER)) {
				if (root.name().equals(SUBTREE)) {
					return root.node();
				}
				for (PstFolder child : this.tables.subfolders(root.node())) {
					// the one of the mailbox comes after that of public folders
					found = child.name().equals(SUBTREE) ? child.node() : found;
				}
			}
			return found;
		}
		catch (ReadTimeoutException ex) {
			throw ex;
		}
		catch (IOException ex) {
			return 0;
		}
	}

	/**
	 * Decides about the folders that people see.
	 * @param shown the folders that people see first
	 * @throws IOException if reading takes too long
	 */
	void decide(List<PstFolder> shown) throws IOException {
		// a file to which nothing is delivered names the folder above all
		this.kinds.keySet().retainAll(shown.stream().map(PstFolder::node).toList());
		for (PstFolder folder : shown) {
			if (OF_INBOX.stream().anyMatch((tag) -> folder.properties().get(tag) != null)) {
				decide(folder, MailFolderKind.INBOX);
			}
		}
		decideDrafts(shown);
		for (PstFolder folder : shown) {
			MailFolderKind made = OF_OST.get(folder.node());
			if (made != null) {
				decide(folder, made);
			}
		}
		for (PstFolder folder : shown) {
			decide(folder, MailFolderKind.ofName(folder.name()));
		}
	}

	private void decide(PstFolder folder, MailFolderKind kind) {
		if (!this.kinds.containsValue(kind)) {
			this.kinds.putIfAbsent(folder.node(), kind);
		}
	}

	private void decideDrafts(List<PstFolder> shown) throws IOException {
		try {
			decideDrafts(this.tables.folder(NodeIds.ROOT_FOLDER).properties(), shown);
		}
		catch (ReadTimeoutException ex) {
			throw ex;
		}
		catch (IOException ex) {
			// one that cannot be read says nothing
		}
		for (PstFolder holder : shown) {
			decideDrafts(holder.properties(), shown);
		}
	}

	private void decideDrafts(MailProperties holder, List<PstFolder> shown) {
		long node = PstStore.node(holder, DRAFTS);
		Long counter = counter(holder.get(DRAFTS));
		for (PstFolder folder : shown) {
			Long own = folder.properties().get(FOLDER_ID);
			if (folder.node() == node || (counter != null && own != null && counter.longValue() == (own >>> 16))) {
				decide(folder, MailFolderKind.DRAFTS);
			}
		}
	}

	/**
	 * Returns what an entry identifier of Exchange names a folder by, as the number of
	 * the folder has it in its higher six bytes.
	 */
	private static @Nullable Long counter(@Nullable Binary entryId) {
		if (entryId == null || entryId.size() != EXCHANGE_ENTRY_ID_SIZE) {
			return null;
		}
		long counter = 0;
		for (int i = COUNTER_SIZE - 1; i >= 0; i--) {
			counter = counter << 8 | (entryId.byteAt(EXCHANGE_COUNTER + i) & 0xFF);
		}
		return counter;
	}

	MailFolderKind kindOf(PstFolder folder) {
		return this.kinds.getOrDefault(folder.node(), MailFolderKind.GENERIC);
	}

}
