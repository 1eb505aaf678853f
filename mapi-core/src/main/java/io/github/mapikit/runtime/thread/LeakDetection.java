// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.thread;

/**
 * What is said of objects that a task left open. They are closed in any case (R6), and
 * each is counted. The log tells of the first of a kind that a task leaves open, for each
 * lease, and of no more than 256 such pairs of kind and task.
 *
 * @since 0.1.0
 */
public enum LeakDetection {

	/** They are counted, and not reported. */
	OFF,
	/** They are reported with their kind and task. */
	SIMPLE,
	/**
	 * They are reported with the place that opened them, which costs a stack trace an
	 * object.
	 */
	FULL

}
