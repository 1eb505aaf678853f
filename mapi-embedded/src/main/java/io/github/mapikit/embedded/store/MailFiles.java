// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.store;

import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import io.github.mapikit.mailfiles.Mailbox;
import io.github.mapikit.mailfiles.MailboxReader;
import io.github.mapikit.mailfiles.item.MailFolder;
import io.github.mapikit.mailfiles.item.MailItem;
import io.github.mapikit.mailfiles.limits.MailboxLimits;
import org.jspecify.annotations.Nullable;

/**
 * The mail files of a store: read once, at the first logon, and put into its folders. The
 * store is made then, too: it costs a start nothing. May be used from any thread.
 *
 * @since 0.1.0
 */
public final class MailFiles implements AutoCloseable {

	private final List<String> locations;

	private final MailboxLimits limits;

	private final Supplier<MailStore> stores;

	private final ReentrantLock lock = new ReentrantLock();

	// written under the lock

	private volatile @Nullable Mailbox mailbox;

	private volatile @Nullable MailStore store;

	/**
	 * Creates files that are not read yet.
	 * @param locations where the mail is; none for an empty mailbox
	 * @param limits what reading it may cost
	 * @param stores makes an empty store
	 * @throws io.github.mapikit.mailfiles.source.MailboxLocationException if there is
	 * nothing at a location
	 */
	public MailFiles(List<String> locations, MailboxLimits limits, Supplier<MailStore> stores) {
		this.locations = List.copyOf(locations);
		this.limits = limits;
		this.stores = stores;
		new MailboxReader().requireLocations(locations);
	}

	/**
	 * Returns the store, and reads the files unless that was done before.
	 * @return the store
	 * @throws io.github.mapikit.mailfiles.source.MailboxLocationException if a location
	 * has gone
	 */
	public MailStore read() {
		MailStore filled = this.store;
		if (filled != null) {
			return filled;
		}
		this.lock.lock();
		try {
			filled = this.store;
			if (filled == null) {
				filled = this.stores.get();
				fill(filled);
				this.store = filled;
			}
			return filled;
		}
		finally {
			this.lock.unlock();
		}
	}

	private void fill(MailStore empty) {
		if (this.locations.isEmpty()) {
			return;
		}
		Mailbox opened = new MailboxReader(this.limits).open(this.locations);
		empty.change((events) -> add(opened.root(), empty));
		this.mailbox = opened;
	}

	/**
	 * Returns the store if it was made. Never waits.
	 * @return the store, or {@code null} before the first logon
	 */
	public @Nullable MailStore storeOrNull() {
		return this.store;
	}

	/**
	 * Returns how many files were skipped. Never waits.
	 * @return the number of files
	 */
	public int skippedCount() {
		Mailbox opened = this.mailbox;
		return (opened != null) ? opened.skippedCount() : 0;
	}

	private static void add(MailFolder root, MailStore store) {
		StandardFolders standard = store.standard();
		// messages that lie in no folder are mail that came from somewhere
		addItems(root, standard.inbox(), store);
		for (MailFolder folder : root.subfolders()) {
			StoredFolder stored = switch (folder.kind()) {
				case INBOX -> standard.inbox();
				case OUTBOX -> standard.outbox();
				case SENT_ITEMS -> standard.sentItems();
				case DELETED_ITEMS -> standard.deletedItems();
				case DRAFTS -> standard.drafts();
				case GENERIC -> child(standard.ipmSubtree(), folder, "", store);
			};
			addContent(folder, stored, folder.name(), store);
		}
	}

	private static void addContent(MailFolder folder, StoredFolder stored, String path, MailStore store) {
		addItems(folder, stored, store);
		for (MailFolder child : folder.subfolders()) {
			addContent(child, child(stored, child, path, store), path + '/' + child.name(), store);
		}
	}

	private static StoredFolder child(StoredFolder parent, MailFolder folder, String path, MailStore store) {
		StoredFolder present = parent.child(folder.name());
		return (present != null) ? present
				: store.addFolder(parent, folder.name(), folder.containerClass(), path + '/' + folder.name());
	}

	private static void addItems(MailFolder folder, StoredFolder stored, MailStore store) {
		for (MailItem item : folder.items()) {
			store.addImported(stored, item);
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
