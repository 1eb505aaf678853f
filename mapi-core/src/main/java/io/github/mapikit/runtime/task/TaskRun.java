// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.task;

import java.util.concurrent.CancellationException;

import io.github.mapikit.runtime.event.RuntimeListener;
import io.github.mapikit.runtime.event.TaskOutcome;
import io.github.mapikit.runtime.thread.CurrentTask;
import io.github.mapikit.runtime.thread.LeaseOnThread;
import io.github.mapikit.runtime.thread.MapiThread;
import io.github.mapikit.runtime.thread.ThreadWork;
import org.jspecify.annotations.Nullable;

/**
 * The run of a task on a MAPI thread: in a scope of its own, inside of its decorators,
 * settled before anybody is told. Nothing comes out of it, whatever the task, a decorator
 * or a listener throws: the thread has to live on, and nobody else would complete the
 * future.
 *
 * @since 0.1.0
 */
public final class TaskRun {

	private TaskRun() {
	}

	/**
	 * Runs a task of the lease that the calling thread works for.
	 * @param thread the calling thread
	 * @param task the task
	 */
	public static void run(MapiThread thread, TaskFuture<?> task) {
		if (!task.claim(thread)) {
			// whoever has completed it may have failed to tell everybody
			task.settleOrLater();
			return;
		}
		ThreadWork work = thread.work();
		work.begin(task);
		Throwable thrown = runBody(task);
		settle(work, task, thrown);
		// dependents of the future run here too, and may have opened something
		work.end(task);
		tell(task, thrown);
	}

	/**
	 * Runs a task in the middle of another one that would wait for it, in a scope of its
	 * own.
	 * @param thread the calling thread
	 * @param guest what the task's lease has on this thread
	 * @param task the task
	 */
	public static void runWithin(MapiThread thread, LeaseOnThread guest, TaskFuture<?> task) {
		if (!task.claim(thread)) {
			task.settleOrLater();
			return;
		}
		ThreadWork work = thread.work();
		CurrentTask outer = work.task();
		ThreadWork.Interlude before;
		try {
			task.outer(outer);
			before = work.beginWithin(guest, task);
		}
		catch (Throwable ex) {
			// no memory to begin
			task.ranWith(null, ex);
			task.settleOrLater();
			return;
		}
		Throwable thrown = runBody(task);
		settle(work, task, thrown);
		work.endWithin(before, task.name());
		task.outer(null);
		tell(task, thrown);
	}

	// the run of a task within this one was broken off by the JVM
	private static void settleWithin(ThreadWork work, TaskFuture<?> task, @Nullable Throwable thrown) {
		CurrentTask current = work.task();
		while (current instanceof TaskFuture<?> inner && inner != task) {
			if (!inner.hasRun()) {
				inner.ranWith(null, (thrown != null) ? thrown : notRun(inner));
			}
			inner.settleOrLater();
			current = inner.outer();
		}
	}

	/**
	 * Ends a task whose run was broken off by the JVM, without any of its handlers.
	 * @param thread the calling thread
	 * @param task the task
	 * @param thrown what came out
	 */
	public static void brokenOff(MapiThread thread, TaskFuture<?> task, Throwable thrown) {
		settle(thread.work(), task, thrown);
		thread.work().end(task);
	}

	private static @Nullable Throwable runBody(TaskFuture<?> task) {
		try {
			task.owner().lease().listeners().onTaskStarted(task.executor(), task.name(), task.waitedNanos());
			Runnable body = task.body();
			if (body != null) {
				body.run();
			}
			return null;
		}
		catch (Throwable ex) {
			// of a decorator, before or after the task itself, or of what settles it
			return ex;
		}
	}

	private static void settle(ThreadWork work, TaskFuture<?> task, @Nullable Throwable thrown) {
		settleWithin(work, task, thrown);
		if (!task.hasRun()) {
			task.ranWith(null, (thrown != null) ? thrown : notRun(task));
		}
		work.endScope(task.name());
		task.settleOrLater();
	}

	private static Throwable notRun(TaskFuture<?> task) {
		try {
			return new IllegalStateException("The decorator of task '%s' did not run it".formatted(task.name()));
		}
		catch (Throwable ex) {
			return ex;
		}
	}

	// telling, when the books are right

	private static void tell(TaskFuture<?> task, @Nullable Throwable thrown) {
		try {
			RuntimeListener listeners = task.owner().lease().listeners();
			listeners.onTaskFinished(task.executor(), task.name(), task.outcome(), task.ranNanos());
			Throwable failure = task.failure();
			if (failure != null) {
				tellFailure(task, failure);
			}
			if (thrown != null && thrown != failure) {
				TaskLog.decoratorFailed(task.name(), thrown);
			}
		}
		catch (Throwable ex) {
			// no memory for words
		}
	}

	private static void tellFailure(TaskFuture<?> task, Throwable failure) {
		TaskOutcome outcome = task.outcome();
		if (outcome == TaskOutcome.CANCELLED && failure instanceof CancellationException) {
			return;
		}
		if (task.kind() == TaskKind.ACTION || outcome != TaskOutcome.FAILURE) {
			TaskLog.nobodyWaits(task.name(), "failed", failure);
		}
	}

}
