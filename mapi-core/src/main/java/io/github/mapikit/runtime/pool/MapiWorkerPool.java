// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.pool;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

import io.github.mapikit.error.FailureSummary;
import io.github.mapikit.error.MapiSubsystemFailedException;
import io.github.mapikit.error.MapiThreadException;
import io.github.mapikit.error.MapiUnavailableException;
import io.github.mapikit.error.Remedy;
import io.github.mapikit.runtime.event.FailureText;
import io.github.mapikit.runtime.event.StopReport;
import io.github.mapikit.runtime.task.MapiExecutor;
import io.github.mapikit.runtime.task.TaskFuture;
import io.github.mapikit.runtime.task.TaskKind;
import io.github.mapikit.runtime.task.TaskNotAcceptedException;
import io.github.mapikit.runtime.task.TaskOptions;
import io.github.mapikit.runtime.task.TaskOwner;
import io.github.mapikit.runtime.task.TaskRun;
import io.github.mapikit.runtime.thread.LeaseContext;
import io.github.mapikit.runtime.thread.MapiThread;
import io.github.mapikit.runtime.watch.Timer;
import io.github.mapikit.spi.ThreadRole;
import org.jspecify.annotations.Nullable;

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

	private final LeaseContext lease;

	private final PoolOptions options;

	private final Consumer<MapiWorkerPool> forgotten;

	private final PoolBooks books;

	private final Workers workers;

	private final StuckWorkers stuckWorkers;

	private final SelfWaits selfWaits;

	private final Timer stuckLook;

	private final Timer selfWaitLook;

	private final PoolEnd end;

	private final AtomicLong completed = new AtomicLong();

	private final AtomicLong rejected = new AtomicLong();

	private final AtomicLong timedOut = new AtomicLong();

	/**
	 * A pool of a lease, which opens it when its workers may start.
	 * @param lease the lease
	 * @param options the settings
	 * @param living counts workers for the runtime
	 * @param forgotten is told when the pool has ended with its last worker
	 */
	public MapiWorkerPool(LeaseContext lease, PoolOptions options, WorkerCount living,
			Consumer<MapiWorkerPool> forgotten) {
		this.lease = lease;
		this.options = options;
		this.forgotten = forgotten;
		this.books = new PoolBooks(options, lease.runtime());
		this.stuckWorkers = new StuckWorkers(lease, options, this.books);
		this.selfWaits = new SelfWaits(lease, options, this.books);
		this.stuckLook = lease.runtime().watch().timer(this::findStuck);
		this.selfWaitLook = lease.runtime().watch().timer(this::findSelfWaits);
		this.end = new PoolEnd(options.name(), lease, this.books);
		this.workers = new Workers(lease, options, this.books, living, this.stuckLook, this::forget);
	}

	@Override
	public String name() {
		return this.options.name();
	}

	@Override
	public LeaseContext lease() {
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
		enqueue(newTask(TaskOptions.UNNAMED, () -> {
			task.run();
			return null;
		}, TaskKind.ACTION));
	}

	@Override
	public <T extends @Nullable Object> CompletableFuture<T> submit(TaskOptions taskOptions,
			Callable<? extends T> task) {
		return enqueue(newTask(taskOptions, task, TaskKind.VALUE));
	}

	@Override
	public <T extends @Nullable Object> CompletableFuture<T> submitStage(TaskOptions taskOptions, Callable<?> task) {
		return enqueue(newTask(taskOptions, task, TaskKind.STAGE));
	}

	@Override
	public <T extends @Nullable Object> T call(TaskOptions taskOptions, Callable<? extends T> task) throws Exception {
		MapiThread current = MapiThread.currentOrNull();
		if (current != null && current.role() == ThreadRole.PRIMARY) {
			throw current.mustNotWait("task '" + taskOptions.name() + "' of a worker");
		}
		if (current != null && InPlace.isFor(current, this.lease, this.options)) {
			return current.callInPlace(taskOptions.name(), task);
		}
		TaskFuture<T> future = newTask(taskOptions, task, TaskKind.VALUE);
		return enqueue(future.calledOn(current)).await();
	}

	@Override
	public boolean runsInPlace() {
		return InPlace.isFor(MapiThread.currentOrNull(), this.lease, this.options);
	}

	private <T extends @Nullable Object> TaskFuture<T> newTask(TaskOptions taskOptions, Callable<?> task,
			TaskKind kind) {
		Objects.requireNonNull(taskOptions, "options");
		Objects.requireNonNull(task, "task");
		return new TaskFuture<>(this, taskOptions, task, kind);
	}

	private <T extends @Nullable Object> TaskFuture<T> enqueue(TaskFuture<T> task) {
		task.decoratedBy(this.options.decorator());
		task.timeOutAfter(this.lease.runtime().watch(), task.timeoutOr(this.options.taskTimeout()));
		switch (this.books.admit(task)) {
			case WAITS -> {
			}
			case WAITS_FOR_BUSY -> this.selfWaitLook.armWithin(SelfWaits.LOOK_NANOS);
			case NEEDS_WORKER -> {
				startWorkerFor(task);
				this.selfWaitLook.armWithin(SelfWaits.LOOK_NANOS);
			}
			case LOST -> task.abandon(this.lease.runtime().lostException("submit"));
			case UNSERVED -> {
				Throwable failure = this.books.initializeFailure();
				task.abandon((failure != null) ? failure : hasStopped());
			}
			case ENDED -> throw rejection(task, hasStopped());
			case FULL -> throw rejection(task, null);
		}
		return task;
	}

	private void startWorkerFor(TaskFuture<?> task) {
		Throwable failure = this.workers.startAnnounced();
		if (failure == null) {
			return;
		}
		boolean taken = this.books.isWithoutWorkers() && this.books.takeBack(task);
		this.workers.couldNotStart(failure);
		if (taken) {
			throw rejection(task, failure);
		}
	}

	private TaskNotAcceptedException rejection(TaskFuture<?> task, @Nullable Throwable cause) {
		task.releaseDeadline();
		this.rejected.incrementAndGet();
		PoolBooks.Numbers numbers = this.books.numbers();
		String why = (cause != null) ? FailureText.of(cause)
				: "its queue is full. " + Remedy.RAISE_QUEUE_CAPACITY.text();
		TaskNotAcceptedException rejection = new TaskNotAcceptedException(
				"Task '%s' was not accepted by pool '%s' (workers=%d, idle=%d, waiting=%d, capacity=%d): %s".formatted(
						task.name(), name(), numbers.workers(), numbers.idle(), numbers.waiting(),
						this.options.queueCapacity(), why),
				cause);
		this.lease.listeners().onTaskRejected(name(), task.name());
		return rejection;
	}

	private MapiUnavailableException hasStopped() {
		return this.end.unavailable("has stopped");
	}

	// what tasks ask of their owner

	@Override
	public void forget(TaskFuture<?> task) {
		this.books.takeBack(task);
	}

	@Override
	public void ran() {
		this.completed.incrementAndGet();
	}

	@Override
	public void timedOut() {
		this.timedOut.incrementAndGet();
	}

	@Override
	public void beforeWait(MapiThread thread, TaskFuture<?> task, boolean done) {
		if (thread.role() == ThreadRole.PRIMARY) {
			throw thread.mustNotWait("task '" + task.name() + "' of a worker");
		}
		// those who could run it are busy, and may wait like this one
		if (!done && thread.work().worksFor(this.lease) && thread.pool().equals(name())
				&& this.books.isShortOfIdle(thread.work().task() == null) && this.books.takeBack(task)) {
			TaskRun.runWithin(thread, thread.work().requireLease(), task);
			// the outer task goes on, and has to be looked at again
			this.workers.occupied();
		}
	}

	// called by the watch

	private void findStuck() {
		long next = this.stuckWorkers.find(this.workers);
		if (next >= 0) {
			this.stuckLook.armWithin(next);
		}
	}

	private void findSelfWaits() {
		if (this.selfWaits.look(this.workers)) {
			this.selfWaitLook.armWithin(SelfWaits.LOOK_NANOS);
		}
	}

	// beginning and ending

	/**
	 * Lets workers start from here on: the primary thread has initialized (R4).
	 */
	public void open() {
		this.books.open();
		this.workers.startIfNeeded();
	}

	/**
	 * Returns whether the pool accepts tasks.
	 * @return {@code false} from the moment on at which it is closed
	 */
	public boolean isOpen() {
		return !this.books.isEnding();
	}

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
		return finish(this.lease.stopTimeout());
	}

	/**
	 * Accepts no further tasks, and waits for nothing: closing the pool, or its lease,
	 * does that. May be called on any thread. Ending again does nothing.
	 */
	public void end() {
		this.books.end();
		forgetIfEnded();
	}

	/**
	 * Waits until the accepted tasks have finished, and gives up those that have not in
	 * time. For the lease; does nothing once they were.
	 * @param timeout how long they may take
	 */
	public void drain(Duration timeout) {
		this.end.drain(timeout);
	}

	/**
	 * Waits for the workers, which have nothing left to do, and reports. For the lease.
	 * @param timeout how long at most; nobody waits when called again
	 * @return how it went
	 */
	public StopReport finish(Duration timeout) {
		return this.end.finish(timeout);
	}

	/**
	 * Fails what waits: the pool will not be opened. For the lease.
	 * @param why why not
	 */
	public void failed(Throwable why) {
		this.books.end();
		this.end.giveUp(why);
		forgetIfEnded();
	}

	/**
	 * Fails what waits, and what is in a call that may never return: MAPI is lost. For
	 * the lease. Never throws.
	 * @param failure what is told
	 */
	public void lost(MapiSubsystemFailedException failure) {
		this.end.giveUp(failure);
		this.books.look(false);
		threads().forEach((thread) -> thread.loseTasks(failure));
	}

	private void forgetIfEnded() {
		if (this.books.isEnding() && this.books.isWithoutWorkers()) {
			forget();
		}
	}

	private void forget() {
		this.stuckLook.release();
		this.selfWaitLook.release();
		this.forgotten.accept(this);
	}

	// being looked at

	/**
	 * Returns the workers that live.
	 * @return the workers
	 */
	public List<MapiThread> threads() {
		return this.books.workers().stream().map(Worker::mapiThread).toList();
	}

	/**
	 * Returns the numbers of this pool. Never waits for a task.
	 * @return the numbers
	 */
	public PoolSnapshot snapshot() {
		List<MapiThread> threads = threads();
		int active = (int) threads.stream().filter((thread) -> thread.work().task() != null).count();
		// who hangs in its end is in nobody's way any more
		int stuck = (int) threads.stream().filter((thread) -> thread.isStuck() && !thread.life().isEnding()).count();
		Throwable failure = this.books.initializeFailure();
		PoolBooks.Numbers numbers = this.books.numbers();
		return new PoolSnapshot(name(), this.options.size(), numbers.limit(), threads.size(), active, stuck,
				numbers.waiting(), this.options.queueCapacity(), this.completed.get(), this.rejected.get(),
				this.timedOut.get(), (failure != null) ? FailureSummary.of(failure) : null);
	}

}
