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

package io.github.mapikit.embedded.mailbox;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A folder of mail files. Complete and unchanging once its mailbox is open; may then be
 * read on any thread. Internal to the embedded subsystem.
 *
 * @since 0.1.0
 */
public final class MailFolder {

	private final String name;

	private final String containerClass;

	private MailFolderKind kind;

	private final List<MailFolder> subfolders = new ArrayList<>(0);

	private final List<MailItem> items = new ArrayList<>(0);

	MailFolder(String name, MailFolderKind kind, String containerClass) {
		this.name = name;
		this.kind = kind;
		this.containerClass = containerClass;
	}

	static MailFolder named(String name) {
		return new MailFolder(name, MailFolderKind.ofName(name), "");
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

	void add(MailItem item) {
		this.items.add(item);
	}

	/**
	 * Adds a folder, or its content to the folder of the same name or kind that is there
	 * already: two locations with an Inbox make one Inbox.
	 * @param folder the folder
	 */
	void merge(MailFolder folder) {
		for (MailFolder present : this.subfolders) {
			boolean same = (folder.kind != MailFolderKind.GENERIC) ? present.kind == folder.kind
					: present.name.equals(folder.name);
			if (same) {
				present.mergeContent(folder);
				return;
			}
		}
		this.subfolders.add(folder);
	}

	void mergeContent(MailFolder folder) {
		this.items.addAll(folder.items);
		folder.subfolders.forEach(this::merge);
	}

	/**
	 * Makes a folder of every folder below this one an ordinary one, as only those
	 * directly below the root are the mailbox's own.
	 * @return this folder
	 */
	MailFolder withGenericDescendants() {
		for (MailFolder folder : this.subfolders) {
			folder.kind = MailFolderKind.GENERIC;
			folder.withGenericDescendants();
		}
		return this;
	}

	/** Gives back what growing has reserved. */
	void trim() {
		((ArrayList<MailFolder>) this.subfolders).trimToSize();
		((ArrayList<MailItem>) this.items).trimToSize();
		this.subfolders.forEach(MailFolder::trim);
	}

	@Override
	public String toString() {
		return "'" + this.name + "' (" + this.kind + ", " + this.items.size() + " items)";
	}

}
