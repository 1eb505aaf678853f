// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.fake;

import java.lang.reflect.Proxy;

import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.store.MapiSession;
import io.github.mapikit.model.store.MessageStore;
import io.github.mapikit.runtime.fake.FakeDriver.Call;
import org.jspecify.annotations.Nullable;

/**
 * A session with a default store, which can be closed and nothing else.
 */
public final class FakeSession extends FakeObject implements MapiSession {

	private final FaultPlan faults;

	private final String profile;

	private @Nullable MessageStore store;

	FakeSession(ObjectBooks books, FaultPlan faults, String profile) {
		super(books, "session", null, false);
		this.faults = faults;
		this.profile = profile;
	}

	@Override
	public String profileName() {
		return this.profile;
	}

	@Override
	public MessageStore defaultStore() {
		MessageStore current = this.store;
		if (current == null) {
			current = call("OpenMsgStore", () -> {
				this.faults.reach(Call.STORE);
				return openStore(heldChild("store"));
			});
			this.store = current;
		}
		return current;
	}

	@Override
	public MessageStore openStore(EntryId entryId) {
		return openStore(child("store"));
	}

	private static MessageStore openStore(FakeObject object) {
		return (MessageStore) Proxy.newProxyInstance(FakeSession.class.getClassLoader(),
				new Class<?>[] { MessageStore.class }, (proxy, method, arguments) -> {
					if (method.getName().equals("close")) {
						object.close();
						return null;
					}
					throw new UnsupportedOperationException(method.getName());
				});
	}

}
