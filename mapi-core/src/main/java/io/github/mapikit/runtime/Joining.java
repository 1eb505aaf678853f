// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.github.mapikit.error.MapiException;
import io.github.mapikit.error.MapiInterruptedException;
import io.github.mapikit.error.MapiSubsystemFailedException;
import io.github.mapikit.error.MapiTimeoutException;
import io.github.mapikit.error.MapiUnavailableException;
import io.github.mapikit.runtime.event.MapiRule;
import io.github.mapikit.runtime.event.RuntimeState;
import io.github.mapikit.runtime.primary.PrimaryThread;
import io.github.mapikit.spi.MapiDriver;
import io.github.mapikit.spi.MapiProcess;
import org.jspecify.annotations.Nullable;

/**
 * How a lease gets its primary thread: starts one, or shares the one that runs if both
 * want the same of the process (R12). No lock is held while drivers are asked.
 */
final class Joining {

	private final ProcessRuntime runtime;

	private final Leaseholder lease;

	private final LeaseOptions options;

	private final long startNanos = System.nanoTime();

	private final Duration timeout;

	private boolean first;

	Joining(ProcessRuntime runtime, Leaseholder lease, LeaseOptions options) {
		this.runtime = runtime;
		this.lease = lease;
		this.options = options;
		this.timeout = options.startTimeout();
	}

	/**
	 * Returns whether the lease was the one that started the thread.
	 * @return whether it was
	 */
	boolean isFirst() {
		return this.first;
	}

	/**
	 * Returns the primary thread, which is about to initialize or has done so.
	 * @param requireStarting throws if the lease has been closed meanwhile
	 * @return the thread
	 */
	PrimaryThread join(Runnable requireStarting) {
		PrimaryThread joined = null;
		while (joined == null) {
			requireStarting.run();
			PrimaryThread current = this.runtime.primary();
			joined = (current != null) ? share(current) : start();
		}
		return joined;
	}

	private @Nullable PrimaryThread start() {
		MapiDriver driver = this.options.driver();
		requireNotLost(driver);
		PrimaryThread made = new PrimaryThread(this.runtime, driver, this.options.heartbeatInterval(),
				this.options.stallAfter());
		claim(made);
		if (!this.runtime.become(made, this.lease)) {
			made.couldNotStart(null);
			return null;
		}
		try {
			made.start();
		}
		catch (Throwable ex) {
			this.runtime.primaryEnded(null);
			made.couldNotStart(ex);
			throw new MapiUnavailableException(RuntimeState.FAILED.name(), "the primary thread could not be started",
					ex);
		}
		this.first = true;
		if (this.runtime.process() == MapiProcess.JVM) {
			ProcessClaim.started();
		}
		return made;
	}

	private void claim(PrimaryThread made) {
		if (this.runtime.process() == MapiProcess.JVM) {
			try {
				made.claim((thread) -> ProcessClaim.claim(this.lease.owner(), thread));
			}
			catch (Throwable ex) {
				made.couldNotStart(ex);
				throw ex;
			}
		}
	}

	private void requireNotLost(MapiDriver driver) {
		Loss loss = this.runtime.loss();
		if (loss != null && !loss.restartable() && loss.driver().equals(driver.info().name())) {
			throw new MapiSubsystemFailedException(loss.driver(), "start", loss.cause());
		}
	}

	private @Nullable PrimaryThread share(PrimaryThread current) {
		if (this.runtime.isEnding(current)) {
			awaitEnd(current);
			return null;
		}
		if (this.runtime.isLost()) {
			throw this.runtime.lostException("start");
		}
		requireSameOptions(current.driver());
		return this.runtime.share(current, this.lease) ? current : null;
	}

	private void requireSameOptions(MapiDriver running) {
		ProcessOptions.Conflict conflict = new ProcessOptions(this.runtime.firstOwner(), running)
			.conflictWith(this.lease.owner(), this.options.driver());
		if (conflict != null) {
			this.runtime.violation(MapiRule.R12, conflict.subject() + " differs");
			throw conflict.asException();
		}
	}

	/**
	 * Waits until MAPI is initialized.
	 * @param joined the primary thread
	 */
	void awaitReady(PrimaryThread joined) {
		try {
			if (!joined.awaitReady(TimeUnit.NANOSECONDS.convert(this.timeout))) {
				throw MapiTimeoutException.ofStart("start of the primary MAPI thread", this.timeout,
						joined.mapiThread().activity(), null);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new MapiInterruptedException("the start of the primary MAPI thread", ex);
		}
		if (!joined.isReady()) {
			throw asUnchecked(joined.failure());
		}
	}

	private void awaitEnd(PrimaryThread leaving) {
		if (leaving.isCurrent()) {
			throw leaving.mapiThread().mustNotWait("its own end, to lease MAPI again");
		}
		long left = TimeUnit.NANOSECONDS.convert(this.timeout) - (System.nanoTime() - this.startNanos);
		try {
			if (!leaving.awaitEnd(Math.max(0, left))) {
				throw MapiTimeoutException.ofStart("end of the former primary MAPI thread", this.timeout,
						leaving.mapiThread().activity(), null);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new MapiInterruptedException("the end of the former primary MAPI thread", ex);
		}
	}

	private static RuntimeException asUnchecked(@Nullable Throwable failure) {
		if (failure instanceof Error error) {
			throw error;
		}
		return (failure instanceof RuntimeException unchecked) ? unchecked
				: new MapiException("The primary MAPI thread failed", failure);
	}

}
