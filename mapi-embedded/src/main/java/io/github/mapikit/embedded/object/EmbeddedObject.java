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

	private final @Nullable EmbeddedObject parent;

	EmbeddedObject(String kind, @Nullable EmbeddedObject parent, boolean heldByParent, CallGate gate,
			ProcessThread owner) {
		super(kind, parent, heldByParent);
		this.parent = parent;
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
			enter(operation);
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
			enter(operation);
			body.run();
		});
	}

	private void enter(EmbeddedCall operation) {
		this.gate.enter(operation, this.owner);
		for (EmbeddedObject object = this; object != null; object = object.parent) {
			object.requireUsable(operation);
		}
	}

	/**
	 * Fails if the object can only be closed from now on, and so can all that belongs to
	 * it.
	 * @param operation the call
	 */
	void requireUsable(EmbeddedCall operation) {
		// an object is usable until it is closed
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
