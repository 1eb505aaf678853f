// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A place where threads stop as in a native call: interrupting them does not help.
 */
public final class Gate {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private final CountDownLatch reached = new CountDownLatch(1);

	private final CountDownLatch open = new CountDownLatch(1);

	public void pass() {
		this.reached.countDown();
		boolean interrupted = false;
		while (true) {
			try {
				this.open.await();
				break;
			}
			catch (InterruptedException ex) {
				interrupted = true;
			}
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
	}

	public void awaitReached() {
		try {
			assertThat(this.reached.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as("somebody reached the gate")
				.isTrue();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	public boolean isReached() {
		return this.reached.getCount() == 0;
	}

	public void open() {
		this.open.countDown();
	}

}
