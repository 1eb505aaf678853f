// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.store;

import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.mapikit.mailfiles.item.MailFolder;
import io.github.mapikit.mailfiles.item.MailFolderKind;
import io.github.mapikit.mailfiles.item.MailItem;
import io.github.mapikit.model.notification.NotificationEvent;
import io.github.mapikit.model.store.StandardFolder;
import org.jspecify.annotations.Nullable;

/**
 * Puts the folders and messages of mail files into a store, as far as they have been
 * read: each call adds what is new since the last one. Guarded by its caller.
 */
final class StoreFilling {

	/** So many messages are added in one change of the store, which readers wait for. */
	private static final int STEP = 1000;

	private final MailStore store;

	/** What was added of each folder of the files. */
	private final Map<MailFolder, Added> added = new IdentityHashMap<>();

	/** Whether listeners are told: nobody has seen the store before. */
	private boolean told;

	/** So many folders and messages this call may still add. */
	private int left;

	StoreFilling(MailStore store) {
		this.store = store;
	}

	/**
	 * Adds all that is new. Listeners are not told.
	 * @param root the root of the files
	 */
	void add(MailFolder root) {
		this.left = Integer.MAX_VALUE;
		this.told = false;
		addContent(root);
	}

	/**
	 * Adds a step of what is new.
	 * @param root the root of the files
	 * @param tell whether listeners are told
	 * @return whether nothing is left to add
	 */
	boolean addStep(MailFolder root, boolean tell) {
		this.left = STEP;
		this.told = tell;
		addContent(root);
		return this.left > 0;
	}

	private void addContent(MailFolder root) {
		StandardFolders standard = this.store.standard();
		// messages that lie in no folder are mail that came from somewhere
		addItems(root, added(root, standard.get(StandardFolder.INBOX)));
		for (MailFolder folder : root.subfolders()) {
			if (this.left <= 0) {
				return;
			}
			Added present = this.added.get(folder);
			if (present == null) {
				this.left--;
				StoredFolder stored = switch (folder.kind()) {
					case GENERIC -> child(standard.get(StandardFolder.IPM_SUBTREE), folder, "");
					case DRAFTS -> standard.drafts();
					default -> standard.get(StandardFolder.valueOf(folder.kind().name()));
				};
				if (stored != null && folder.kind() != MailFolderKind.GENERIC) {
					this.store.change((events) -> this.store.addImportedId(stored, folder));
				}
				present = added(folder, stored);
			}
			addContent(folder, present, folder.name());
		}
	}

	private Added added(MailFolder folder, @Nullable StoredFolder stored) {
		return this.added.computeIfAbsent(folder, (key) -> new Added(stored));
	}

	private void addContent(MailFolder folder, Added to, String path) {
		addItems(folder, to);
		for (MailFolder child : folder.subfolders()) {
			if (this.left <= 0) {
				return;
			}
			Added present = this.added.get(child);
			if (present == null) {
				this.left--;
				StoredFolder parent = to.stored;
				present = added(child, (parent != null) ? child(parent, child, path) : null);
			}
			addContent(child, present, path + '/' + child.name());
		}
	}

	/** No folder if a program has deleted the one that it is in. */
	private @Nullable StoredFolder child(StoredFolder parent, MailFolder folder, String path) {
		return this.store.<@Nullable StoredFolder>write((events) -> {
			if (parent.isDeleted()) {
				return null;
			}
			StoredFolder present = parent.child(folder.name());
			if (present != null) {
				this.store.addImportedId(present, folder);
				return present;
			}
			StoredFolder created = this.store.addImported(parent, folder, path + '/' + folder.name());
			if (this.told) {
				events.happened(NotificationEvent.OBJECT_CREATED, created);
			}
			return created;
		});
	}

	private void addItems(MailFolder folder, Added to) {
		List<MailItem> items = folder.items();
		while (to.items < items.size() && this.left > 0) {
			int end = Math.min(items.size(), to.items + Math.min(STEP, this.left));
			this.left -= end - to.items;
			List<MailItem> step = items.subList(to.items, end);
			StoredFolder stored = to.stored;
			if (stored != null) {
				this.store.change((events) -> addItems(step.iterator(), stored, events));
			}
			to.items = end;
		}
	}

	private void addItems(Iterator<MailItem> items, StoredFolder stored, StoreEvents events) {
		// a folder that a program deletes takes along what was still to come
		while (items.hasNext() && !stored.isDeleted()) {
			MailItem item = Objects.requireNonNull(items.next());
			StoredMessage message = this.store.addImported(stored, item);
			if (this.told) {
				events.happened(NotificationEvent.OBJECT_CREATED, message);
			}
		}
	}

	/**
	 * What was added of a folder.
	 */
	private static final class Added {

		/** The folder of the store; {@code null} if a program has deleted it. */
		private final @Nullable StoredFolder stored;

		private int items;

		Added(@Nullable StoredFolder stored) {
			this.stored = stored;
		}

	}

}
