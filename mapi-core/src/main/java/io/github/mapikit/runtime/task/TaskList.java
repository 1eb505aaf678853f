// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.task;

import org.jspecify.annotations.Nullable;

/**
 * Tasks that wait for their turn, in order. Each carries its own place, so that adding
 * and taking out, also of one in the middle, take no search and no memory. Not
 * thread-safe: guarded by whoever has it; a task is in one list at a time.
 *
 * @since 0.1.0
 */
public final class TaskList {

	private @Nullable TaskFuture<?> first;

	private @Nullable TaskFuture<?> last;

	private int size;

	/**
	 * An empty list.
	 */
	public TaskList() {
	}

	/**
	 * Adds a task at the end.
	 * @param task the task
	 */
	public void add(TaskFuture<?> task) {
		task.list = this;
		task.previous = this.last;
		if (this.last != null) {
			this.last.next = task;
		}
		else {
			this.first = task;
		}
		this.last = task;
		this.size++;
	}

	/**
	 * Takes the first task out.
	 * @return the task, or {@code null} if there is none
	 */
	public @Nullable TaskFuture<?> poll() {
		TaskFuture<?> task = this.first;
		if (task != null) {
			remove(task);
		}
		return task;
	}

	/**
	 * Takes a task out.
	 * @param task the task
	 * @return {@code false} if it is not in this list
	 */
	public boolean remove(TaskFuture<?> task) {
		if (task.list != this) {
			return false;
		}
		TaskFuture<?> before = task.previous;
		TaskFuture<?> after = task.next;
		if (before != null) {
			before.next = after;
		}
		else {
			this.first = after;
		}
		if (after != null) {
			after.previous = before;
		}
		else {
			this.last = before;
		}
		task.list = null;
		task.previous = null;
		task.next = null;
		this.size--;
		return true;
	}

	/**
	 * Returns the first task.
	 * @return the task, or {@code null} if there is none
	 */
	public @Nullable TaskFuture<?> first() {
		return this.first;
	}

	/**
	 * Returns the task behind another one.
	 * @param task a task of this list
	 * @return the next, or {@code null} if it is the last
	 */
	public @Nullable TaskFuture<?> after(TaskFuture<?> task) {
		return task.next;
	}

	/**
	 * Returns whether there is no task.
	 * @return whether there is none
	 */
	public boolean isEmpty() {
		return this.first == null;
	}

	/**
	 * Returns how many tasks there are.
	 * @return how many
	 */
	public int size() {
		return this.size;
	}

}
