// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.object;

import java.util.ArrayList;
import java.util.List;

import io.github.mapikit.error.MapiNotFoundException;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.property.MessageFlag;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.property.PropertyValues;
import io.github.mapikit.model.store.Completion;
import io.github.mapikit.spi.Action;
import io.github.mapikit.spi.DriverThread;
import io.github.mapikit.spi.Handle;
import io.github.mapikit.spi.OpenRequest;
import org.jspecify.annotations.Nullable;

/**
 * Looks which messages a call was done for that told no more than that it was not done
 * for all: a message that was to go and is still in its folder, or that is not read as it
 * was to be. For which messages copies are missing nobody can see.
 */
final class SecondLook {

	private final DriverThread driver;

	private final Handle store;

	private final EntryId folder;

	SecondLook(DriverThread driver, Handle store, EntryId folder) {
		this.driver = driver;
		this.store = store;
		this.folder = folder;
	}

	/**
	 * Looks.
	 * @param action what was not done for all
	 * @return how far it came
	 * @throws io.github.mapikit.error.MapiCallException if that cannot be seen
	 * @throws io.github.mapikit.error.MapiPropertyException if that cannot be seen
	 */
	Completion at(Action action) {
		if (action instanceof Action.Delete delete) {
			return completion(stillHere(delete.messages()));
		}
		if (action instanceof Action.Transfer transfer && transfer.move()) {
			return completion(stillHere(transfer.messages()));
		}
		if (action instanceof Action.MarkRead mark) {
			return completion(otherwise(mark.messages(), mark.read()));
		}
		return Completion.PARTIAL;
	}

	private static Completion completion(List<EntryId> failed) {
		return failed.isEmpty() ? Completion.PARTIAL : Completion.failedFor(failed);
	}

	private List<EntryId> stillHere(List<EntryId> messages) {
		List<EntryId> failed = new ArrayList<>();
		for (EntryId message : messages) {
			PropertyValues found = look(message);
			if (found != null && found.find(PropertyTags.PARENT_ENTRYID).filter(this.folder::equals).isPresent()) {
				failed.add(message);
			}
		}
		return failed;
	}

	private List<EntryId> otherwise(List<EntryId> messages, boolean read) {
		List<EntryId> failed = new ArrayList<>();
		for (EntryId message : messages) {
			PropertyValues found = look(message);
			if (found == null || MessageFlag.READ.isIn(found.getOrDefault(PropertyTags.MESSAGE_FLAGS, 0)) != read) {
				failed.add(message);
			}
		}
		return failed;
	}

	private @Nullable PropertyValues look(EntryId message) {
		Handle opened;
		try {
			opened = this.driver.open(this.store, new OpenRequest.Message(message)).handle();
		}
		catch (MapiNotFoundException ex) {
			return null;
		}
		try {
			return this.driver.read(opened, PropertyTags.PARENT_ENTRYID, PropertyTags.MESSAGE_FLAGS);
		}
		finally {
			this.driver.release(opened);
		}
	}

}
