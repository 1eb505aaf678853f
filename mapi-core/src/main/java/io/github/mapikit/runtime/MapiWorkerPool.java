// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

import io.github.mapikit.error.MapiSubsystemFailedException;
import io.github.mapikit.error.MapiThreadException;
import io.github.mapikit.error.MapiUnavailableException;
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
	// keeps its first task where nobody can complete it, and can neither fail its queue
	// at once nor put a worker beside a stuck one.

	private static final Logger logger = LoggerFactory.getLogger(MapiWorkerPool.class);

	private final MapiLease lease;

	private final MapiRuntime runtime;

	private final PoolOptions options;

	private final TaskQueue queue;

	private final WorkerCrew crew;

	private final StuckWorkers stuckWorkers;

	private final Pace pace = new Pace();

	private final AtomicLong rejected = new AtomicLong();

	private final AtomicLong timedOut = new AtomicLong();

	private final ReentrantLock closeLock = new ReentrantLock();

	// all below are guarded by the close lock

	private boolean drained;

	private long closedNanos;

	private int abandonedTasks;

	/** How long closing took; {@code null} before. */
	private @Nullable Duration took;

	MapiWorkerPool(MapiLease lease, MapiRuntime runtime, PoolOptions options) {
		this.lease = lease;
		this.runtime = runtime;
		this.options = options;
		this.queue = new TaskQueue(options.queueCapacity());
		this.crew = new WorkerCrew(this, runtime, options, this.queue);
		this.stuckWorkers = new StuckWorkers(this, this.crew, runtime);
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
			if (current.role() == ThreadRole.PRIMARY) {
				throw current.mustNotWait("task '" + taskOptions.name() + "' of a worker");
			}
			if (current.worksFor(this.lease)) {
				return current.callInPlace(taskOptions.name(), task);
			}
			// the session of another lease is not this one's
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
		Duration timeout = task.options().timeoutOr(this.options.taskTimeout());
		// once it is admitted the runtime may end
		Watchdog watchdog = (timeout != null) ? this.runtime.watchdogOrNull() : null;
		Throwable failure;
		try {
			failure = this.crew.admit(task);
		}
		catch (TaskNotAcceptedException ex) {
			this.rejected.incrementAndGet();
			this.lease.listeners().onTaskRejected(name(), task.options().name());
			throw ex;
		}
		if (failure != null) {
			task.abandon(failure);
			return task;
		}
		if (timeout != null && watchdog != null) {
			task.timeOutAfter(watchdog, timeout);
		}
		return task;
	}

	TaskNotAcceptedException rejection(TaskFuture<?> task, @Nullable Throwable cause) {
		String why = (cause != null) ? String.valueOf(cause.getMessage())
				: "its queue is full; raise 'mapi.executor.queue-capacity' or submit less at a time";
		return new TaskNotAcceptedException(
				"Task '%s' was not accepted by pool '%s' (workers=%d, idle=%d, waiting=%d, capacity=%d): %s".formatted(
						task.options().name(), name(), this.crew.workers().size(), this.crew.idleCount(),
						this.queue.size(), this.options.queueCapacity(), why),
				cause);
	}

	/**
	 * Returns whether the pool accepts tasks.
	 * @return {@code false} from the moment on at which it is closed
	 */
	boolean isOpen() {
		return !this.crew.isEnding();
	}

	MapiUnavailableException hasStopped() {
		return new MapiUnavailableException(this.lease.state().name(),
				"pool '" + name() + "' of '" + this.lease.owner() + "' has stopped");
	}

	// what tasks ask of their owner

	@Override
	public Pace pace() {
		return this.pace;
	}

	@Override
	public void forget(TaskFuture<?> task) {
		this.crew.takeBack(task);
	}

	@Override
	public void taskStarted() {
		this.crew.taskStarted();
	}

	@Override
	public void timedOut(TaskFuture<?> task) {
		this.timedOut.incrementAndGet();
		this.lease.listeners().onTaskTimedOut(name(), task.options().name());
	}

	@Override
	public void beforeWait(MapiThread thread, TaskFuture<?> task) {
		if (thread.role() == ThreadRole.PRIMARY) {
			throw thread.mustNotWait("task '" + task.options().name() + "' of a worker");
		}
		// those who could run it are busy, and may wait like this one
		if (Thread.currentThread() instanceof WorkerThread worker && worker.worksIn(this)
				&& this.crew.isShortOfIdleWorkers(thread) && this.crew.takeBack(task)) {
			worker.taskEnded(thread.runWithin(task));
			// the outer task goes on, and has to be looked at again
			taskStarted();
		}
	}

	/**
	 * Reports workers that have been at one task for too long, and sees to it that those
	 * are looked at in time that are not.
	 */
	void checkStuck() {
		Duration next = this.stuckWorkers.find();
		if (next != null) {
			this.crew.lookAgainWithin(next);
		}
	}

	// ending

	/**
	 * Accepts no further tasks, lets those finish that were accepted, and ends the
	 * workers. When the time is over, tasks that still wait are failed, running ones are
	 * interrupted and left to themselves; their threads uninitialize when they return.
	 * Closing again waits no longer, and returns the first report with the workers that
	 * still live.
	 * @param drainTimeout how long accepted tasks may take to finish
	 * @return how it went
	 * @throws MapiThreadException on a MAPI thread, which would wait for itself
	 */
	public StopReport close(Duration drainTimeout) {
		MapiThread current = MapiThread.currentOrNull();
		if (current != null) {
			throw current.mustNotWait("the end of pool '" + name() + "'");
		}
		end();
		drain(drainTimeout);
		return finish(this.lease.options().stopTimeout());
	}

	/**
	 * Accepts no further tasks, and waits for nothing: closing the pool does that. May be
	 * called on any thread. Ending again does nothing.
	 */
	public void end() {
		this.crew.end();
	}

	/**
	 * Waits until the accepted tasks have finished, and gives up those that have not in
	 * time. Does nothing once they were.
	 * @param timeout how long they may take
	 */
	void drain(Duration timeout) {
		if (!beginToDrain()) {
			return;
		}
		// without the lock: the time of another that closes the pool may be shorter
		boolean finished = this.crew.awaitEnd(withinProcess(timeout));
		this.closeLock.lock();
		try {
			if (this.drained) {
				return;
			}
			this.drained = true;
			List<TaskFuture<?>> victims = this.crew.giveUp(!finished);
			fail(victims, new MapiUnavailableException(this.lease.state().name(),
					"pool '" + name() + "' of '" + this.lease.owner() + "' stopped before the task's turn came"));
			this.abandonedTasks = victims.size();
			this.lease.abandoned(victims.size());
		}
		finally {
			this.closeLock.unlock();
		}
	}

	/**
	 * Waits for the workers, which have nothing left to do, and reports.
	 * @param timeout how long at most; nobody waits when called again
	 * @return how it went
	 */
	StopReport finish(Duration timeout) {
		if (!isFinished()) {
			this.crew.awaitEnd(withinProcess(timeout));
		}
		this.closeLock.lock();
		try {
			Duration spent = this.took;
			if (spent != null) {
				return new StopReport(spent, this.abandonedTasks, heldUpBy());
			}
			this.took = Duration.ofNanos(System.nanoTime() - this.closedNanos);
			StopReport done = new StopReport(this.took, this.abandonedTasks, heldUpBy());
			if (!done.isComplete()) {
				logger.warn("Pool '{}' stops without waiting any longer for {}; MAPI stays up for them", name(),
						done.heldUpBy());
			}
			return done;
		}
		finally {
			this.closeLock.unlock();
		}
	}

	private List<String> heldUpBy() {
		return this.crew.workers().stream().map(MapiWorkerPool::describe).toList();
	}

	private boolean beginToDrain() {
		this.closeLock.lock();
		try {
			if (this.closedNanos == 0) {
				this.closedNanos = System.nanoTime();
			}
			return !this.drained;
		}
		finally {
			this.closeLock.unlock();
		}
	}

	private boolean isFinished() {
		this.closeLock.lock();
		try {
			return this.took != null;
		}
		finally {
			this.closeLock.unlock();
		}
	}

	// leaves something of a process that ends to the next step of the shutdown
	private Duration withinProcess(Duration limit) {
		ProcessEnding processEnding = this.runtime.processEndingOrNull();
		return (processEnding != null) ? processEnding.share(limit) : limit;
	}

	private static String describe(WorkerThread worker) {
		ThreadSnapshot snapshot = worker.mapiThread().snapshot();
		return "%s (%s%s%s)".formatted(snapshot.name(), snapshot.state(),
				(snapshot.task() != null) ? ", task '" + snapshot.task() + "'" : "",
				(snapshot.call() != null) ? ", in '" + snapshot.call() + "'" : "");
	}

	/**
	 * Fails what waits, and what is in a call that may never return: the subsystem is
	 * lost.
	 * @param failure what is told
	 */
	void lost(MapiSubsystemFailedException failure) {
		fail(this.crew.giveUp(false), failure);
		threads().forEach((thread) -> thread.lost(failure));
	}

	static void fail(List<TaskFuture<?>> tasks, Throwable failure) {
		tasks.forEach((task) -> task.abandon(failure));
	}

	// being looked at

	List<MapiThread> threads() {
		return this.crew.workers().stream().map(RuntimeThread::mapiThread).toList();
	}

	/**
	 * Returns the numbers of this pool. Never waits for a task.
	 * @return the numbers
	 */
	public PoolSnapshot snapshot() {
		List<MapiThread> threads = threads();
		int active = (int) threads.stream().filter((thread) -> thread.task() != null).count();
		// who hangs in its end is in nobody's way any more
		int stuck = (int) threads.stream().filter((thread) -> thread.isStuck() && !thread.isEnding()).count();
		Throwable failure = this.crew.initializeFailure();
		return new PoolSnapshot(name(), this.options.size(), this.crew.currentLimit(), threads.size(), active, stuck,
				this.queue.size(), this.options.queueCapacity(), this.crew.completed(), this.rejected.get(),
				this.timedOut.get(), (failure != null) ? failure.getMessage() : null);
	}

}
