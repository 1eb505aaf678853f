// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import org.jspecify.annotations.Nullable;

/**
 * What is done once, whoever comes: the first does it, others wait until it is done. Its
 * monitor guards who does it and whether it is done; nothing is done under it.
 */
final class OneRun {

	private @Nullable Thread runner;

	private boolean done;

	/**
	 * Begins, unless somebody has. Who begins has to end.
	 * @return whether the calling thread is the one to do it
	 */
	synchronized boolean begin() {
		if (this.runner != null) {
			return false;
		}
		this.runner = Thread.currentThread();
		return true;
	}

	synchronized void end() {
		this.done = true;
		notifyAll();
	}

	synchronized boolean isDone() {
		return this.done;
	}

	/**
	 * Returns whether the calling thread is doing it.
	 * @return whether it is
	 */
	synchronized boolean isRunHere() {
		return this.runner == Thread.currentThread() && !this.done;
	}

	/**
	 * Waits for the end. Who is interrupted waits on, and is interrupted afterwards.
	 */
	synchronized void awaitEnd() {
		boolean interrupted = false;
		while (!this.done) {
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
	}

}
