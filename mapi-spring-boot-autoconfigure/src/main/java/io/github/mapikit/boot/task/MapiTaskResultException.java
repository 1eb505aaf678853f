// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.task;

import io.github.mapikit.error.MapiException;
import io.github.mapikit.model.store.MapiSession;
import org.jspecify.annotations.Nullable;

/**
 * A task returned something that cannot be used outside of it, such as an open folder or
 * a stream of rows (R6). Thrown in place of the result.
 *
 * @since 0.1.0
 */
public final class MapiTaskResultException extends MapiException {

	private static final long serialVersionUID = 1L;

	private final String task;

	private final String type;

	private final String remedy;

	MapiTaskResultException(String task, Object result, String remedy) {
		super("A '%s' was returned by task '%s', which %s (R6). %s.".formatted(OpenResult.nameOf(result), task,
				(result instanceof MapiSession) ? "alone can use it: a session belongs to its thread"
						: "has closed it: what a task opens is closed when it ends",
				remedy));
		this.task = task;
		this.type = OpenResult.nameOf(result);
		this.remedy = remedy;
	}

	/**
	 * Refuses a result that cannot leave its task.
	 * @param task the name of the task
	 * @param result what it returns
	 * @throws MapiTaskResultException if it cannot leave the task
	 */
	static void check(String task, @Nullable Object result) {
		Object open = OpenResult.find(result);
		if (open != null) {
			throw new MapiTaskResultException(task, open, OpenResult.remedyFor(open.getClass()));
		}
	}

	/**
	 * Returns the name of the task.
	 * @return the name
	 */
	public String task() {
		return this.task;
	}

	/**
	 * Returns the type of what was returned.
	 * @return the name of the type
	 */
	public String type() {
		return this.type;
	}

	/**
	 * Returns what to return instead.
	 * @return the remedy, without a full stop
	 */
	public String remedy() {
		return this.remedy;
	}

}
