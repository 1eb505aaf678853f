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

import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

import io.github.mapikit.embedded.mailbox.MailFolder;
import io.github.mapikit.embedded.mailbox.MailItem;
import io.github.mapikit.embedded.mailbox.Mailbox;
import io.github.mapikit.embedded.mailbox.MailboxLimits;
import io.github.mapikit.embedded.mailbox.MailboxReader;
import org.jspecify.annotations.Nullable;

/**
 * The mail files of a store: read once, at the first logon, and put into its folders. May
 * be used from any thread.
 */
final class MailFiles implements AutoCloseable {

	private final MailStore store;

	private final List<String> locations;

	private final MailboxLimits limits;

	private final ReentrantLock lock = new ReentrantLock();

	/** Written under the lock. */
	private volatile @Nullable Mailbox mailbox;

	MailFiles(MailStore store) {
		this.store = store;
		this.locations = store.options().mailbox();
		this.limits = MailboxLimits.defaults()
			.withMessages(store.options().maxMessages())
			.withPstOperation(store.options().pstTimeout());
	}

	/**
	 * Reads the files, unless that was done before.
	 * @throws io.github.mapikit.embedded.mailbox.MailboxLocationException if a location
	 * has gone
	 */
	void read() {
		if (this.mailbox != null || this.locations.isEmpty()) {
			return;
		}
		this.lock.lock();
		try {
			if (this.mailbox == null) {
				Mailbox opened = new MailboxReader(this.limits).open(this.locations);
				this.store.change((events) -> add(opened.root()));
				this.mailbox = opened;
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Returns how many files were skipped. Never waits.
	 * @return the number of files
	 */
	int skippedCount() {
		Mailbox opened = this.mailbox;
		return (opened != null) ? opened.skippedCount() : 0;
	}

	private void add(MailFolder root) {
		StandardFolders standard = this.store.standard();
		// messages that lie in no folder are mail that came from somewhere
		addItems(root, standard.inbox());
		for (MailFolder folder : root.subfolders()) {
			StoredFolder stored = switch (folder.kind()) {
				case INBOX -> standard.inbox();
				case OUTBOX -> standard.outbox();
				case SENT_ITEMS -> standard.sentItems();
				case DELETED_ITEMS -> standard.deletedItems();
				case DRAFTS -> standard.drafts();
				case GENERIC -> child(standard.ipmSubtree(), folder, "");
			};
			addContent(folder, stored, folder.name());
		}
	}

	private void addContent(MailFolder folder, StoredFolder stored, String path) {
		addItems(folder, stored);
		for (MailFolder child : folder.subfolders()) {
			addContent(child, child(stored, child, path), path + '/' + child.name());
		}
	}

	private StoredFolder child(StoredFolder parent, MailFolder folder, String path) {
		StoredFolder present = parent.child(folder.name());
		return (present != null) ? present
				: this.store.addFolder(parent, folder.name(), folder.containerClass(), path + '/' + folder.name());
	}

	private void addItems(MailFolder folder, StoredFolder stored) {
		for (MailItem item : folder.items()) {
			this.store.addMessage(stored, new FileSource(item), item.flags(), item.location());
		}
	}

	@Override
	public void close() {
		this.lock.lock();
		try {
			Mailbox opened = this.mailbox;
			if (opened != null) {
				opened.close();
			}
		}
		finally {
			this.lock.unlock();
		}
	}

}
