// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

import io.github.mapikit.error.HResult;
import io.github.mapikit.nativemapi.thread.NativeThread.Life;
import io.github.mapikit.spi.CallTrace;
import io.github.mapikit.spi.DriverThread;
import io.github.mapikit.spi.ThreadRole;

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
	public DriverThread thread(ThreadRole role, CallTrace trace, Life life) {
		return LogonVerbs.of(life, this::note);
	}

	private void note(String call) {
		note(call.split(" ")[0], call.substring(call.split(" ")[0].length()));
	}

	private void note(String name, String detail) {
		this.calls.add(name + detail);
		if (name.equals(this.crashIn)) {
			this.onCrash.run();
			// what JNA's protected mode makes of an access violation
			throw new Error("Invalid memory access");
		}
	}

}
