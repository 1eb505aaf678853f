// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.store;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.github.mapikit.model.EntryId;
import org.jspecify.annotations.Nullable;

/**
 * The folders of a store by their identifiers. A folder that is made of one of a mail
 * file is found by the identifier that it has there, too, as what is stored beside it may
 * name it. Changed under the lock of the store; may be asked on any thread.
 */
final class FolderIndex {

	private final Map<EntryId, StoredFolder> folders = new ConcurrentHashMap<>();

	/** Folders that files know by other identifiers than the store does. */
	private final Map<EntryId, StoredFolder> others = new ConcurrentHashMap<>();

	int size() {
		return this.folders.size();
	}

	/**
	 * Returns the identifiers that folders have.
	 * @return the identifiers, without those of files alone
	 */
	Set<EntryId> ids() {
		return this.folders.keySet();
	}

	@Nullable StoredFolder find(EntryId id) {
		StoredFolder found = this.folders.get(id);
		return (found != null) ? found : this.others.get(id);
	}

	StoredFolder add(StoredFolder folder) {
		this.folders.put(folder.id(), folder);
		return folder;
	}

	/**
	 * Has a folder be found by another identifier, if that names none yet.
	 * @param folder the folder
	 * @param id the identifier that a file has for it; {@code null} if it has none
	 */
	void addOther(StoredFolder folder, @Nullable EntryId id) {
		if (id != null && find(id) == null) {
			this.others.put(id, folder);
		}
	}

	void remove(StoredFolder folder) {
		this.folders.remove(folder.id());
		this.others.values().remove(folder);
	}

}
