// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import io.github.mapikit.error.MapiUnavailableException;
import io.github.mapikit.spi.MessageLoop;
import io.github.mapikit.spi.ThreadRole;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The workers of a pool: how many there are, who initializes, serves, hangs or leaves,
 * and who takes which task. All of it is guarded by one lock, which neither submitters
 * nor workers need as long as the crew is complete and works.
 */
final class WorkerCrew {

	private static final Logger logger = LoggerFactory.getLogger(WorkerCrew.class);

	/** Pauses between tasks for which it pays not to go to sleep at once. */
	private static final long SHORT_PAUSE_NANOS = 2 * BriefWait.NANOS;

	private final MapiWorkerPool pool;

	private final MapiRuntime runtime;

	private final PoolOptions options;

	private final TaskQueue queue;

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition retryOrEnd = this.lock.newCondition();

	private final Condition workerEnded = this.lock.newCondition();

	private final IdleWorkers idle;

	private final StuckCheck stuckCheck;

	// all below are written under the lock

	private final CrewList workers = new CrewList();

	private int nextNumber = 1;

	private volatile boolean ending;

	/** Whether what runs was told to end, and what begins from here on is, too. */
	private volatile boolean interrupting;

	private @Nullable Throwable initializeFailure;

	/**
	 * Whether a task need only be added to the queue for a worker to come and take it.
	 */
	private volatile boolean complete;

	WorkerCrew(MapiWorkerPool pool, MapiRuntime runtime, PoolOptions options, TaskQueue queue) {
		this.pool = pool;
		this.runtime = runtime;
		this.options = options;
		this.queue = queue;
		this.idle = new IdleWorkers(this.lock, queue);
		this.stuckCheck = new StuckCheck(this.lock, runtime, pool::checkStuck);
	}

	// admitting tasks: called by submitters

	/**
	 * Adds a task to the queue, with a worker that will take it.
	 * @param task the task
	 * @return {@code null}, or why the task cannot be run now
	 * @throws TaskNotAcceptedException if the task is not accepted
	 */
	@Nullable Throwable admit(TaskFuture<?> task) {
		if (this.complete && this.queue.takePlace()) {
			this.queue.add(task);
			if (this.complete || !takeBack(task)) {
				this.idle.call(task);
				return null;
			}
		}
		this.lock.lock();
		try {
			if (this.runtime.isLost()) {
				return this.runtime.lostException("submit");
			}
			if (this.ending) {
				throw this.pool.rejection(task, this.pool.hasStopped());
			}
			if (this.initializeFailure != null && this.workers.isUnserved()) {
				return this.initializeFailure;
			}
			if (!this.queue.hasFreeWorker() && this.workers.staying() < limit() && this.initializeFailure == null) {
				Throwable failure = startWorker();
				if (failure != null && this.workers.isEmpty()) {
					throw this.pool.rejection(task, failure);
				}
			}
			if (!this.queue.takePlace()) {
				throw this.pool.rejection(task, null);
			}
			this.queue.add(task);
			this.idle.wakeOne();
			return null;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Takes a task out of the queue that no worker has taken.
	 * @param task the task
	 * @return {@code false} if it does not wait any more
	 */
	boolean takeBack(TaskFuture<?> task) {
		boolean removed = this.queue.remove(task);
		if (removed) {
			// a task behind it may have relied on its call
			this.idle.passOnCall();
		}
		return removed;
	}

	// to be called under the lock when any of it has changed
	private void changed() {
		this.complete = !this.ending && !this.runtime.isLost() && this.initializeFailure == null
				&& this.workers.staying() >= limit();
	}

	private int limit() {
		return this.options.size() + this.workers.replacedCount();
	}

	private @Nullable Throwable startWorker() {
		WorkerThread worker = new WorkerThread("mapi-%s-%d".formatted(this.options.name(), this.nextNumber++),
				this.pool, this, this.runtime);
		this.runtime.hold(worker);
		this.workers.joined(worker);
		this.idle.joined();
		becomesFree(worker);
		try {
			worker.start();
		}
		catch (Throwable ex) {
			// the operating system has no thread to give
			this.workers.couldNotStart(worker);
			this.idle.left();
			isFreeNoMore(worker);
			this.runtime.release(worker);
			logger.error("Pool '{}' could not start a thread", this.options.name(), ex);
			return ex;
		}
		finally {
			changed();
		}
		return null;
	}

	private void becomesFree(WorkerThread worker) {
		if (!worker.free) {
			worker.free = true;
			this.queue.workerBecameFree();
		}
	}

	private void isFreeNoMore(WorkerThread worker) {
		if (worker.free) {
			worker.free = false;
			this.queue.freeWorkerLeft();
		}
	}

	// serving: called by the workers

	void initialized(WorkerThread worker) {
		this.lock.lock();
		try {
			this.workers.initialized(worker);
			this.initializeFailure = null;
			becomesFree(worker);
			changed();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Fails the waiting tasks if nobody can serve them, and waits for the time of the
	 * next attempt.
	 * @param worker the calling worker
	 * @param failure why initialize failed
	 * @param attempt how many attempts have failed
	 * @return whether to try again
	 */
	boolean initializeFailed(WorkerThread worker, Throwable failure, int attempt) {
		recovered(worker);
		List<TaskFuture<?>> victims = List.of();
		this.lock.lock();
		try {
			this.workers.initializeFailed(worker);
			isFreeNoMore(worker);
			this.initializeFailure = failure;
			changed();
			if (this.workers.isUnserved()) {
				victims = this.queue.drain();
			}
		}
		finally {
			this.lock.unlock();
		}
		// who is told looks at what is so
		this.pool.lease().listeners().onInitializeFailed(ThreadRole.WORKER, failure);
		MapiWorkerPool.fail(victims, failure);
		return awaitRetry(worker, this.options.backoff(attempt));
	}

	private boolean awaitRetry(WorkerThread worker, Duration wait) {
		long remaining = TimeUnit.NANOSECONDS.convert(wait);
		this.lock.lock();
		try {
			while (remaining > 0 && !this.ending && !this.runtime.isLost()) {
				try {
					remaining = this.retryOrEnd.awaitNanos(remaining);
				}
				catch (InterruptedException ex) {
					// nobody interrupts a worker but the end of its pool
				}
			}
			if (this.ending || this.runtime.isLost()) {
				return false;
			}
			this.workers.triesAgain();
			becomesFree(worker);
			return true;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Returns the next task, or waits for one.
	 * @param worker the calling worker
	 * @param loop its message loop, through which it then waits; {@code null} if it need
	 * not pump
	 * @return the task, or {@code null} if the worker shall end
	 */
	@Nullable TaskFuture<?> next(WorkerThread worker, @Nullable MessageLoop loop) {
		recovered(worker);
		becomesFree(worker);
		TaskFuture<?> task = this.queue.take();
		if (task == null) {
			long since = System.nanoTime();
			if (loop == null && worker.shortPauses) {
				task = this.idle.lookOut();
			}
			if (task == null) {
				task = awaitTask(worker, loop);
			}
			worker.shortPauses = System.nanoTime() - since < SHORT_PAUSE_NANOS;
		}
		if (task != null) {
			// the queue knows
			worker.free = false;
			this.idle.passOnCall();
		}
		return task;
	}

	private @Nullable TaskFuture<?> awaitTask(WorkerThread worker, @Nullable MessageLoop loop) {
		this.lock.lock();
		try {
			while (true) {
				TaskFuture<?> task = this.queue.take();
				if (task != null) {
					return task;
				}
				if (this.ending || this.runtime.isLost() || this.workers.stayingToServe() > limit()) {
					this.workers.leaving(worker);
					isFreeNoMore(worker);
					changed();
					return null;
				}
				this.idle.await(loop);
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Takes an ended worker off the books.
	 * @param worker the worker
	 * @param served whether it had initialized
	 */
	void ended(WorkerThread worker, boolean served) {
		worker.mapiThread().begin(null);
		recovered(worker);
		List<TaskFuture<?>> victims = List.of();
		this.lock.lock();
		try {
			this.workers.ended(worker, served);
			this.idle.left();
			isFreeNoMore(worker);
			changed();
			if (needsWorker()) {
				startWorker();
				if (this.workers.isEmpty()) {
					victims = this.queue.drain();
				}
			}
			if (this.ending && this.workers.isEmpty()) {
				this.pool.lease().forget(this.pool);
			}
			// before anybody sees the pool empty, who would then find the runtime in use
			this.runtime.release(worker);
			this.workerEnded.signalAll();
		}
		finally {
			this.lock.unlock();
		}
		MapiWorkerPool.fail(victims, new MapiUnavailableException(this.pool.lease().state().name(),
				"no thread could be started for pool '" + this.options.name() + "'"));
	}

	// whether a task waits for which the workers that are left do not do
	private boolean needsWorker() {
		if (this.queue.isEmpty() || this.runtime.isLost()) {
			return false;
		}
		return this.workers.isEmpty() || (this.queue.isShortOfWorkers() && this.initializeFailure == null
				&& this.workers.staying() < limit());
	}

	/**
	 * Returns whether more tasks wait than workers that have nothing else to do. Unlike
	 * those that initialize or are about to leave, an idle worker is sure to take one.
	 * @param asking the calling worker
	 * @return whether the task that it waits for may wait for it
	 */
	boolean isShortOfIdleWorkers(MapiThread asking) {
		// in a message that it pumps while idle, it counts as idle itself
		int others = this.idle.count() - ((asking.task() == null) ? 1 : 0);
		return others < this.queue.size();
	}

	// stuck workers: called by the watchdog and by the workers

	/**
	 * Sees to it that somebody looks at the task that a worker has begun with.
	 */
	void taskStarted() {
		if (this.interrupting) {
			// taken before the queue was emptied, and begun after the others were told
			Thread.currentThread().interrupt();
		}
		occupied();
	}

	/**
	 * Begins with a step of a worker's life, and sees to it that somebody looks at it.
	 * @param worker the calling worker
	 * @param step the step
	 */
	void begin(WorkerThread worker, LifeStep step) {
		worker.mapiThread().begin(step);
		occupied();
	}

	// to be called by the worker, and after it has begun: a look that comes before sees
	// nobody at work, and would be the last
	private void occupied() {
		if (this.stuckCheck.isPlanned()) {
			return;
		}
		this.lock.lock();
		try {
			this.stuckCheck.require(this.options.stuckAfter());
		}
		finally {
			this.lock.unlock();
		}
	}

	void lookAgainWithin(Duration delay) {
		this.lock.lock();
		try {
			this.stuckCheck.within(delay);
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Counts on a worker no more, because it has been at something for too long.
	 * @param worker the worker
	 * @param occupation what it has been at
	 * @param hangs what tasks are told that nobody else can serve
	 * @return what became of it
	 */
	StuckWorker stuck(WorkerThread worker, Occupation occupation, Throwable hangs) {
		MapiThread thread = worker.mapiThread();
		LifeStep step = (occupation instanceof LifeStep life) ? life : null;
		List<TaskFuture<?>> victims = List.of();
		boolean standIn;
		this.lock.lock();
		try {
			// looked at on both sides: the worker goes on to its next task without a lock
			thread.stuck(true);
			if (thread.occupation() != occupation) {
				thread.stuck(false);
				return StuckWorker.MOVED_ON;
			}
			if (step != null && !step.isStart()) {
				// it takes no tasks any more, and nobody counts on it
				return StuckWorker.ENDING;
			}
			if (step != null) {
				this.workers.hanging(worker);
				isFreeNoMore(worker);
			}
			standIn = this.workers.replacedCount() < this.options.maxReplacements() && !this.ending;
			if (standIn) {
				this.workers.replacedByAnother(worker);
				changed();
				if (needsWorker() && startWorker() != null && this.workers.isUnserved()) {
					victims = this.queue.drain();
				}
			}
			else if (step != null) {
				this.initializeFailure = hangs;
				changed();
				victims = this.workers.isUnserved() ? this.queue.drain() : victims;
			}
		}
		finally {
			this.lock.unlock();
		}
		MapiWorkerPool.fail(victims, hangs);
		return standIn ? StuckWorker.REPLACED : StuckWorker.LEFT;
	}

	private void recovered(WorkerThread worker) {
		MapiThread thread = worker.mapiThread();
		if (!thread.isStuck()) {
			return;
		}
		this.lock.lock();
		try {
			if (!thread.isStuck()) {
				return;
			}
			thread.stuck(false);
			if (this.workers.replacedNoMore(worker)) {
				changed();
				// the one that stood in may go
				this.idle.wakeOne();
			}
		}
		finally {
			this.lock.unlock();
		}
		logger.info("Thread '{}' goes on; it had been reported as stuck", thread.name());
		this.pool.lease().listeners().onRecovered(thread.snapshot());
	}

	// ending

	/**
	 * Admits no further tasks, and lets the workers go when none waits any more.
	 */
	void end() {
		this.lock.lock();
		try {
			this.ending = true;
			changed();
			this.idle.wakeAll();
			this.retryOrEnd.signalAll();
			if (this.workers.isEmpty()) {
				this.pool.lease().forget(this.pool);
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Takes the tasks out that wait, and wakes all workers.
	 * @param interrupt whether to interrupt those that run
	 * @return the tasks; the caller fails them
	 */
	List<TaskFuture<?>> giveUp(boolean interrupt) {
		this.lock.lock();
		try {
			changed();
			// first the queue: who is interrupted looks for its next task
			List<TaskFuture<?>> drained = this.queue.drain();
			if (interrupt) {
				this.interrupting = true;
				this.workers.all().forEach((worker) -> worker.mapiThread().interruptTask());
			}
			this.idle.wakeAll();
			this.retryOrEnd.signalAll();
			return drained;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Waits until all workers have ended.
	 * @param timeout how long at most
	 * @return whether they have
	 */
	boolean awaitEnd(Duration timeout) {
		long remaining = TimeUnit.NANOSECONDS.convert(timeout);
		boolean interrupted = false;
		this.lock.lock();
		try {
			while (!this.workers.isEmpty() && remaining > 0 && !interrupted) {
				try {
					remaining = this.workerEnded.awaitNanos(remaining);
				}
				catch (InterruptedException ex) {
					interrupted = true;
				}
			}
			return this.workers.isEmpty();
		}
		finally {
			this.lock.unlock();
			if (interrupted) {
				Thread.currentThread().interrupt();
			}
		}
	}

	// being looked at

	boolean isEnding() {
		return this.ending;
	}

	List<WorkerThread> workers() {
		this.lock.lock();
		try {
			return this.workers.all();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Returns how many tasks the workers have run.
	 * @return how many
	 */
	long completed() {
		this.lock.lock();
		try {
			return this.workers.completed();
		}
		finally {
			this.lock.unlock();
		}
	}

	int idleCount() {
		return this.idle.count();
	}

	/**
	 * Returns how many workers there may be.
	 * @return how many
	 */
	int currentLimit() {
		this.lock.lock();
		try {
			return limit();
		}
		finally {
			this.lock.unlock();
		}
	}

	@Nullable Throwable initializeFailure() {
		this.lock.lock();
		try {
			return this.initializeFailure;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * What becomes of a worker that has been at something for too long.
	 */
	enum StuckWorker {

		/** It was through with it when it was looked at. */
		MOVED_ON,
		/** It takes no tasks any more. */
		ENDING,
		/** Another worker stands in for it. */
		REPLACED,
		/** No further worker may stand in for it. */
		LEFT

	}

}
