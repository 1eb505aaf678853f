// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.model.store;

import java.io.Serializable;
import java.util.Objects;

import io.github.mapikit.model.EntryId;
import org.jspecify.annotations.Nullable;

/**
 * Where a folder is: what messages are copied or moved into, which need not be open.
 *
 * @param store the store's entry identifier, or {@code null} for the store of the
 * messages
 * @param folder the folder's entry identifier
 * @since 0.1.0
 */
public record FolderAddress(@Nullable EntryId store, EntryId folder) implements Serializable {

	/**
	 * Creates an address.
	 */
	public FolderAddress {
		Objects.requireNonNull(folder, "folder");
	}

	/**
	 * Returns the address of a folder in the same store as the messages.
	 * @param folder the folder's entry identifier
	 * @return the address
	 */
	public static FolderAddress of(EntryId folder) {
		return new FolderAddress(null, folder);
	}

}
