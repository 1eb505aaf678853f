// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

import io.github.mapikit.runtime.event.StopReport;
import org.jspecify.annotations.Nullable;

/**
 * Closes once, whoever comes: the first does it, others wait for its report. Its monitor
 * guards who does it and the report; nothing is closed under it.
 */
final class OneClose {

	private @Nullable Thread closer;

	private @Nullable StopReport report;

	/**
	 * Returns whether the calling thread closes.
	 * @return whether it does
	 */
	synchronized boolean isRunHere() {
		return this.closer == Thread.currentThread() && this.report == null;
	}

	StopReport run(Supplier<StopReport> close) {
		if (!begin()) {
			return await();
		}
		StopReport done = null;
		Throwable failure = null;
		try {
			done = close.get();
			return done;
		}
		catch (Throwable ex) {
			failure = ex;
			throw ex;
		}
		finally {
			end((done != null) ? done : failed(failure));
		}
	}

	private static StopReport failed(@Nullable Throwable failure) {
		return new StopReport(Duration.ZERO, 0,
				List.of("the shutdown failed" + ((failure != null) ? " by " + failure.getClass().getName() : "")));
	}

	private synchronized boolean begin() {
		if (this.closer != null) {
			return false;
		}
		this.closer = Thread.currentThread();
		return true;
	}

	private synchronized void end(StopReport done) {
		this.report = done;
		notifyAll();
	}

	private synchronized StopReport await() {
		boolean interrupted = false;
		while (this.report == null) {
			try {
				wait();
			}
			catch (InterruptedException ex) {
				interrupted = true;
			}
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
		return this.report;
	}

}
