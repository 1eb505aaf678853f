// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.thread;

/**
 * What a thread is at that may take too long: a task, or its own start or end.
 *
 * @since 0.1.0
 */
public interface Occupation {

	/**
	 * Returns when it began.
	 * @return the value of {@link System#nanoTime()}
	 */
	long startedNanos();

	/**
	 * Returns what it is, at the beginning of a sentence.
	 * @return what it is
	 */
	String description();

}
