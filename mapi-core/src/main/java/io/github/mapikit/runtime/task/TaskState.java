// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.task;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

import io.github.mapikit.runtime.event.TaskOutcome;
import io.github.mapikit.runtime.thread.CurrentTask;
import io.github.mapikit.runtime.thread.MapiThread;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a task: what it is, who runs it, and what it came to. Noting any of it
 * allocates nothing. May be used from any thread; what the run came to is written by its
 * thread before {@link #hasRun()} is true.
 *
 * @param <T> the type of the result
 * @since 0.1.0
 */
public abstract class TaskState<T extends @Nullable Object> extends CompletableFuture<T> implements CurrentTask {

	private static final VarHandle COUNTED;

	static {
		try {
			COUNTED = MethodHandles.lookup().findVarHandle(TaskState.class, "counted", boolean.class);
		}
		catch (ReflectiveOperationException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	private final TaskOptions options;

	private final TaskKind kind;

	private final long submittedNanos = System.nanoTime();

	/** What to run; forgotten when it has run. */
	private @Nullable Callable<?> work;

	private volatile @Nullable CurrentTask submitter;

	private volatile @Nullable CurrentTask caller;

	private volatile @Nullable CurrentTask outer;

	private volatile @Nullable MapiThread runner;

	private volatile long startedNanos;

	private @Nullable Object result;

	private @Nullable Throwable failure;

	private long ranNanos;

	private volatile boolean ran;

	private volatile @Nullable TaskOutcome early;

	private volatile @Nullable TaskOutcome outcome;

	@SuppressWarnings("unused") // through COUNTED
	private volatile boolean counted;

	TaskState(TaskOptions options, Callable<?> work, TaskKind kind) {
		this.options = options;
		this.work = work;
		this.kind = kind;
		MapiThread current = MapiThread.currentOrNull();
		this.submitter = (current != null) ? current.work().task() : null;
	}

	// what it is

	@Override
	public String name() {
		return this.options.name();
	}

	@Override
	public long startedNanos() {
		return this.startedNanos;
	}

	@Override
	public String description() {
		return "Task '" + name() + "'";
	}

	/**
	 * Returns its timeout.
	 * @param byDefault the one of the executor, or {@code null} for no limit
	 * @return its own, or else the executor's
	 */
	public @Nullable Duration timeoutOr(@Nullable Duration byDefault) {
		return this.options.timeoutOr(byDefault);
	}

	TaskKind kind() {
		return this.kind;
	}

	@Nullable Callable<?> work() {
		return this.work;
	}

	// who has to do with it

	@Override
	public @Nullable CurrentTask outer() {
		return this.outer;
	}

	void outer(@Nullable CurrentTask newOuter) {
		this.outer = newOuter;
	}

	@Override
	public @Nullable CurrentTask submitter() {
		return this.submitter;
	}

	@Override
	public @Nullable CurrentTask caller() {
		return this.caller;
	}

	void caller(@Nullable CurrentTask newCaller) {
		this.caller = newCaller;
	}

	@Nullable MapiThread runner() {
		return this.runner;
	}

	void runner(MapiThread thread) {
		this.startedNanos = System.nanoTime();
		this.runner = thread;
		this.submitter = null;
	}

	// what it came to

	/**
	 * Notes what the work came to.
	 * @param newResult what it returned
	 * @param newFailure what it threw
	 */
	void ranWith(@Nullable Object newResult, @Nullable Throwable newFailure) {
		this.result = newResult;
		this.failure = newFailure;
		this.work = null;
		this.ranNanos = System.nanoTime() - this.startedNanos;
		this.ran = true;
	}

	/**
	 * Returns whether it has been run.
	 * @return whether it has
	 */
	public boolean hasRun() {
		return this.ran;
	}

	@Nullable Object result() {
		return this.result;
	}

	@Nullable Throwable failure() {
		return this.failure;
	}

	long waitedNanos() {
		return this.startedNanos - this.submittedNanos;
	}

	long ranNanos() {
		return this.ranNanos;
	}

	/**
	 * Notes how the task ends, if its future is completed before it has run.
	 * @param newEarly how it ends
	 */
	void endsEarly(TaskOutcome newEarly) {
		if (this.early == null) {
			this.early = newEarly;
		}
	}

	/**
	 * Takes that back: somebody else was quicker.
	 * @param noted what was noted
	 */
	void endsEarlyNoMore(TaskOutcome noted) {
		if (this.early == noted) {
			this.early = null;
		}
	}

	/**
	 * Notes how the run ended, once.
	 * @return {@code false} if that was noted before
	 */
	boolean countOutcome() {
		if (!COUNTED.compareAndSet(this, false, true)) {
			return false;
		}
		TaskOutcome came = this.early;
		if (isCancelled()) {
			came = TaskOutcome.CANCELLED;
		}
		else if (isDone()) {
			came = (came != null) ? came : TaskOutcome.SUPERSEDED;
		}
		else {
			came = (this.failure != null) ? TaskOutcome.FAILURE : TaskOutcome.SUCCESS;
		}
		this.outcome = came;
		return true;
	}

	/**
	 * Returns how the run ended, once it is counted.
	 * @return how it ended
	 */
	TaskOutcome outcome() {
		TaskOutcome came = this.outcome;
		return (came != null) ? came : TaskOutcome.FAILURE;
	}

}
