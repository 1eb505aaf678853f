// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.object;

import java.util.function.Supplier;

import io.github.mapikit.embedded.call.EmbeddedCall;
import io.github.mapikit.embedded.simulation.CallGate;
import io.github.mapikit.embedded.simulation.ProcessThread;
import io.github.mapikit.runtime.thread.ScopedObject;
import org.jspecify.annotations.Nullable;

/**
 * What every object of this subsystem is: beside what the runtime checks, each call
 * passes the subsystem's own gate.
 */
abstract class EmbeddedObject extends ScopedObject {

	private final CallGate gate;

	private final ProcessThread owner;

	EmbeddedObject(String kind, @Nullable EmbeddedObject parent, boolean heldByParent, CallGate gate,
			ProcessThread owner) {
		super(kind, parent, heldByParent);
		this.gate = gate;
		this.owner = owner;
		owner.objectOpened();
	}

	EmbeddedObject(String kind, EmbeddedObject parent) {
		this(kind, parent, false, parent.gate, parent.owner);
	}

	/**
	 * Makes a call.
	 * @param operation the call
	 * @param body the call
	 * @param <T> the type of its result
	 * @return its result
	 */
	final <T extends @Nullable Object> T perform(EmbeddedCall operation, Supplier<? extends T> body) {
		return call(operation.documentedName(), () -> {
			this.gate.enter(operation, this.owner);
			return body.get();
		});
	}

	/**
	 * Makes a call that returns nothing.
	 * @param operation the call
	 * @param body the call
	 */
	final void perform(EmbeddedCall operation, Runnable body) {
		run(operation.documentedName(), () -> {
			this.gate.enter(operation, this.owner);
			body.run();
		});
	}

	final CallGate gate() {
		return this.gate;
	}

	final ProcessThread owner() {
		return this.owner;
	}

	@Override
	protected void release() {
		this.owner.objectClosed();
	}

}
