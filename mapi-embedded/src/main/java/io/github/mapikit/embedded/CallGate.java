// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded;

import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.runtime.MapiRule;
import io.github.mapikit.spi.NotificationDelivery;
import io.github.mapikit.spi.ThreadRole;
import org.jspecify.annotations.Nullable;

/**
 * What every call into the embedded subsystem passes: the rules for threads, and the
 * faults that tests have set. Stands below the checks of the runtime, which normally
 * never let a broken rule come this far. May be used from any thread.
 */
final class CallGate {

	private final RuleKeeper rules;

	private final Faults faults;

	CallGate(EmbeddedRules rules, Faults faults) {
		this.rules = new RuleKeeper(rules);
		this.faults = faults;
	}

	RuleKeeper rules() {
		return this.rules;
	}

	void initialize(ThreadRole role, NotificationDelivery delivery) {
		meetFaults(EmbeddedCall.INITIALIZE, role);
		EmbeddedProcess.initialize(role, delivery, this.rules);
	}

	void uninitialize() {
		ProcessThread caller = EmbeddedProcess.find(Thread.currentThread());
		try {
			meetFaults(EmbeddedCall.UNINITIALIZE, (caller != null) ? caller.role() : null);
		}
		catch (MapiCallException ex) {
			// MAPIUninitialize answers nothing: even one that goes wrong has been called
			EmbeddedProcess.uninitialize(this.rules);
			throw ex;
		}
		EmbeddedProcess.uninitialize(this.rules);
	}

	/**
	 * Lets the calling thread make a call that belongs to no object.
	 * @param operation the call
	 * @return the calling thread, which will own what the call opens
	 */
	ProcessThread enter(EmbeddedCall operation) {
		ProcessThread caller = EmbeddedProcess.find(Thread.currentThread());
		if (caller == null) {
			this.rules.broken(MapiRule.R1, operation, "this thread has not initialized");
			caller = EmbeddedProcess.luckyThread();
		}
		if (caller == null) {
			throw operation.failure(MapiErrors.MAPI_E_NOT_INITIALIZED);
		}
		pass(operation, caller);
		return caller;
	}

	/**
	 * Lets the calling thread use an object.
	 * @param operation the call
	 * @param owner the thread that opened the object
	 */
	void enter(EmbeddedCall operation, ProcessThread owner) {
		if (!owner.isCurrent()) {
			checkForeignThread(operation, owner);
		}
		else if (!owner.isInitialized()) {
			this.rules.broken(MapiRule.R1, operation, "this thread is not initialized");
		}
		pass(operation, owner);
	}

	private void checkForeignThread(EmbeddedCall operation, ProcessThread owner) {
		ProcessThread caller = EmbeddedProcess.find(Thread.currentThread());
		if (caller == null) {
			this.rules.broken(MapiRule.R1, operation, "this thread has not initialized");
		}
		this.rules.broken(MapiRule.R6, operation, "the object belongs to thread '" + owner.thread().getName() + "'");
	}

	private void pass(EmbeddedCall operation, ProcessThread caller) {
		caller.process().requireAlive(operation);
		meetFaults(operation, caller.role());
	}

	/**
	 * Lets the faults of a call happen.
	 * @param operation the call
	 * @param role the role of the calling thread
	 */
	void meetFaults(EmbeddedCall operation, @Nullable ThreadRole role) {
		try {
			this.faults.before(operation, role);
		}
		catch (EmbeddedCrashError ex) {
			EmbeddedProcess.crash(ex);
			throw ex;
		}
	}

}
