// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.contract.sequence;

import java.util.Collection;
import java.util.List;

import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.property.PropertyObject;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.store.Completion;
import io.github.mapikit.model.store.Folder;

/**
 * The calls whose form or moment of failure the object model is free to choose, in one
 * place.
 */
final class ModelCalls {

	private static final PropertyTag<Integer> NOBODY_HAS_THIS = PropertyTag.int32(0x6907);

	private ModelCalls() {
	}

	/**
	 * Changes an object that keeps changes until it is saved, and has the changes go
	 * there. A change that cannot be made is told by either of the two calls.
	 */
	static void change(PropertyObject object, Runnable change) {
		change.run();
		object.read(NOBODY_HAS_THIS);
	}

	/**
	 * Changes a property whose type is known at run time alone.
	 */
	@SuppressWarnings("unchecked")
	static void set(PropertyObject object, PropertyTag<?> tag, Object value) {
		object.set((PropertyTag<Object>) tag, value);
	}

	static Word copy(Folder from, Collection<EntryId> messages, Folder to) {
		return text(from.copyMessages(messages, to.entryId()));
	}

	static Word move(Folder from, Collection<EntryId> messages, Folder to) {
		return text(from.moveMessages(messages, to.entryId()));
	}

	static Word delete(Folder folder, EntryId message) {
		return text(folder.deleteMessages(List.of(message)));
	}

	static Word deleteFolder(Folder parent, EntryId folder) {
		return text(parent.deleteFolder(folder));
	}

	static Word markRead(Folder folder, EntryId message, boolean read) {
		return text(folder.markRead(List.of(message), read));
	}

	private static Word text(Completion completion) {
		return new Word(completion.isComplete() ? "complete" : "partial");
	}

}
