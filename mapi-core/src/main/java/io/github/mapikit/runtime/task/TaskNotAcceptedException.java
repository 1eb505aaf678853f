// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.task;

import java.util.concurrent.RejectedExecutionException;

import org.jspecify.annotations.Nullable;

/**
 * An executor of MAPI threads did not accept a task: its queue is full, or it has
 * stopped. Distinct from what a task itself may throw. May be handled on any thread.
 *
 * @since 0.1.0
 */
public final class TaskNotAcceptedException extends RejectedExecutionException {

	private static final long serialVersionUID = 1L;

	/**
	 * A task was not accepted.
	 * @param message which one, by whom, and why
	 * @param cause what led to it, if anything did
	 */
	public TaskNotAcceptedException(@Nullable String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
