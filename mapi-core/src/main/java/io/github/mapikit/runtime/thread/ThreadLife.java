// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.thread;

import java.time.Duration;
import java.time.Instant;

import io.github.mapikit.runtime.event.RuntimeLog;
import io.github.mapikit.runtime.event.ThreadSnapshot;
import io.github.mapikit.spi.DriverThread;
import io.github.mapikit.spi.MapiDriver;
import io.github.mapikit.spi.ThreadRole;
import org.jspecify.annotations.Nullable;

/**
 * The life of a MAPI thread: the one place that initializes and uninitializes MAPI, once
 * each and on its own thread (R2, R3). For its thread, but for looking at it.
 *
 * @since 0.1.0
 */
public final class ThreadLife {

	private static final RuntimeLog logger = RuntimeLog.of(ThreadLife.class);

	private final String name;

	private final ThreadRole role;

	private final MapiDriver driver;

	/** What can be done on the thread, from its initialize on. */
	private volatile @Nullable DriverThread verbs;

	private final RuntimeContext runtime;

	private final CallGate gate;

	private volatile ThreadSnapshot.State state = ThreadSnapshot.State.INITIALIZING;

	private volatile @Nullable Instant initializedAt;

	/** Whether an uninitialize is owed; apart from the time, which is for people. */
	private volatile boolean initialized;

	/** Whether the thread may have been in MAPI; confined to it. */
	private boolean entered;

	/** The start or the end that is under way. */
	private volatile @Nullable LifeStep step;

	private volatile int initializeCount;

	private volatile int uninitializeCount;

	ThreadLife(String name, ThreadRole role, MapiDriver driver, RuntimeContext runtime, CallGate gate) {
		this.name = name;
		this.role = role;
		this.driver = driver;
		this.runtime = runtime;
		this.gate = gate;
	}

	/**
	 * Initializes MAPI on this thread.
	 * @return how long it took in nanoseconds, for {@link #tellInitialized}
	 */
	@SuppressWarnings("NonAtomicOperationOnVolatileField")
	public long initialize() {
		if (this.initialized) {
			throw new IllegalStateException("Thread '" + this.name + "' has initialized MAPI already");
		}
		long start = System.nanoTime();
		Instant began = Instant.now();
		this.gate.call("MAPIInitialize", () -> {
			this.verbs = this.driver.initialize(this.role, this.gate);
			// nothing between the call and what it owes
			this.initialized = true;
			this.initializeCount++;
			this.runtime.balance().initialized();
			return null;
		});
		this.initializedAt = began;
		// nothing that allocates from here on: what is thrown would belie what is done
		return System.nanoTime() - start;
	}

	/**
	 * Tells listeners that MAPI is initialized here, which the caller has noted before.
	 * @param tookNanos how long it took, in nanoseconds
	 */
	public void tellInitialized(long tookNanos) {
		Duration took = Duration.ofNanos(tookNanos);
		this.gate.tell((listener) -> listener.onInitialized(this.role, took));
	}

	/**
	 * Uninitializes MAPI on this thread if this thread initialized it. The caller has
	 * closed what was open. Never throws.
	 */
	public void uninitialize() {
		if (!this.initialized) {
			return;
		}
		long start = System.nanoTime();
		boolean called = false;
		try {
			String outer = this.gate.enter("MAPIUninitialize");
			called = true;
			try {
				requireDriver().uninitialize();
			}
			finally {
				this.gate.leave(outer);
			}
		}
		catch (Throwable ex) {
			if (called) {
				logger.error("Thread '{}': MAPIUninitialize failed", this.name, ex);
				this.gate.lostIfFatal(ex);
			}
		}
		finally {
			ended(called, start);
		}
	}

	@SuppressWarnings("NonAtomicOperationOnVolatileField")
	private void ended(boolean called, long startNanos) {
		this.initialized = false;
		this.initializedAt = null;
		if (!called) {
			// MAPI is lost, and nothing may be called any more
			this.runtime.balance().abandoned();
			return;
		}
		this.uninitializeCount++;
		this.runtime.balance().uninitialized();
		try {
			Duration took = Duration.ofNanos(System.nanoTime() - startNanos);
			this.gate.tell((listener) -> listener.onUninitialized(this.role, took));
		}
		catch (Throwable ex) {
			logger.debug("Thread '{}' could not tell of its uninitialize", this.name, ex);
		}
	}

	/**
	 * Returns whether the thread has to stay until the process ends: MAPI is lost, and
	 * the end of a thread that has been in it would run code of a library in an unknown
	 * state. A thread whose initialize crashed has been in it, too. Never throws.
	 * @return whether it has to stay
	 */
	public boolean mustStay() {
		try {
			return this.entered && this.runtime.isLost() && !this.driver.threadsMayEndAfterLoss();
		}
		catch (Throwable ex) {
			// staying costs a thread, ending may cost the process
			return true;
		}
	}

	/**
	 * Shows what the thread does from here on.
	 * @param newState the state
	 */
	public void enter(ThreadSnapshot.State newState) {
		this.state = newState;
	}

	/**
	 * Begins a start or an end, which is looked at until another one begins or this one
	 * is over.
	 * @param newStep the step, or {@code null} when it is over
	 */
	public void begin(@Nullable LifeStep newStep) {
		// with its message loop, before it initializes
		this.entered |= newStep != null && newStep.isStart();
		this.step = newStep;
	}

	/**
	 * Returns whether MAPI is initialized on this thread.
	 * @return whether it is
	 */
	public boolean isInitialized() {
		return this.initialized;
	}

	/**
	 * Returns what the driver can do on this thread.
	 * @return the driver's verbs; {@code null} before the thread has initialized
	 */
	@Nullable DriverThread driver() {
		return this.verbs;
	}

	/**
	 * Returns what the driver can do on this thread, which has initialized.
	 * @return the driver's verbs
	 */
	DriverThread requireDriver() {
		DriverThread current = this.verbs;
		if (current == null) {
			throw new IllegalStateException("Thread '" + this.name + "' has not initialized MAPI");
		}
		return current;
	}

	/**
	 * Returns whether the thread is about to end.
	 * @return whether its end has begun
	 */
	public boolean isEnding() {
		LifeStep current = this.step;
		return current != null && !current.isStart();
	}

	@Nullable LifeStep step() {
		return this.step;
	}

	ThreadSnapshot.State state() {
		return this.state;
	}

	@Nullable Instant initializedAt() {
		return this.initializedAt;
	}

	int initializeCount() {
		return this.initializeCount;
	}

	int uninitializeCount() {
		return this.uninitializeCount;
	}

}
