// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.task;

/**
 * What becomes of the value that the work of a task returns.
 *
 * @since 0.1.0
 */
public enum TaskKind {

	/** It is the result. */
	VALUE,
	/** It is a stage or future, whose result is the result. */
	STAGE,
	/** Nobody sees it, so that a failure is logged. */
	ACTION

}
