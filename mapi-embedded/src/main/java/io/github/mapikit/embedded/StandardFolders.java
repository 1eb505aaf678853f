/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

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
