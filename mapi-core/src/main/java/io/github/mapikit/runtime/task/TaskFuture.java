// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.task;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;

import io.github.mapikit.error.MapiTimeoutException;
import io.github.mapikit.runtime.event.FailureText;
import io.github.mapikit.runtime.event.TaskOutcome;
import io.github.mapikit.runtime.thread.MapiThread;
import io.github.mapikit.runtime.watch.Settlement;
import io.github.mapikit.runtime.watch.Timer;
import io.github.mapikit.runtime.watch.Watch;
import io.github.mapikit.spi.ThreadRole;
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
public final class TaskFuture<T extends @Nullable Object> extends TaskPromise<T> implements Runnable {

	private final TaskOwner owner;

	private final Settlement settlement = new Settlement() {

		@Override
		protected void settle() {
			TaskFuture.this.settle();
		}

	};

	// the list's, guarded by whoever has it

	@Nullable Object list;

	@Nullable TaskFuture<?> previous;

	@Nullable TaskFuture<?> next;

	/** The work inside of all decorators; forgotten when it has run. */
	private @Nullable Runnable body = this;

	/** Why it is completed before it has run. */
	private volatile @Nullable Throwable abandoned;

	/** The time that is over. */
	private volatile @Nullable Duration timeUp;

	/** Whether the result of the work is followed, if that is a stage. */
	private volatile boolean followed;

	// what the stage came to; written before 'stageEnded'

	private @Nullable Object stageResult;

	private @Nullable Throwable stageFailure;

	private volatile boolean stageEnded;

	/**
	 * A task that is to be given to an executor.
	 * @param owner the executor
	 * @param options what is known of it
	 * @param work what to run
	 * @param kind what becomes of what that returns
	 */
	public TaskFuture(TaskOwner owner, TaskOptions options, Callable<?> work, TaskKind kind) {
		super(options, work, kind);
		this.owner = owner;
	}

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

	// before it runs

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
			deadline(timer);
			timer.arm(timeout);
		}
	}

	private void timeIsUp(Watch watch, Duration timeout) {
		this.timeUp = timeout;
		// who depends on the result may be slow
		watch.completers().settle(this.settlement);
	}

	// running; see TaskRun

	/**
	 * Makes the given thread the one that runs the task.
	 * @param thread the thread
	 * @return {@code false} if the task was completed before, and must not run
	 */
	boolean claim(MapiThread thread) {
		runner(thread);
		return !isDone() && this.abandoned == null;
	}

	@Nullable Runnable body() {
		return this.body;
	}

	/**
	 * Runs the work itself, inside of its decorators, and settles it there: what depends
	 * on the result runs with what the decorators have prepared.
	 */
	@Override
	public void run() {
		MapiThread thread = MapiThread.currentOrNull();
		Callable<?> work = work();
		if (thread == null || thread != runner() || hasRun() || work == null) {
			throw new IllegalStateException(
					"Task '%s' can be run once, by the MAPI thread that it was given to".formatted(name()));
		}
		Object result = null;
		Throwable failure = null;
		try {
			result = callWork(thread, work);
		}
		catch (Throwable ex) {
			failure = ex;
			// before anything is released: the task may have called MAPI by itself
			thread.lostIfFatal(ex);
		}
		ranWith(result, failure);
		thread.work().endScope(name());
		settleOrLater();
	}

	private @Nullable Object callWork(MapiThread thread, Callable<?> work) throws Exception {
		Object result = thread.callAsProcess(name(), work);
		if (kind() == TaskKind.STAGE && result instanceof Future<?> future && !StageFollower.isStage(result)) {
			if (thread.role() == ThreadRole.PRIMARY && !future.isDone()) {
				throw thread.mustNotWait("the future that task '" + name() + "' returned");
			}
			followCancel(future);
			return StageFollower.await(future);
		}
		return result;
	}

	@Override
	void ranWith(@Nullable Object newResult, @Nullable Throwable newFailure) {
		this.body = null;
		super.ranWith(newResult, newFailure);
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
		if (!hasRun()) {
			settleEarly();
			return;
		}
		if (countOutcome()) {
			this.owner.ran();
		}
		boolean stage = kind() == TaskKind.STAGE && StageFollower.isStage(result());
		if (isDone()) {
			tellAgain();
			if (stage && isCancelled() && !this.followed) {
				// cancelled before the stage was there
				follow();
			}
		}
		else if (!stage) {
			tell(result(), failure());
		}
		else if (this.stageEnded) {
			tell(this.stageResult, this.stageFailure);
		}
		else {
			follow();
		}
	}

	// the caller of submit says what the work returns or its stage results in, null
	// included
	@SuppressWarnings({ "unchecked", "NullAway" })
	private void tell(@Nullable Object value, @Nullable Throwable why) {
		if (why != null) {
			tellFailure(why);
		}
		else {
			complete((T) value);
		}
	}

	private void stageEnded(@Nullable Object value, @Nullable Throwable why) {
		this.stageResult = value;
		this.stageFailure = why;
		this.stageEnded = true;
		settleOrLater();
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

	private void tellFailure(Throwable why) {
		completeExceptionally(FailureText.presentable(why));
	}

	private void follow() {
		if (!this.followed) {
			StageFollower.follow(Objects.requireNonNull(result()), this::stageEnded, this::followCancel);
			this.followed = true;
		}
		Duration timeout = this.timeUp;
		if (timeout != null && !isDone()) {
			timeOut(timeout);
		}
	}

	private void timeOut(Duration timeout) {
		MapiThread thread = runner();
		MapiTimeoutException over = new MapiTimeoutException(name(), timeout, activity(thread));
		endsEarly(TaskOutcome.TIMEOUT);
		boolean byThis = true;
		try {
			byThis = completeExceptionally(over);
		}
		finally {
			if (!byThis) {
				// who holds it was quicker
				endsEarlyNoMore(TaskOutcome.TIMEOUT);
			}
			else if (isDone()) {
				// also if what depends on it has thrown
				this.owner.timedOut();
				this.owner.lease().listeners().onTaskTimedOut(this.owner.name(), name());
			}
		}
	}

	private @Nullable String activity(@Nullable MapiThread thread) {
		if (thread == null) {
			return "it waits for its turn";
		}
		// a thread that is through with the task may be at another one
		return hasRun() ? "the future that it returned is not complete" : thread.activity();
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
			endsEarly(TaskOutcome.FAILURE);
			abandon(why, "may never return");
		}
	}

	private void abandon(Throwable why, String what) {
		boolean open = !isDone();
		this.abandoned = why;
		settleOrLater();
		if (open && kind() == TaskKind.ACTION) {
			TaskLog.nobodyWaits(name(), what, why);
		}
	}

	// what completing and waiting want of it

	@Override
	void forgetUnlessRun() {
		if (runner() == null) {
			this.owner.forget(this);
		}
	}

	@Override
	void tellLater(Throwable ex) {
		if (!isDone() && runner() == null) {
			// it waits for its turn no more
			this.abandoned = ex;
		}
		this.owner.lease().runtime().watch().completers().settleLater(this.settlement);
	}

	@Override
	public void prepareToWait(boolean done) {
		MapiThread current = MapiThread.currentOrNull();
		if (current == null) {
			return;
		}
		if (runner() == current && !hasRun() && !done) {
			throw current.mustNotWait("task '%s', which it runs itself".formatted(name()));
		}
		this.owner.beforeWait(current, this, done);
	}

	/**
	 * Notes which task will wait for this one. To be called before it is handed over: it
	 * may run, and look for its caller, before that waits.
	 * @param caller the calling thread, or {@code null} if it is no MAPI thread
	 * @return this task
	 */
	public TaskFuture<T> calledOn(@Nullable MapiThread caller) {
		caller((caller != null) ? caller.work().task() : null);
		return this;
	}

}
