// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.error;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * Something that was waited for did not happen in time. A MAPI call cannot be
 * interrupted: the thread that runs it stays busy until the call returns (R8). May be
 * handled on any thread.
 */
public final class MapiTimeoutException extends MapiException {

	private static final long serialVersionUID = 1L;

	private final String taskName;

	private final Duration timeout;

	private final @Nullable String activity;

	private final boolean start;

	/**
	 * An exception about this task.
	 * @param taskName the task, or what else was waited for
	 * @param timeout how long it was waited for
	 * @param activity what the thread was doing at that moment, if it is known, such as
	 * {@code thread 'mapi-worker-2' has been in 'IMAPISession::OpenMsgStore' for 31s}
	 */
	public MapiTimeoutException(String taskName, Duration timeout, @Nullable String activity) {
		this(taskName, timeout, activity, null);
	}

	/**
	 * An exception about this task, with a cause.
	 * @param taskName the task, or what else was waited for
	 * @param timeout how long it was waited for
	 * @param activity what the thread was doing at that moment, if it is known
	 * @param cause what led to it, if anything did
	 */
	public MapiTimeoutException(String taskName, Duration timeout, @Nullable String activity,
			@Nullable Throwable cause) {
		this(taskName, timeout, activity, false, cause);
	}

	private MapiTimeoutException(String taskName, Duration timeout, @Nullable String activity, boolean start,
			@Nullable Throwable cause) {
		super("'" + taskName + "' did not end within " + text(timeout)
				+ ((activity != null) ? ": " + activity : "; it had not started, or its thread is not known")
				+ ". A MAPI call cannot be interrupted, its thread is free again when the call returns. "
				+ (start ? "Look at what the thread waits for, or " + Remedy.RAISE_START_TIMEOUT.clause()
						: Remedy.RAISE_TASK_TIMEOUT.text() + ", or look at what the thread waits for"),
				cause);
		this.taskName = taskName;
		this.timeout = timeout;
		this.activity = activity;
		this.start = start;
	}

	/**
	 * An exception about the start of MAPI in this process, which is no task.
	 * @param waitedFor what was waited for, such as {@code start of the primary thread}
	 * @param timeout how long it was waited for
	 * @param activity what the thread was doing at that moment, if it is known
	 * @param cause what led to it, if anything did
	 * @return the exception to throw
	 */
	public static MapiTimeoutException ofStart(String waitedFor, Duration timeout, @Nullable String activity,
			@Nullable Throwable cause) {
		return new MapiTimeoutException(waitedFor, timeout, activity, true, cause);
	}

	private static String text(Duration timeout) {
		return (timeout.toMillis() % 1000 == 0) ? timeout.toSeconds() + "s" : timeout.toMillis() + "ms";
	}

	/**
	 * Whether it was a task that was waited for: it may have ended since, and may still.
	 */
	@Override
	public boolean mayHaveTakenEffect() {
		return !this.start;
	}

	/**
	 * What was waited for.
	 * @return the name of the task
	 */
	public String taskName() {
		return this.taskName;
	}

	/**
	 * How long it was waited for.
	 * @return the time-out
	 */
	public Duration timeout() {
		return this.timeout;
	}

	/**
	 * Whether it was the start of MAPI in this process that was waited for.
	 * @return whether it was; if not, it was a task
	 */
	public boolean isStart() {
		return this.start;
	}

	/**
	 * What the thread was doing when the time was over.
	 * @return the activity, or {@code null} if it is not known
	 */
	public @Nullable String activity() {
		return this.activity;
	}

}
