// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded;

/**
 * The folders that every store has.
 */
final class StandardFolders {

	private final StoredFolder root;

	private final StoredFolder ipmSubtree;

	private final StoredFolder inbox;

	private final StoredFolder outbox;

	private final StoredFolder sentItems;

	private final StoredFolder deletedItems;

	private final StoredFolder drafts;

	StandardFolders(MailStore store) {
		this.root = store.addFolder(null, "Root", "", "root");
		this.ipmSubtree = store.addFolder(this.root, "Top of Personal Folders", "", "ipm-subtree");
		this.inbox = store.addFolder(this.ipmSubtree, "Inbox", "IPF.Note", "inbox");
		this.outbox = store.addFolder(this.ipmSubtree, "Outbox", "IPF.Note", "outbox");
		this.sentItems = store.addFolder(this.ipmSubtree, "Sent Items", "IPF.Note", "sent-items");
		this.deletedItems = store.addFolder(this.ipmSubtree, "Deleted Items", "IPF.Note", "deleted-items");
		this.drafts = store.addFolder(this.ipmSubtree, "Drafts", "IPF.Note", "drafts");
	}

	StoredFolder root() {
		return this.root;
	}

	StoredFolder ipmSubtree() {
		return this.ipmSubtree;
	}

	StoredFolder inbox() {
		return this.inbox;
	}

	StoredFolder outbox() {
		return this.outbox;
	}

	StoredFolder sentItems() {
		return this.sentItems;
	}

	StoredFolder deletedItems() {
		return this.deletedItems;
	}

	StoredFolder drafts() {
		return this.drafts;
	}

	boolean contains(StoredFolder folder) {
		return folder == this.root || folder == this.ipmSubtree || folder == this.inbox || folder == this.outbox
				|| folder == this.sentItems || folder == this.deletedItems || folder == this.drafts;
	}

}
