// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.simulation;

import java.util.List;

import io.github.mapikit.embedded.call.EmbeddedCall;
import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.runtime.event.MapiRule;
import io.github.mapikit.spi.NotificationDelivery;
import io.github.mapikit.spi.ThreadRole;
import org.jspecify.annotations.Nullable;

/**
 * What every call into the embedded driver passes: the rules for threads, and the faults
 * that tests have set. Stands below the checks of the runtime, which normally never let a
 * broken rule come this far. May be used from any thread.
 *
 * @since 0.1.0
 */
public final class CallGate {

	private final RuleKeeper rules;

	private final Faults faults;

	private final CurrentProcess process;

	/**
	 * Creates a gate.
	 * @param rules what happens when a rule is broken
	 * @param faults the faults that tests have set
	 */
	public CallGate(EmbeddedRules rules, Faults faults) {
		this(rules, faults, new CurrentProcess());
	}

	CallGate(EmbeddedRules rules, Faults faults, CurrentProcess process) {
		this.process = process;
		this.rules = new RuleKeeper(rules);
		this.faults = faults;
	}

	/**
	 * Returns the rules that were broken.
	 * @return the violations, in their order
	 */
	public List<RuleViolation> violations() {
		return this.rules.violations();
	}

	CurrentProcess process() {
		return this.process;
	}

	RuleKeeper rules() {
		return this.rules;
	}

	/**
	 * Initializes the calling thread.
	 * @param role the role of the thread
	 * @param delivery how notifications are to be delivered, if the thread is the first
	 * @return the thread, which owns what it opens
	 */
	public ProcessThread initialize(ThreadRole role, NotificationDelivery delivery) {
		meetFaults(EmbeddedCall.INITIALIZE, role);
		return this.process.initialize(role, delivery, this.rules);
	}

	/** Uninitializes the calling thread. */
	public void uninitialize() {
		ProcessThread caller = this.process.find(Thread.currentThread());
		try {
			meetFaults(EmbeddedCall.UNINITIALIZE, (caller != null) ? caller.role() : null);
		}
		catch (MapiCallException ex) {
			// MAPIUninitialize answers nothing: even one that goes wrong has been called
			this.process.uninitialize(this.rules);
			throw ex;
		}
		this.process.uninitialize(this.rules);
	}

	/**
	 * Lets the calling thread make a call.
	 * @param operation the call
	 * @param owner the thread that opened what is used
	 */
	public void enter(EmbeddedCall operation, ProcessThread owner) {
		if (!owner.isCurrent()) {
			checkForeignThread(operation, owner);
		}
		else if (!owner.isInitialized()) {
			this.rules.broken(MapiRule.R1, operation, "this thread is not initialized");
		}
		if (!owner.isInitialized() && !this.process.isInUse()) {
			throw operation.failure(MapiErrors.MAPI_E_NOT_INITIALIZED);
		}
		owner.process().requireAlive(operation);
		meetFaults(operation, owner.role());
	}

	private void checkForeignThread(EmbeddedCall operation, ProcessThread owner) {
		ProcessThread caller = this.process.find(Thread.currentThread());
		if (caller == null) {
			this.rules.broken(MapiRule.R1, operation, "this thread has not initialized");
		}
		this.rules.broken(MapiRule.R6, operation, "the object belongs to thread '" + owner.thread().getName() + "'");
	}

	/**
	 * Lets the faults of a call happen.
	 * @param operation the call
	 * @param role the role of the calling thread
	 */
	public void meetFaults(EmbeddedCall operation, @Nullable ThreadRole role) {
		try {
			this.faults.before(operation, role);
		}
		catch (EmbeddedCrashError ex) {
			this.process.crash(ex);
			throw ex;
		}
	}

	/**
	 * Delivers a notification on the thread that the first initialize chose.
	 * @param notification calls a listener; throws nothing
	 */
	public void deliver(Runnable notification) {
		this.process.deliver(notification);
	}

}
