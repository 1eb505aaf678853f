// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.simulation;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.mapikit.embedded.call.EmbeddedCall;
import io.github.mapikit.spi.ThreadRole;
import org.jspecify.annotations.Nullable;

/**
 * Makes the embedded driver fail, hang, slow down or crash, for tests. Each fault is set
 * on a call by its documented name, such as {@code MAPIInitialize},
 * {@code MAPIUninitialize}, {@code MAPILogonEx} or {@code IMAPITable::QueryRows}:
 *
 * <pre class="code">
 * try (Fault fault = driver.faults().on("IMAPITable::QueryRows").times(1).failWith(MAPI_E_NETWORK_ERROR)) {
 *     ...
 *     fault.awaitHit(Duration.ofSeconds(5));
 * }
 * </pre>
 *
 * Without a fault a call pays one read of a field. May be used from any thread.
 *
 * @since 0.1.0
 */
public final class Faults {

	/** The call that initializes a thread. */
	public static final String INITIALIZE = "MAPIInitialize";

	/** The call that uninitializes a thread. */
	public static final String UNINITIALIZE = "MAPIUninitialize";

	/** The call that opens a session. */
	public static final String LOGON = "MAPILogonEx";

	/**
	 * The message loop of the primary thread. A fault that hangs here is a pump that
	 * stops.
	 */
	public static final String PUMP = "MessageLoop::pump";

	private final List<Fault> active = new CopyOnWriteArrayList<>();

	private final Runnable changed;

	/** Whether any fault is set: the one thing that a call without faults looks at. */
	private volatile boolean any;

	/**
	 * Creates faults; the driver has its own.
	 * @param changed called when a fault is set
	 */
	public Faults(Runnable changed) {
		this.changed = changed;
	}

	/**
	 * Begins a fault on a call.
	 * @param operation the call by its documented name
	 * @return what to say more of the fault
	 * @throws IllegalArgumentException if the driver makes no call of that name; the
	 * message names the nearest
	 */
	public FaultPlan on(String operation) {
		return new FaultPlan(this, EmbeddedCall.named(Objects.requireNonNull(operation, "operation")));
	}

	/**
	 * Removes every fault and releases the threads that hang in one.
	 */
	public void clear() {
		this.active.forEach(Fault::close);
	}

	Fault add(Fault fault) {
		this.active.add(fault);
		this.any = true;
		this.changed.run();
		return fault;
	}

	void remove(Fault fault) {
		this.active.remove(fault);
		this.any = !this.active.isEmpty();
	}

	/**
	 * Lets the faults of a call happen. Called by the thread that makes the call, without
	 * any lock.
	 * @param operation the call
	 * @param role the role of the thread, or {@code null} if it has none
	 */
	void before(EmbeddedCall operation, @Nullable ThreadRole role) {
		if (this.any) {
			this.active.forEach((fault) -> fault.meet(operation, role));
		}
	}

}
