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

package io.github.mapikit.embedded;

import io.github.mapikit.MapiCallException;
import io.github.mapikit.MapiErrors;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.MapiSession;
import io.github.mapikit.model.MessageStore;
import org.jspecify.annotations.Nullable;

/**
 * A session on the embedded mailbox.
 */
final class EmbeddedSession extends EmbeddedObject implements MapiSession {

	private final String profileName;

	private final MailStore mailStore;

	private @Nullable EmbeddedStore defaultStore;

	EmbeddedSession(String profileName, MailStore mailStore, CallGate gate, ProcessThread owner) {
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
		return perform("IMAPISession::OpenMsgStore", () -> {
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
		return perform("IMAPISession::OpenMsgStore", () -> {
			if (!this.mailStore.id().equals(entryId)) {
				throw MapiCallException.of("IMAPISession::OpenMsgStore", MapiErrors.MAPI_E_NOT_FOUND);
			}
			return new EmbeddedStore(this, false, this.mailStore);
		});
	}

}
