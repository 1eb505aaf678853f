// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

/**
 * How long the tasks of an executor have lately taken from submission to end: whether a
 * caller that waits for one does better not to go to sleep. May be used from any thread.
 */
final class Pace {

	private volatile boolean brief;

	void took(long nanos) {
		boolean newBrief = nanos < BriefWait.NANOS;
		// written when it changes, so that it stays in the caches of all who read it
		if (newBrief != this.brief) {
			this.brief = newBrief;
		}
	}

	boolean isBrief() {
		return this.brief;
	}

}
