// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

import io.github.mapikit.error.HResult;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.store.MapiSession;
import io.github.mapikit.model.store.MessageStore;
import io.github.mapikit.runtime.thread.ScopedObject;
import io.github.mapikit.spi.SessionOptions;

/**
 * A MAPI DLL that writes down what is called, and fails or crashes where it is told to.
 */
final class FakeEntry implements MapiEntry {

	private final List<String> calls;

	private final Queue<HResult> results = new ArrayDeque<>();

	private volatile String crashIn = "";

	private volatile Runnable onCrash = () -> {
	};

	FakeEntry(List<String> calls) {
		this.calls = calls;
	}

	void initializeReturns(HResult... next) {
		this.results.addAll(List.of(next));
	}

	void crashIn(String call) {
		this.crashIn = call;
	}

	void onCrash(Runnable action) {
		this.onCrash = action;
	}

	@Override
	public int initialize(int flags) {
		note("MAPIInitialize", " 0x" + Integer.toHexString(flags));
		HResult result = this.results.poll();
		return (result != null) ? result.code() : 0;
	}

	@Override
	public void uninitialize() {
		note("MAPIUninitialize", "");
	}

	@Override
	public void dispatchNotifications() {
		note("HrDispatchNotifications", "");
	}

	@Override
	public boolean isProtected() {
		return true;
	}

	@Override
	public void lose(String place) {
		note("lost in ", place);
	}

	@Override
	public MapiSession openSession(SessionOptions options, int extraFlags) {
		note("MAPILogonEx", " 0x" + Integer.toHexString(extraFlags));
		return new FakeSession();
	}

	private void note(String name, String detail) {
		this.calls.add(name + detail);
		if (name.equals(this.crashIn)) {
			this.onCrash.run();
			// what JNA's protected mode makes of an access violation
			throw new Error("Invalid memory access");
		}
	}

	private final class FakeSession extends ScopedObject implements MapiSession {

		FakeSession() {
			super("session", null, false);
		}

		@Override
		public String profileName() {
			return "profile";
		}

		@Override
		public MessageStore defaultStore() {
			throw new UnsupportedOperationException();
		}

		@Override
		public MessageStore openStore(EntryId entryId) {
			throw new UnsupportedOperationException();
		}

		@Override
		protected void release() {
			note("IMAPISession::Release", "");
		}

	}

}
