// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.driver;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.mapikit.embedded.call.EmbeddedCall;
import io.github.mapikit.embedded.store.MailStore;
import io.github.mapikit.embedded.store.StoreEvents;
import io.github.mapikit.embedded.store.StoredFolder;
import io.github.mapikit.embedded.store.StoredMessage;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.store.Completion;
import io.github.mapikit.spi.CallControl;

/**
 * Does something to each of some messages of a folder: a few hundred in one change of the
 * store, between which others get at it and the caller is told how far it is.
 */
final class EachMessage {

	private static final int AT_ONCE = 256;

	private final MailStore store;

	private final StoredFolder folder;

	private final EmbeddedCall call;

	private final Step step;

	private final List<EntryId> failed = new ArrayList<>();

	private final Map<EntryId, EntryId> newIds = new LinkedHashMap<>();

	EachMessage(MailStore store, StoredFolder folder, EmbeddedCall call, Step step) {
		this.store = store;
		this.folder = folder;
		this.call = call;
		this.step = step;
	}

	Completion run(List<EntryId> wanted, CallControl control) {
		int done = 0;
		do {
			if (control.isCancelled()) {
				throw this.call.failure(MapiErrors.MAPI_E_USER_CANCEL,
						"it was ended after %d of %d messages".formatted(done, wanted.size()));
			}
			List<EntryId> some = wanted.subList(done, Math.min(wanted.size(), done + AT_ONCE));
			this.store.change((events) -> take(some, events));
			done += some.size();
			control.progress(done, wanted.size());
		}
		while (done < wanted.size());
		return Completion.failedFor(this.failed).withNewIds(this.newIds);
	}

	private void take(List<EntryId> ids, StoreEvents events) {
		MailStore.requireLive(this.call, this.folder);
		for (EntryId id : ids) {
			StoredMessage message = this.store.message(id);
			if (message == null || message.folder() != this.folder) {
				this.failed.add(id);
				continue;
			}
			StoredMessage after = this.step.take(message, events);
			if (!after.id().equals(id)) {
				this.newIds.put(id, after.id());
			}
		}
	}

	/**
	 * What is done to each message.
	 */
	@FunctionalInterface
	interface Step {

		/**
		 * Does it, under the lock of the store.
		 * @param message the message
		 * @param events where to note what happened
		 * @return the message that there is now
		 */
		StoredMessage take(StoredMessage message, StoreEvents events);

	}

}
