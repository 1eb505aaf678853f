// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.store;

/**
 * The folders that every store has.
 *
 * @since 0.1.0
 */
public final class StandardFolders {

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

	/**
	 * Returns the top of what people see.
	 * @return the folder
	 */
	public StoredFolder ipmSubtree() {
		return this.ipmSubtree;
	}

	/**
	 * Returns where mail arrives.
	 * @return the folder
	 */
	public StoredFolder inbox() {
		return this.inbox;
	}

	/**
	 * Returns where mail waits to be sent.
	 * @return the folder
	 */
	public StoredFolder outbox() {
		return this.outbox;
	}

	/**
	 * Returns where mail that was sent is kept.
	 * @return the folder
	 */
	public StoredFolder sentItems() {
		return this.sentItems;
	}

	/**
	 * Returns where deleted mail is kept.
	 * @return the folder
	 */
	public StoredFolder deletedItems() {
		return this.deletedItems;
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
		return folder == this.root || folder == this.ipmSubtree || folder == this.inbox || folder == this.outbox
				|| folder == this.sentItems || folder == this.deletedItems || folder == this.drafts;
	}

}
