// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.object;

import io.github.mapikit.embedded.call.EmbeddedCall;
import io.github.mapikit.embedded.simulation.CallGate;
import io.github.mapikit.embedded.simulation.ProcessThread;
import io.github.mapikit.embedded.store.MailStore;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.store.MapiSession;
import io.github.mapikit.model.store.MessageStore;
import org.jspecify.annotations.Nullable;

/**
 * A session on the embedded mailbox.
 *
 * @since 0.1.0
 */
public final class EmbeddedSession extends EmbeddedObject implements MapiSession {

	private final String profileName;

	private final MailStore mailStore;

	private @Nullable EmbeddedStore defaultStore;

	/**
	 * Opens a session.
	 * @param profileName the name of its profile
	 * @param mailStore the store
	 * @param gate what each call passes
	 * @param owner the calling thread
	 */
	public EmbeddedSession(String profileName, MailStore mailStore, CallGate gate, ProcessThread owner) {
		super("session", null, false, gate, owner);
		this.profileName = profileName;
		this.mailStore = mailStore;
	}

	@Override
	public String profileName() {
		return this.profileName;
	}

	@Override
	public MessageStore defaultStore() {
		return perform(EmbeddedCall.OPEN_MSG_STORE, () -> {
			EmbeddedStore opened = this.defaultStore;
			if (opened == null) {
				opened = new EmbeddedStore(this, true, this.mailStore);
				this.defaultStore = opened;
			}
			return opened;
		});
	}

	@Override
	public MessageStore openStore(EntryId entryId) {
		return perform(EmbeddedCall.OPEN_MSG_STORE, () -> {
			if (!this.mailStore.id().equals(entryId)) {
				throw EmbeddedCall.OPEN_MSG_STORE.failure(MapiErrors.MAPI_E_NOT_FOUND);
			}
			return new EmbeddedStore(this, false, this.mailStore);
		});
	}

}
