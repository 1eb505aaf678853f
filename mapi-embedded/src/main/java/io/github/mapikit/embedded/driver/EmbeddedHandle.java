// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.driver;

import io.github.mapikit.embedded.call.EmbeddedCall;
import io.github.mapikit.embedded.store.MailStore;
import io.github.mapikit.model.store.Completion;
import io.github.mapikit.spi.Action;
import io.github.mapikit.spi.CallControl;
import io.github.mapikit.spi.Handle;
import io.github.mapikit.spi.OpenRequest;
import io.github.mapikit.spi.Opened;
import io.github.mapikit.spi.TableSource;
import org.jspecify.annotations.Nullable;

/**
 * What every object is that a thread has open. For its thread.
 */
abstract class EmbeddedHandle extends Handle {

	private final ThreadCalls calls;

	private final MailStore store;

	private final @Nullable EmbeddedHandle parent;

	EmbeddedHandle(ThreadCalls calls, MailStore store) {
		this(calls, store, null);
	}

	EmbeddedHandle(EmbeddedHandle parent) {
		this(parent.calls, parent.store, parent);
	}

	private EmbeddedHandle(ThreadCalls calls, MailStore store, @Nullable EmbeddedHandle parent) {
		this.calls = calls;
		this.store = store;
		this.parent = parent;
		calls.owner().objectOpened();
	}

	/**
	 * Makes a call on this object.
	 * @param call the call
	 */
	final void enter(EmbeddedCall call) {
		this.calls.make(call);
		for (EmbeddedHandle handle = this; handle != null; handle = handle.parent) {
			handle.requireUsable(call);
		}
	}

	/**
	 * Fails if the object can only be released from now on, and so can all that belongs
	 * to it.
	 * @param call the call
	 */
	void requireUsable(EmbeddedCall call) {
		// an object is usable until it is released
	}

	final MailStore store() {
		return this.store;
	}

	Opened open(OpenRequest request) {
		throw refused(request);
	}

	TableHandle openTable(TableSource source) {
		throw refused(source);
	}

	Completion perform(Action action, CallControl control) {
		throw refused(action);
	}

	private IllegalArgumentException refused(Object request) {
		return new IllegalArgumentException(
				"A %s cannot be asked for '%s'".formatted(getClass().getSimpleName(), request));
	}

	void release() {
		this.calls.owner().objectClosed();
	}

}
