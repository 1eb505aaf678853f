// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.store;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.github.mapikit.model.store.StandardFolder;
import org.jspecify.annotations.Nullable;

/**
 * The folders that every store has.
 *
 * @since 0.1.0
 */
public final class StandardFolders {

	private final MailStore store;

	private final Set<StoredFolder> all = new HashSet<>();

	private final Map<StandardFolder, StoredFolder> byPart = new EnumMap<>(StandardFolder.class);

	private final StoredFolder drafts;

	StandardFolders(MailStore store) {
		this.store = store;
		StoredFolder root = add(null, "Root", "", "root");
		StoredFolder top = add(root, "Top of Personal Folders", "", "ipm-subtree");
		this.byPart.put(StandardFolder.IPM_SUBTREE, top);
		this.byPart.put(StandardFolder.INBOX, add(top, "Inbox", "IPF.Note", "inbox"));
		this.byPart.put(StandardFolder.OUTBOX, add(top, "Outbox", "IPF.Note", "outbox"));
		this.byPart.put(StandardFolder.SENT_ITEMS, add(top, "Sent Items", "IPF.Note", "sent-items"));
		this.byPart.put(StandardFolder.DELETED_ITEMS, add(top, "Deleted Items", "IPF.Note", "deleted-items"));
		this.drafts = add(top, "Drafts", "IPF.Note", "drafts");
	}

	private StoredFolder add(@Nullable StoredFolder parent, String name, String containerClass, String path) {
		StoredFolder folder = this.store.addFolder(parent, name, containerClass, path);
		this.all.add(folder);
		return folder;
	}

	/**
	 * Returns a folder.
	 * @param part its part
	 * @return the folder
	 */
	public StoredFolder get(StandardFolder part) {
		return Objects.requireNonNull(this.byPart.get(part));
	}

	StoredFolder drafts() {
		return this.drafts;
	}

	/**
	 * Returns whether the store needs a folder.
	 * @param folder the folder
	 * @return whether it is one of these
	 */
	public boolean contains(StoredFolder folder) {
		return this.all.contains(folder);
	}

}
