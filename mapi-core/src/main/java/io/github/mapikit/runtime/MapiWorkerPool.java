/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.mapikit.runtime;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import io.github.mapikit.MapiSubsystemFailedException;
import io.github.mapikit.MapiThreadException;
import io.github.mapikit.MapiTimeoutException;
import io.github.mapikit.MapiUnavailableException;
import io.github.mapikit.ThreadKind;
import io.github.mapikit.spi.MessageLoop;
import io.github.mapikit.spi.ThreadRole;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A few long-lived threads that run tasks with MAPI initialized (R1, R2, R7), behind a
 * bounded queue. Threads start when they are first needed.
 * <p>
 * A worker whose initialize fails tries again with back-off. As long as no other worker
 * can serve the queue, tasks that wait or come fail with the cause. May be used from any
 * thread.
 *
 * @since 0.1.0
 */
public final class MapiWorkerPool implements MapiExecutor, TaskOwner {

	// Not a ThreadPoolExecutor: that counts a thread whose initialize failed as a worker,
	// keeps its first task where
	// nobody can complete it, and can neither fail its queue at once nor put a worker
	// beside a stuck one.

	private static final Logger logger = LoggerFactory.getLogger(MapiWorkerPool.class);

	private final MapiLease lease;

	private final MapiRuntime runtime;

	private final PoolOptions options;

	private final AtomicLong rejected = new AtomicLong();

	private final AtomicLong timedOut = new AtomicLong();

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition retryOrEnd = this.lock.newCondition();

	private final Condition workerEnded = this.lock.newCondition();

	// all below are guarded by the lock

	private final ArrayDeque<TaskFuture<?>> queue = new ArrayDeque<>();

	private final IdleWorkers idle = new IdleWorkers(this.lock);

	private final StuckCheck stuckCheck;

	private final Set<WorkerThread> workers = new LinkedHashSet<>();

	private int nextNumber = 1;

	/** Workers in their first or a further attempt to initialize. */
	private int initializing;

	/** Workers that have initialized. */
	private int serving;

	/** Initializing workers whose attempt takes too long to count on them. */
	private final Set<MapiThread> hanging = new HashSet<>();

	/** Serving workers that were told to end, so that none ends in their place. */
	private final Set<MapiThread> leaving = new HashSet<>();

	/** Stuck workers that another one stands in for. */
	private final Set<MapiThread> replaced = new HashSet<>();

	private long completed;

	private boolean ending;

	private @Nullable Throwable initializeFailure;

	MapiWorkerPool(MapiLease lease, MapiRuntime runtime, PoolOptions options) {
		this.lease = lease;
		this.runtime = runtime;
		this.options = options;
		this.stuckCheck = new StuckCheck(this.lock, runtime, this::checkStuck);
	}

	@Override
	public String name() {
		return this.options.name();
	}

	@Override
	public MapiLease lease() {
		return this.lease;
	}

	/**
	 * Returns the settings.
	 * @return the settings
	 */
	public PoolOptions options() {
		return this.options;
	}

	// submitting

	@Override
	public void execute(Runnable task) {
		Objects.requireNonNull(task, "task");
		enqueue(new TaskFuture<@Nullable Void>(this, TaskOptions.UNNAMED, () -> {
			task.run();
			return null;
		}, TaskFuture.Kind.ACTION));
	}

	@Override
	public <T extends @Nullable Object> CompletableFuture<T> submit(TaskOptions taskOptions,
			Callable<? extends T> task) {
		return enqueue(newTask(taskOptions, task, TaskFuture.Kind.VALUE));
	}

	@Override
	public <T extends @Nullable Object> CompletableFuture<T> submitStage(TaskOptions taskOptions, Callable<?> task) {
		return enqueue(newTask(taskOptions, task, TaskFuture.Kind.STAGE));
	}

	@Override
	public <T extends @Nullable Object> T call(TaskOptions taskOptions, Callable<? extends T> task) throws Exception {
		MapiThread current = MapiThread.currentOrNull();
		if (current != null) {
			if (current.role() == ThreadRole.WORKER && current.worksFor(this.lease)) {
				return task.call();
			}
			if (current.role() == ThreadRole.WORKER) {
				// the session of another lease is not this one's
				return this.<T>enqueue(newTask(taskOptions, task, TaskFuture.Kind.VALUE)).await();
			}
			String attempted = "wait for task '" + taskOptions.name() + "' of a worker";
			this.runtime.violation(MapiRule.R5, attempted);
			throw MapiThreadException.of(ThreadKind.PRIMARY, attempted, null);
		}
		return this.<T>enqueue(newTask(taskOptions, task, TaskFuture.Kind.VALUE)).await();
	}

	private <T extends @Nullable Object> TaskFuture<T> newTask(TaskOptions taskOptions, Callable<?> task,
			TaskFuture.Kind kind) {
		Objects.requireNonNull(taskOptions, "options");
		Objects.requireNonNull(task, "task");
		return new TaskFuture<>(this, taskOptions, task, kind);
	}

	private <T extends @Nullable Object> TaskFuture<T> enqueue(TaskFuture<T> task) {
		TaskDecorator decorator = this.options.decorator();
		if (decorator != null) {
			task.decorate(decorator);
		}
		Throwable failure = null;
		TaskNotAcceptedException rejection = null;
		this.lock.lock();
		try {
			if (this.runtime.isLost()) {
				failure = this.runtime.lostException("submit");
			}
			else if (this.ending) {
				rejection = rejection(task, new MapiUnavailableException(this.lease.state().name(),
						"pool '" + name() + "' of '" + this.lease.owner() + "' has stopped"));
			}
			else if (this.initializeFailure != null && isUnserved()) {
				failure = this.initializeFailure;
			}
			else {
				rejection = admit(task);
			}
		}
		finally {
			this.lock.unlock();
		}
		if (rejection != null) {
			this.rejected.incrementAndGet();
			this.lease.listeners().onTaskRejected(name(), task.options().name());
			throw rejection;
		}
		if (failure != null) {
			task.abandon(failure);
			return task;
		}
		Duration timeout = (task.options().timeout() != null) ? task.options().timeout() : this.options.taskTimeout();
		if (timeout != null) {
			task.timeOutAfter(this.runtime.watchdogOrNull(), timeout);
		}
		return task;
	}

	private @Nullable TaskNotAcceptedException admit(TaskFuture<?> task) {
		int takers = this.idle.count() + this.initializing - this.hanging.size();
		boolean start = takers <= this.queue.size() && this.workers.size() < limit() && this.initializeFailure == null;
		if (!start && this.queue.size() - takers >= this.options.queueCapacity()) {
			return rejection(task, null);
		}
		if (start) {
			TaskNotAcceptedException failed = startWorker(task);
			if (failed != null) {
				return failed;
			}
		}
		this.queue.addLast(task);
		if (!start) {
			this.idle.wakeOne();
		}
		return null;
	}

	private @Nullable TaskNotAcceptedException startWorker(@Nullable TaskFuture<?> task) {
		WorkerThread worker = new WorkerThread("mapi-%s-%d".formatted(name(), this.nextNumber++), this, this.runtime);
		this.runtime.hold(worker);
		this.workers.add(worker);
		this.initializing++;
		try {
			worker.start();
			this.stuckCheck.require(this.options.stuckAfter());
			return null;
		}
		catch (Throwable ex) {
			// the operating system has no thread to give
			this.workers.remove(worker);
			this.initializing--;
			this.runtime.release(worker);
			logger.error("Pool '{}' could not start a thread", name(), ex);
			if (task == null || !this.workers.isEmpty()) {
				return null;
			}
			return rejection(task, ex);
		}
	}

	private TaskNotAcceptedException rejection(TaskFuture<?> task, @Nullable Throwable cause) {
		String why = (cause != null) ? String.valueOf(cause.getMessage())
				: "its queue is full; raise 'mapi.executor.queue-capacity' or submit less at a time";
		return new TaskNotAcceptedException("Task '%s' was not accepted by pool '%s' (%s): %s"
			.formatted(task.options().name(), name(), numbers(), why), cause);
	}

	private String numbers() {
		return "workers=%d, idle=%d, waiting=%d, capacity=%d".formatted(this.workers.size(), this.idle.count(),
				this.queue.size(), this.options.queueCapacity());
	}

	private int limit() {
		return this.options.size() + this.replaced.size();
	}

	@Override
	public void forget(TaskFuture<?> task) {
		this.lock.lock();
		try {
			this.queue.remove(task);
		}
		finally {
			this.lock.unlock();
		}
	}

	@Override
	public void timedOut(TaskFuture<?> task) {
		this.timedOut.incrementAndGet();
		this.lease.listeners().onTaskTimedOut(name(), task.options().name());
	}

	// serving: called by the workers

	void initialized(MapiThread thread) {
		this.lock.lock();
		try {
			this.initializing--;
			this.hanging.remove(thread);
			this.serving++;
			this.initializeFailure = null;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Fails the waiting tasks if nobody can serve them, and waits for the time of the
	 * next attempt.
	 * @param thread the calling worker
	 * @param failure why initialize failed
	 * @param attempt how many attempts have failed
	 * @return whether to try again
	 */
	boolean initializeFailed(MapiThread thread, Throwable failure, int attempt) {
		recovered(thread);
		this.lease.listeners().onInitializeFailed(ThreadRole.WORKER, failure);
		List<TaskFuture<?>> victims = List.of();
		this.lock.lock();
		try {
			this.initializing--;
			this.hanging.remove(thread);
			this.initializeFailure = failure;
			if (isUnserved()) {
				victims = drainQueue();
			}
		}
		finally {
			this.lock.unlock();
		}
		fail(victims, failure);
		return awaitRetry(backoff(attempt));
	}

	// the caller holds the lock
	private boolean isUnserved() {
		return this.serving == 0 && this.initializing == this.hanging.size();
	}

	private Duration backoff(int attempt) {
		Duration wait = this.options.initialBackoff();
		for (int i = 1; i < attempt && wait.compareTo(this.options.maxBackoff()) < 0; i++) {
			wait = wait.multipliedBy(2);
		}
		return (wait.compareTo(this.options.maxBackoff()) < 0) ? wait : this.options.maxBackoff();
	}

	private boolean awaitRetry(Duration wait) {
		long remaining = wait.toNanos();
		this.lock.lock();
		try {
			while (remaining > 0 && !this.ending && !this.runtime.isLost()) {
				try {
					remaining = this.retryOrEnd.awaitNanos(remaining);
				}
				catch (InterruptedException ex) {
					// nobody interrupts a worker but close(), which sets 'ending'
				}
			}
			if (this.ending || this.runtime.isLost()) {
				return false;
			}
			this.initializing++;
			this.stuckCheck.require(this.options.stuckAfter());
			return true;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Returns the next task, or waits for one.
	 * @param thread the calling worker
	 * @param loop its message loop, through which it then waits; {@code null} if it need
	 * not pump
	 * @param ran whether it has just run a task
	 * @return the task, or {@code null} if the worker shall end
	 */
	@Nullable TaskFuture<?> next(MapiThread thread, @Nullable MessageLoop loop, boolean ran) {
		recovered(thread);
		this.lock.lock();
		try {
			if (ran) {
				this.completed++;
			}
			while (true) {
				TaskFuture<?> task = this.queue.pollFirst();
				if (task != null) {
					this.stuckCheck.require(this.options.stuckAfter());
					return task;
				}
				if (this.ending || this.runtime.isLost() || this.serving - this.leaving.size() > limit()) {
					this.leaving.add(thread);
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
		List<TaskFuture<?>> victims = List.of();
		this.lock.lock();
		try {
			this.workers.remove(worker);
			this.replaced.remove(worker.mapiThread());
			this.leaving.remove(worker.mapiThread());
			this.hanging.remove(worker.mapiThread());
			if (served) {
				this.serving--;
			}
			if (!this.queue.isEmpty() && !this.runtime.isLost() && this.workers.isEmpty()) {
				startWorker(null);
				if (this.workers.isEmpty()) {
					victims = drainQueue();
				}
			}
			// before anybody sees the pool empty, who would then find the runtime in use
			this.runtime.release(worker);
			this.workerEnded.signalAll();
		}
		finally {
			this.lock.unlock();
		}
		fail(victims, new MapiUnavailableException(this.lease.state().name(),
				"no thread could be started for pool '" + name() + "'"));
	}

	// stuck workers: called by the watchdog and by the workers

	/**
	 * Reports workers that have been at one task for too long, and sees to it that those
	 * are looked at in time that are not.
	 */
	void checkStuck() {
		Duration next = findStuck();
		if (next != null) {
			this.lock.lock();
			try {
				this.stuckCheck.within(next);
			}
			finally {
				this.lock.unlock();
			}
		}
	}

	private @Nullable Duration findStuck() {
		Duration next = null;
		for (WorkerThread worker : workers()) {
			MapiThread thread = worker.mapiThread();
			TaskFuture<?> task = thread.task();
			Long started = (task != null) ? Long.valueOf(task.startedNanos()) : thread.initializeStartedNanos();
			if (started == null || thread.isStuck()) {
				continue;
			}
			Duration remaining = this.options.stuckAfter().minus(Duration.ofNanos(System.nanoTime() - started));
			if (!remaining.isNegative() && !remaining.isZero()) {
				next = (next == null || remaining.compareTo(next) < 0) ? remaining : next;
				continue;
			}
			stuck(thread, task, started);
		}
		return next;
	}

	private void stuck(MapiThread thread, @Nullable TaskFuture<?> task, Long started) {
		boolean standIn;
		List<TaskFuture<?>> victims = List.of();
		MapiTimeoutException hangs = null;
		this.lock.lock();
		try {
			if (thread.task() != task || (task == null && !started.equals(thread.initializeStartedNanos()))) {
				return;
			}
			// the worker looks at this before it takes its next task
			thread.stuck(true);
			if (task == null) {
				this.hanging.add(thread);
			}
			standIn = this.replaced.size() < this.options.maxReplacements() && !this.ending;
			if (standIn) {
				this.replaced.add(thread);
				if (!this.queue.isEmpty() && this.idle.count() + this.initializing == this.hanging.size()) {
					startWorker(null);
				}
			}
			else if (task == null) {
				hangs = new MapiTimeoutException("initialize of a worker of pool '" + name() + "'",
						this.options.stuckAfter(), thread.activity());
				this.initializeFailure = hangs;
				victims = isUnserved() ? drainQueue() : victims;
			}
		}
		finally {
			this.lock.unlock();
		}
		if (hangs != null) {
			fail(victims, hangs);
		}
		report(thread, (task != null) ? "Task '" + task.options().name() + "'" : "The initialize of a worker", standIn);
	}

	private void report(MapiThread thread, String what, boolean standIn) {
		ThreadSnapshot snapshot = thread.snapshot();
		logger.warn("{} has been running for longer than {}: {}. {} Its stack:\n\tat {}", what,
				this.options.stuckAfter(), thread.activity(),
				standIn ? "Another worker stands in for it."
						: "No further worker may stand in for it ('mapi.executor.max-replacements').",
				String.join("\n\tat ", snapshot.stack()));
		this.runtime.violation(MapiRule.R8, what + " is stuck");
		this.lease.listeners().onStuck(snapshot);
	}

	private void recovered(MapiThread thread) {
		this.lock.lock();
		try {
			// looked at under the lock, under which the watchdog sets it
			if (!thread.isStuck()) {
				return;
			}
			thread.stuck(false);
			if (this.replaced.remove(thread)) {
				// the one that stood in may go
				this.idle.wakeOne();
			}
		}
		finally {
			this.lock.unlock();
		}
		logger.info("Thread '{}' goes on; it had been reported as stuck", thread.name());
		this.lease.listeners().onRecovered(thread.snapshot());
	}

	// ending

	/**
	 * Accepts no further tasks, lets those finish that were accepted, and ends the
	 * workers. When the time is over, tasks that still wait are failed, running ones are
	 * interrupted and left to themselves; their threads uninitialize when they return.
	 * Closing again waits again.
	 * @param drainTimeout how long accepted tasks may take to finish
	 * @return how it went
	 * @throws MapiThreadException on a worker of this pool, which would wait for itself
	 */
	public StopReport close(Duration drainTimeout) {
		MapiThread current = MapiThread.currentOrNull();
		if (current != null) {
			throw MapiThreadException.of(
					(current.role() == ThreadRole.PRIMARY) ? ThreadKind.PRIMARY : ThreadKind.OTHER_MAPI_THREAD,
					"wait for the end of pool '" + name() + "'", "a MAPI thread does not wait for others");
		}
		long start = System.nanoTime();
		List<TaskFuture<?>> victims = List.of();
		boolean complete = false;
		this.lock.lock();
		try {
			this.ending = true;
			this.idle.wakeAll();
			this.retryOrEnd.signalAll();
			complete = awaitWorkers(drainTimeout);
			if (!complete) {
				victims = drainQueue();
				this.workers.forEach((worker) -> worker.mapiThread().interruptTask());
				this.idle.wakeAll();
			}
			else {
				victims = drainQueue();
			}
		}
		finally {
			this.lock.unlock();
		}
		fail(victims, new MapiUnavailableException(this.lease.state().name(),
				"pool '" + name() + "' of '" + this.lease.owner() + "' stopped before the task's turn came"));
		if (!complete) {
			this.lock.lock();
			try {
				awaitWorkers(this.lease.options().stopTimeout());
			}
			finally {
				this.lock.unlock();
			}
		}
		List<String> heldUpBy = workers().stream().map(MapiWorkerPool::describe).toList();
		StopReport report = new StopReport(Duration.ofNanos(System.nanoTime() - start), victims.size(), heldUpBy);
		if (!report.isComplete()) {
			logger.warn("Pool '{}' stops without waiting any longer for {}; MAPI stays up for them", name(), heldUpBy);
		}
		return report;
	}

	private static String describe(WorkerThread worker) {
		ThreadSnapshot snapshot = worker.mapiThread().snapshot();
		return "%s (%s%s%s)".formatted(snapshot.name(), snapshot.state(),
				(snapshot.task() != null) ? ", task '" + snapshot.task() + "'" : "",
				(snapshot.call() != null) ? ", in '" + snapshot.call() + "'" : "");
	}

	// the caller holds the lock
	private boolean awaitWorkers(Duration timeout) {
		long remaining = timeout.toNanos();
		boolean interrupted = false;
		while (!this.workers.isEmpty() && remaining > 0 && !interrupted) {
			try {
				remaining = this.workerEnded.awaitNanos(remaining);
			}
			catch (InterruptedException ex) {
				interrupted = true;
			}
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
		return this.workers.isEmpty();
	}

	/**
	 * Fails everything that waits: the subsystem is lost.
	 * @param failure what is told
	 */
	void lost(MapiSubsystemFailedException failure) {
		List<TaskFuture<?>> victims;
		this.lock.lock();
		try {
			victims = drainQueue();
			this.idle.wakeAll();
			this.retryOrEnd.signalAll();
		}
		finally {
			this.lock.unlock();
		}
		fail(victims, failure);
	}

	private List<TaskFuture<?>> drainQueue() {
		List<TaskFuture<?>> drained = new ArrayList<>(this.queue);
		this.queue.clear();
		return drained;
	}

	private static void fail(List<TaskFuture<?>> tasks, Throwable failure) {
		tasks.forEach((task) -> task.abandon(failure));
	}

	private List<WorkerThread> workers() {
		this.lock.lock();
		try {
			return List.copyOf(this.workers);
		}
		finally {
			this.lock.unlock();
		}
	}

	List<MapiThread> threads() {
		return workers().stream().map(RuntimeThread::mapiThread).toList();
	}

	/**
	 * Returns the numbers of this pool. Never waits for a task.
	 * @return the numbers
	 */
	public PoolSnapshot snapshot() {
		this.lock.lock();
		try {
			int active = 0;
			int stuck = 0;
			for (WorkerThread worker : this.workers) {
				active += (worker.mapiThread().task() != null) ? 1 : 0;
				stuck += worker.mapiThread().isStuck() ? 1 : 0;
			}
			Throwable failure = this.initializeFailure;
			return new PoolSnapshot(name(), this.options.size(), limit(), this.workers.size(), active, stuck,
					this.queue.size(), this.options.queueCapacity(), this.completed, this.rejected.get(),
					this.timedOut.get(), (failure != null) ? failure.getMessage() : null);
		}
		finally {
			this.lock.unlock();
		}
	}

}
