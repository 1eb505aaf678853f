// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.contract.model;

import io.github.mapikit.model.store.Folder;
import io.github.mapikit.model.store.MessageStore;

/**
 * A piece of a test that works in a folder of its own.
 */
@FunctionalInterface
interface FolderTask {

	void run(MessageStore store, Folder folder) throws Exception;

}
