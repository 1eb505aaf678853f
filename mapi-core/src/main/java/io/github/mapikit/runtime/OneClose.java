// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

import io.github.mapikit.runtime.event.StopReport;
import org.jspecify.annotations.Nullable;

/**
 * Closes once, whoever comes: the first does it, others wait for its report.
 */
final class OneClose {

	private final OneRun once = new OneRun();

	/** Written before the end. */
	private volatile @Nullable StopReport report;

	/**
	 * Returns whether the calling thread closes.
	 * @return whether it does
	 */
	boolean isRunHere() {
		return this.once.isRunHere();
	}

	StopReport run(Supplier<StopReport> close) {
		if (!this.once.begin()) {
			this.once.awaitEnd();
			return Objects.requireNonNull(this.report, "report");
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
			this.report = (done != null) ? done : failed(failure);
			this.once.end();
		}
	}

	private static StopReport failed(@Nullable Throwable failure) {
		return new StopReport(Duration.ZERO, 0,
				List.of("the shutdown failed" + ((failure != null) ? " by " + failure.getClass().getName() : "")));
	}

}
