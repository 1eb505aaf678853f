// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.item;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.mapikit.model.EntryId;
import org.jspecify.annotations.Nullable;

/**
 * A folder of mail files. Complete and unchanging once its mailbox is open; may then be
 * read on any thread.
 *
 * @since 0.1.0
 */
public final class MailFolder {

	/** From so many subfolders on, they are found by a map. */
	private static final int INDEXED = 32;

	private final String name;

	private final String containerClass;

	private final MailFolderKind kind;

	private final @Nullable EntryId entryId;

	private final List<MailFolder> subfolders = new ArrayList<>(0);

	private final List<MailItem> items = new ArrayList<>(0);

	/** The subfolders by kind or name, while there are many of them to be told apart. */
	private @Nullable Map<Object, MailFolder> index;

	/**
	 * Creates a folder.
	 * @param name the name
	 * @param kind what it is in its mailbox
	 * @param containerClass what it holds; may be empty
	 */
	public MailFolder(String name, MailFolderKind kind, String containerClass) {
		this(name, kind, containerClass, null);
	}

	/**
	 * Creates a folder that its file has an identifier for.
	 * @param name the name
	 * @param kind what it is in its mailbox
	 * @param containerClass what it holds; may be empty
	 * @param entryId the identifier, or {@code null} if the file has none
	 */
	public MailFolder(String name, MailFolderKind kind, String containerClass, @Nullable EntryId entryId) {
		this.name = name;
		this.kind = kind;
		this.containerClass = containerClass;
		this.entryId = entryId;
	}

	/**
	 * Creates a root.
	 * @return a folder without a name
	 */
	public static MailFolder root() {
		return new MailFolder("", MailFolderKind.GENERIC, "");
	}

	/**
	 * Returns a new folder to be put into this one. Only what stands directly below the
	 * root can be more than an ordinary folder.
	 * @param childName the name
	 * @return the folder, not yet in this one
	 */
	public MailFolder child(String childName) {
		boolean top = this.name.isEmpty();
		return new MailFolder(childName, top ? MailFolderKind.ofName(childName) : MailFolderKind.GENERIC, "");
	}

	/**
	 * Returns the name shown to people; empty for the root.
	 * @return the name
	 */
	public String name() {
		return this.name;
	}

	/**
	 * Returns what the folder is in its mailbox. Of each kind but
	 * {@link MailFolderKind#GENERIC} there is at most one, and it stands directly below
	 * the root.
	 * @return the kind
	 */
	public MailFolderKind kind() {
		return this.kind;
	}

	/**
	 * Returns the folder's {@code PR_CONTAINER_CLASS}.
	 * @return the class, such as {@code IPF.Contact}; empty if the files do not tell
	 */
	public String containerClass() {
		return this.containerClass;
	}

	/**
	 * Returns the identifier that the folder has in its file. A folder that several files
	 * have is known by that of the first.
	 * @return the identifier, or {@code null} if the file has none
	 */
	public @Nullable EntryId entryId() {
		return this.entryId;
	}

	/**
	 * Returns the folders in this folder.
	 * @return the folders, ordered as they were found
	 */
	public List<MailFolder> subfolders() {
		return Collections.unmodifiableList(this.subfolders);
	}

	/**
	 * Returns the messages in this folder.
	 * @return the messages, ordered as they were found
	 */
	public List<MailItem> items() {
		return Collections.unmodifiableList(this.items);
	}

	/**
	 * Adds a message.
	 * @param item the message
	 */
	public void add(MailItem item) {
		this.items.add(item);
	}

	/**
	 * Adds a folder, or its content to the folder of the same name or kind that is there
	 * already: two locations with an Inbox make one Inbox.
	 * @param folder the folder
	 */
	public void merge(MailFolder folder) {
		MailFolder present = place(folder);
		if (present != folder) {
			present.mergeContent(folder);
		}
	}

	/**
	 * Returns the folder of the same name or kind that is there already, or adds one.
	 * @param folder the folder to add, which is empty
	 * @return the folder that is in this one
	 */
	public MailFolder place(MailFolder folder) {
		MailFolder present = find(folder);
		if (present != null) {
			return present;
		}
		this.subfolders.add(folder);
		if (this.index != null) {
			index(this.index, folder);
		}
		return folder;
	}

	private @Nullable MailFolder find(MailFolder folder) {
		if (this.subfolders.size() < INDEXED) {
			for (MailFolder present : this.subfolders) {
				if (present.isSame(folder)) {
					return present;
				}
			}
			return null;
		}
		Map<Object, MailFolder> known = this.index;
		if (known == null) {
			known = new HashMap<>();
			for (MailFolder present : this.subfolders) {
				index(known, present);
			}
			this.index = known;
		}
		return known.get((folder.kind != MailFolderKind.GENERIC) ? folder.kind : folder.name);
	}

	private static void index(Map<Object, MailFolder> known, MailFolder folder) {
		known.putIfAbsent(folder.name, folder);
		known.putIfAbsent(folder.kind, folder);
	}

	private boolean isSame(MailFolder folder) {
		return (folder.kind != MailFolderKind.GENERIC) ? this.kind == folder.kind : this.name.equals(folder.name);
	}

	void mergeContent(MailFolder folder) {
		this.items.addAll(folder.items);
		folder.subfolders.forEach(this::merge);
	}

	/** Gives back what growing has reserved. */
	public void trim() {
		this.index = null;
		((ArrayList<MailFolder>) this.subfolders).trimToSize();
		((ArrayList<MailItem>) this.items).trimToSize();
		this.subfolders.forEach(MailFolder::trim);
	}

	@Override
	public String toString() {
		return "'" + this.name + "' (" + this.kind + ", " + this.items.size() + " items)";
	}

}
