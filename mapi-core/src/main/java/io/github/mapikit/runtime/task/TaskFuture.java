// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.task;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.github.mapikit.error.MapiInterruptedException;
import io.github.mapikit.error.MapiTimeoutException;
import io.github.mapikit.runtime.event.FailureText;
import io.github.mapikit.runtime.event.TaskOutcome;
import io.github.mapikit.runtime.thread.CurrentTask;
import io.github.mapikit.runtime.thread.MapiThread;
import io.github.mapikit.runtime.watch.Settlement;
import io.github.mapikit.runtime.watch.Timer;
import io.github.mapikit.runtime.watch.Watch;
import org.jspecify.annotations.Nullable;

/**
 * A task and its result to come. Goes from waiting to claimed by the thread that runs it,
 * or is completed before that and never runs.
 * <p>
 * It is settled in steps: what it came to is noted, counted, and then told to who waits.
 * Each step can be repeated, so that one that failed for want of memory is done later by
 * somebody else. May be used from any thread.
 *
 * @param <T> the type of the result
 * @since 0.1.0
 */
public final class TaskFuture<T extends @Nullable Object> extends CompletableFuture<T>
		implements CurrentTask, Runnable {

	private static final VarHandle COUNTED;

	static {
		try {
			COUNTED = MethodHandles.lookup().findVarHandle(TaskFuture.class, "counted", boolean.class);
		}
		catch (ReflectiveOperationException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	private final TaskOwner owner;

	private final TaskOptions options;

	private final TaskKind kind;

	private final long submittedNanos = System.nanoTime();

	private final Settlement settlement = new Settlement() {

		@Override
		protected void settle() {
			TaskFuture.this.settle();
		}

	};

	// the list's, guarded by whoever has the list

	@Nullable TaskList list;

	@Nullable TaskFuture<?> previous;

	@Nullable TaskFuture<?> next;

	/** What to run; forgotten when it has run. */
	private @Nullable Callable<?> work;

	/** The work inside of all decorators; forgotten when it has run. */
	private @Nullable Runnable body = this;

	private volatile @Nullable CurrentTask submitter;

	private volatile @Nullable CurrentTask caller;

	private volatile @Nullable CurrentTask outer;

	private volatile @Nullable MapiThread runner;

	private volatile long startedNanos;

	// what it came to; written by the runner before 'ran', or before the task is settled

	private @Nullable Object result;

	private @Nullable Throwable failure;

	private volatile boolean ran;

	private long ranNanos;

	/** Why it is completed before it has run. */
	private volatile @Nullable Throwable abandoned;

	/** The time that is over. */
	private volatile @Nullable Duration timeUp;

	private volatile @Nullable TaskOutcome early;

	private volatile @Nullable TaskOutcome outcome;

	@SuppressWarnings("unused") // through COUNTED
	private volatile boolean counted;

	/** Whether the result of the work is followed, if that is a stage. */
	private volatile boolean followed;

	/** Whether all who wait are told. */
	private volatile boolean told;

	private volatile @Nullable Timer deadline;

	/** The future that the work returned, if this one completes with it. */
	private volatile @Nullable Future<?> inner;

	/**
	 * A task that is to be given to an executor.
	 * @param owner the executor
	 * @param options what is known of it
	 * @param work what to run
	 * @param kind what becomes of what that returns
	 */
	public TaskFuture(TaskOwner owner, TaskOptions options, Callable<?> work, TaskKind kind) {
		this.owner = owner;
		this.options = options;
		this.work = work;
		this.kind = kind;
		MapiThread current = MapiThread.currentOrNull();
		this.submitter = (current != null) ? current.work().task() : null;
	}

	@Override
	public <U> CompletableFuture<U> newIncompleteFuture() {
		return new TaskStage<>(this);
	}

	// what it is

	/**
	 * Returns the executor that it was given to.
	 * @return the executor
	 */
	public TaskOwner owner() {
		return this.owner;
	}

	@Override
	public String executor() {
		return this.owner.name();
	}

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

	TaskKind kind() {
		return this.kind;
	}

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

	// before it runs

	/**
	 * Returns its timeout.
	 * @param byDefault the one of the executor, or {@code null} for no limit
	 * @return its own, or else the executor's
	 */
	public @Nullable Duration timeoutOr(@Nullable Duration byDefault) {
		return this.options.timeoutOr(byDefault);
	}

	/**
	 * Wraps what will be run.
	 * @param decorator who wraps it, or {@code null}
	 * @return this task
	 */
	public TaskFuture<T> decoratedBy(@Nullable TaskDecorator decorator) {
		if (decorator != null) {
			this.body = Objects.requireNonNull(decorator.decorate(this), "The task decorator returned no task");
		}
		return this;
	}

	/**
	 * Limits the time from now to the result. To be called before the task is handed
	 * over: nothing may fail behind that.
	 * @param watch who keeps the time
	 * @param timeout the limit, or {@code null} for none
	 */
	public void timeOutAfter(Watch watch, @Nullable Duration timeout) {
		if (timeout != null) {
			Timer timer = watch.timer(() -> timeIsUp(watch, timeout));
			this.deadline = timer;
			timer.arm(timeout);
		}
	}

	private void timeIsUp(Watch watch, Duration timeout) {
		this.timeUp = timeout;
		// who depends on the result may be slow
		watch.completers().settle(this.settlement);
	}

	/**
	 * Forgets the time: the task was not accepted.
	 */
	public void releaseDeadline() {
		Timer current = this.deadline;
		if (current != null) {
			current.release();
		}
	}

	// running; see TaskRun

	/**
	 * Makes the given thread the one that runs the task. Allocates nothing.
	 * @param thread the thread
	 * @return {@code false} if the task was completed before, and must not run
	 */
	boolean claim(MapiThread thread) {
		this.startedNanos = System.nanoTime();
		this.runner = thread;
		this.submitter = null;
		return !isDone() && this.abandoned == null;
	}

	@Nullable Runnable body() {
		return this.body;
	}

	/**
	 * Returns whether it has been run.
	 * @return whether it has
	 */
	public boolean hasRun() {
		return this.ran;
	}

	long waitedNanos() {
		return this.startedNanos - this.submittedNanos;
	}

	long ranNanos() {
		return this.ranNanos;
	}

	/**
	 * Runs the work itself, inside of all decorators.
	 */
	@Override
	public void run() {
		MapiThread thread = MapiThread.currentOrNull();
		Callable<?> current = this.work;
		if (thread == null || thread != this.runner || this.ran || current == null) {
			throw new IllegalStateException(
					"Task '%s' can be run once, by the MAPI thread that it was given to".formatted(name()));
		}
		TaskRun.runWork(thread, this, current);
	}

	/**
	 * Notes what the work came to. Allocates nothing.
	 * @param newResult what it returned
	 * @param newFailure what it threw
	 */
	void ranWith(@Nullable Object newResult, @Nullable Throwable newFailure) {
		this.result = newResult;
		this.failure = newFailure;
		this.work = null;
		this.body = null;
		this.ranNanos = System.nanoTime() - this.startedNanos;
		this.ran = true;
	}

	// settling

	/**
	 * Settles the task now, or lets it be settled later if that fails. Never throws.
	 */
	void settleOrLater() {
		try {
			settle();
		}
		catch (Throwable ex) {
			this.owner.lease().runtime().watch().completers().settleLater(this.settlement);
		}
	}

	/**
	 * Does what is left of the steps by which the task ends.
	 */
	private void settle() {
		if (!this.ran) {
			settleEarly();
			return;
		}
		count();
		boolean stage = this.kind == TaskKind.STAGE && StageFollower.isStage(this.result);
		if (isDone()) {
			tellAgain();
			if (stage && isCancelled() && !this.followed) {
				// cancelled before the stage was there
				follow();
			}
		}
		else if (this.failure != null) {
			tellFailure(this.failure);
		}
		else if (stage) {
			follow();
		}
		else {
			complete(asResult(this.result));
		}
	}

	// it has not run, or is still at it
	private void settleEarly() {
		Throwable why = this.abandoned;
		Duration timeout = this.timeUp;
		if (isDone()) {
			tellAgain();
		}
		else if (why != null) {
			tellFailure(why);
		}
		else if (timeout != null) {
			timeOut(timeout);
		}
	}

	private void count() {
		if (COUNTED.compareAndSet(this, false, true)) {
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
			this.owner.ran();
		}
	}

	/**
	 * Returns how the run ended, once it is counted.
	 * @return how it ended
	 */
	TaskOutcome outcome() {
		TaskOutcome came = this.outcome;
		return (came != null) ? came : TaskOutcome.FAILURE;
	}

	@Nullable Throwable failure() {
		return this.failure;
	}

	private void tellFailure(Throwable why) {
		completeExceptionally(FailureText.presentable(why));
	}

	// the JDK wakes who waits in the middle of completing; what was thrown then may have
	// kept some from being woken
	@SuppressWarnings("NullAway") // the result is there: this one is not looked at
	private void tellAgain() {
		if (!this.told) {
			super.complete(null);
			completed(true);
		}
	}

	private void follow() {
		if (!this.followed) {
			StageFollower.follow(this, Objects.requireNonNull(this.result));
			this.followed = true;
		}
		Duration timeout = this.timeUp;
		if (timeout != null && !isDone()) {
			timeOut(timeout);
		}
	}

	private void timeOut(Duration timeout) {
		MapiThread thread = this.runner;
		MapiTimeoutException over = new MapiTimeoutException(name(), timeout, activity(thread));
		if (this.early == null) {
			this.early = TaskOutcome.TIMEOUT;
		}
		if (completeExceptionally(over)) {
			this.owner.timedOut();
			this.owner.lease().listeners().onTaskTimedOut(this.owner.name(), name());
		}
	}

	private @Nullable String activity(@Nullable MapiThread thread) {
		if (thread == null) {
			return "it waits for its turn";
		}
		// a thread that is through with the task may be at another one
		return this.ran ? "the future that it returned is not complete" : thread.activity();
	}

	// the caller of submitStage says what the stage results in, null included
	@SuppressWarnings({ "unchecked", "NullAway" })
	T asResult(@Nullable Object value) {
		return (T) value;
	}

	void followCancel(Future<?> future) {
		this.inner = future;
		if (isCancelled()) {
			future.cancel(true);
		}
	}

	/**
	 * Completes a task that nobody will run. Never throws.
	 * @param why why not
	 */
	public void abandon(Throwable why) {
		abandon(why, "did not run");
	}

	@Override
	public void lose(Throwable why) {
		if (!isDone()) {
			this.early = TaskOutcome.FAILURE;
			abandon(why, "may never return");
		}
	}

	private void abandon(Throwable why, String what) {
		boolean open = !isDone();
		this.abandoned = why;
		settleOrLater();
		if (open && this.kind == TaskKind.ACTION) {
			TaskRun.tellNobodyWaits(this, what, why);
		}
	}

	// completing, by us and by who holds the future

	// whoever sees it done may count on its place in the queue
	private void forgetUnlessRun() {
		if (this.runner == null) {
			this.owner.forget(this);
		}
	}

	// if it fails, somebody else does what is left of it
	private void tellLater(Throwable ex) {
		if (!isDone() && this.runner == null) {
			// it waits for its turn no more
			this.abandoned = ex;
		}
		this.owner.lease().runtime().watch().completers().settleLater(this.settlement);
	}

	@Override
	public boolean complete(T value) {
		forgetUnlessRun();
		try {
			return completed(super.complete(value));
		}
		catch (Throwable ex) {
			tellLater(ex);
			throw ex;
		}
	}

	@Override
	public boolean completeExceptionally(Throwable why) {
		forgetUnlessRun();
		try {
			return completed(super.completeExceptionally(why));
		}
		catch (Throwable ex) {
			tellLater(ex);
			throw ex;
		}
	}

	private boolean completed(boolean byThis) {
		this.told = true;
		this.caller = null;
		releaseDeadline();
		return byThis;
	}

	@Override
	public boolean cancel(boolean mayInterruptIfRunning) {
		forgetUnlessRun();
		try {
			if (!super.cancel(mayInterruptIfRunning)) {
				return false;
			}
		}
		catch (Throwable ex) {
			tellLater(ex);
			throw ex;
		}
		completed(true);
		Future<?> current = this.inner;
		if (current != null) {
			current.cancel(mayInterruptIfRunning);
		}
		return true;
	}

	// waiting

	@Override
	public T get() throws InterruptedException, ExecutionException {
		prepareToWait(isDone());
		return super.get();
	}

	@Override
	public T get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
		prepareToWait(isDone());
		return super.get(timeout, unit);
	}

	@Override
	public T join() {
		prepareToWait(isDone());
		return super.join();
	}

	/**
	 * Sees to it that the calling thread may wait for this task.
	 * @param done whether what it waits for is there already
	 */
	void prepareToWait(boolean done) {
		MapiThread current = MapiThread.currentOrNull();
		if (current == null) {
			return;
		}
		if (this.runner == current && !this.ran && !done) {
			throw current.mustNotWait("task '%s', which it runs itself".formatted(name()));
		}
		this.owner.beforeWait(current, this, done);
	}

	/**
	 * Waits for the result.
	 * @return the result
	 * @throws Exception what the task threw
	 */
	public T await() throws Exception {
		MapiThread current = MapiThread.currentOrNull();
		this.caller = (current != null) ? current.work().task() : null;
		try {
			return get();
		}
		catch (InterruptedException ex) {
			cancel(false);
			Thread.currentThread().interrupt();
			throw new MapiInterruptedException("task '" + name() + "'", ex);
		}
		catch (CancellationException ex) {
			throw ex;
		}
		catch (ExecutionException ex) {
			// get() takes the shell off a CompletionException, which may be the task's
			// own
			throw Thrown.asIs(handle((value, thrown) -> thrown).getNow(ex));
		}
		finally {
			this.caller = null;
		}
	}

}
