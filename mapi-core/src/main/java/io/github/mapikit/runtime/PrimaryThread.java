// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.mapikit.error.MapiSubsystemFailedException;
import io.github.mapikit.error.MapiUnavailableException;
import io.github.mapikit.spi.MapiSubsystem;
import io.github.mapikit.spi.MessageLoop;
import io.github.mapikit.spi.ThreadRole;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The first thread to initialize MAPI and the last to uninitialize it. Pumps messages
 * from before the one until after the other, and runs short jobs in between (R4, R5).
 */
final class PrimaryThread extends RuntimeThread {

	private static final Logger logger = LoggerFactory.getLogger(PrimaryThread.class);

	private static final int JOB_CAPACITY = 10_000;

	private final MapiRuntime runtime;

	private final MapiSubsystem subsystem;

	private final Queue<TaskFuture<?>> jobs = new ConcurrentLinkedQueue<>();

	private final AtomicInteger jobCount = new AtomicInteger();

	private final CompletableFuture<@Nullable Void> ready = new CompletableFuture<>();

	private final CompletableFuture<@Nullable Void> end = new CompletableFuture<>();

	/** Confined to this thread. */
	private final Map<MapiLease, Tenancy> tenancies = new LinkedHashMap<>();

	private volatile @Nullable MessageLoop loop;

	private volatile @Nullable Runnable beat;

	private volatile boolean stopRequested;

	private volatile boolean closed;

	PrimaryThread(MapiRuntime runtime, MapiSubsystem subsystem) {
		super("mapi-primary", runtime, ThreadRole.PRIMARY, PrimaryExecutor.NAME, subsystem);
		this.runtime = runtime;
		this.subsystem = subsystem;
	}

	MapiSubsystem subsystem() {
		return this.subsystem;
	}

	/**
	 * Completes when MAPI is initialized, or with the reason why it is not.
	 * @return the completion
	 */
	CompletableFuture<@Nullable Void> ready() {
		return this.ready;
	}

	/**
	 * Completes when the thread has done all it does.
	 * @return the completion
	 */
	CompletableFuture<@Nullable Void> end() {
		return this.end;
	}

	@Override
	public void run() {
		MapiThread self = mapiThread();
		Throwable failure = null;
		logger.debug("Thread '{}' starts", getName());
		self.begin(LifeStep.start());
		try (MessageLoop messages = openMessageLoop()) {
			this.loop = messages;
			messages.pump(Duration.ZERO);
			initialize(self);
			this.ready.complete(null);
			serve(self, messages);
			ending(self);
			self.restoreIdentity();
			this.tenancies.values().forEach(self::leave);
			this.tenancies.clear();
			self.uninitialize();
			if (!this.runtime.isLost()) {
				messages.pump(Duration.ZERO);
			}
		}
		catch (Throwable ex) {
			failure = ex;
		}
		finally {
			end(self, failure);
		}
	}

	private MessageLoop openMessageLoop() {
		this.subsystem.setProcessEndListener(this.runtime::processEnds);
		return this.subsystem.openMessageLoop();
	}

	private void initialize(MapiThread self) {
		try {
			self.tellInitialized(self.initialize());
		}
		catch (RuntimeException | Error ex) {
			this.runtime.tellAll((listener) -> listener.onInitializeFailed(ThreadRole.PRIMARY, ex));
			throw ex;
		}
	}

	// returns when the thread shall end, and never throws: nothing may end this thread
	// before the last worker (R4)
	private void serve(MapiThread self, MessageLoop messages) {
		self.enter(ThreadSnapshot.State.IDLE);
		MessageLoop current = messages;
		while (true) {
			try {
				if (!step(self, current)) {
					return;
				}
			}
			catch (Throwable ex) {
				logger.error("The message loop of thread '{}' failed", getName(), ex);
				this.runtime.lost(ex);
				current = new ParkingLoop();
				this.loop = current;
			}
		}
	}

	private boolean step(MapiThread self, MessageLoop messages) {
		Runnable pulse = this.beat;
		if (pulse != null) {
			this.beat = null;
			pulse.run();
		}
		TaskFuture<?> job = this.jobs.poll();
		if (job != null) {
			this.jobCount.decrementAndGet();
			run(self, job);
			messages.pump(Duration.ZERO);
		}
		else if (this.stopRequested) {
			return false;
		}
		else {
			messages.pump(null);
		}
		return true;
	}

	private void run(MapiThread self, TaskFuture<?> job) {
		MapiLease lease = job.owner().lease();
		if (abandonedWith(lease, job)) {
			return;
		}
		self.workFor(this.tenancies.computeIfAbsent(lease, (key) -> new Tenancy(key, self)));
		try {
			self.runTask(job);
		}
		finally {
			self.workFor(null);
		}
	}

	private static boolean abandonedWith(MapiLease lease, TaskFuture<?> job) {
		if (!lease.hasLeftPrimary()) {
			return false;
		}
		job.abandon(
				new MapiUnavailableException(lease.state().name(), "the lease of '" + lease.owner() + "' has ended"));
		return true;
	}

	/**
	 * Runs a job in place that another one on this thread waits for. To be called on this
	 * thread.
	 * @param job the job
	 */
	void runWithin(TaskFuture<?> job) {
		MapiLease lease = job.owner().lease();
		if (abandonedWith(lease, job)) {
			return;
		}
		MapiThread self = mapiThread();
		self.runWithin(this.tenancies.computeIfAbsent(lease, (key) -> new Tenancy(key, self)), job);
	}

	/**
	 * Runs something in place for a lease that the thread does not work for at the
	 * moment. To be called on this thread.
	 * @param lease the lease
	 * @param name what it is, for reports
	 * @param work what to run
	 * @param <T> the type of the result
	 * @return the result
	 * @throws Exception what the work threw
	 */
	<T extends @Nullable Object> T callFor(MapiLease lease, String name, Callable<? extends T> work) throws Exception {
		MapiThread self = mapiThread();
		return self.callFor(this.tenancies.computeIfAbsent(lease, (key) -> new Tenancy(key, self)), name, work);
	}

	private void ending(MapiThread self) {
		self.enter(ThreadSnapshot.State.ENDING);
		self.begin(LifeStep.end());
		Watchdog watchdog = this.runtime.watchdogOrNull();
		if (watchdog != null) {
			watchdog.primaryEnds();
		}
	}

	private void end(MapiThread self, @Nullable Throwable failure) {
		this.closed = true;
		self.enter(ThreadSnapshot.State.ENDED);
		self.begin(null);
		if (failure != null && this.ready.isDone()) {
			logger.error("Thread '{}' failed", getName(), failure);
		}
		abandonJobs(unavailable(failure));
		Watchdog watchdog = this.runtime.watchdogOrNull();
		if (watchdog != null) {
			watchdog.primaryEnded();
		}
		List<MapiLease> told = this.runtime.primaryEnded();
		// who waits for the start tells of its failure
		boolean started = (failure == null) || !this.ready.completeExceptionally(failure);
		this.end.complete(null);
		if (failure != null && started) {
			told.forEach((lease) -> lease.failed(failure));
		}
		logger.debug("Thread '{}' ends", getName());
	}

	/**
	 * Closes what a lease has on this thread. To be called by a job of the lease.
	 * @param lease the lease
	 */
	void leave(MapiLease lease) {
		Tenancy ended = this.tenancies.remove(lease);
		if (ended != null) {
			mapiThread().leave(ended);
		}
	}

	void post(TaskFuture<?> job) {
		if (this.jobCount.incrementAndGet() > JOB_CAPACITY) {
			this.jobCount.decrementAndGet();
			throw new TaskNotAcceptedException(("Task '%s' was not accepted by the primary thread: %d jobs wait "
					+ "already. It is for short jobs; run this one on a worker")
				.formatted(job.options().name(), JOB_CAPACITY), null);
		}
		this.jobs.add(job);
		if (this.closed && this.jobs.remove(job)) {
			MapiUnavailableException cause = unavailable(null);
			throw new TaskNotAcceptedException(cause.getMessage(), cause);
		}
		wakeUp();
	}

	/**
	 * Tells the jobs that wait, and the one in a call that may never return: the
	 * subsystem is lost.
	 * @param failure what is told
	 */
	void lost(MapiSubsystemFailedException failure) {
		abandonJobs(failure);
		mapiThread().lost(failure);
	}

	private void abandonJobs(Throwable failure) {
		TaskFuture<?> job = this.jobs.poll();
		while (job != null) {
			this.jobCount.decrementAndGet();
			job.abandon(failure);
			job = this.jobs.poll();
		}
	}

	boolean forget(TaskFuture<?> job) {
		boolean removed = this.jobs.remove(job);
		if (removed) {
			this.jobCount.decrementAndGet();
		}
		return removed;
	}

	/**
	 * Lets the message loop take a round trip.
	 * @param pulse what to run between two pumps; must be quick
	 */
	void beat(Runnable pulse) {
		this.beat = pulse;
		wakeUp();
	}

	/**
	 * Ends the thread once its jobs are done.
	 */
	void requestStop() {
		this.stopRequested = true;
		wakeUp();
	}

	private void wakeUp() {
		MessageLoop current = this.loop;
		if (current != null) {
			current.wakeUp();
		}
	}

	private MapiUnavailableException unavailable(@Nullable Throwable failure) {
		return new MapiUnavailableException(
				(failure != null) ? RuntimeState.FAILED.name() : RuntimeState.STOPPED.name(),
				"the primary thread has ended", failure);
	}

	/**
	 * Stands in for a message loop that failed: waits, and dispatches nothing.
	 */
	private static final class ParkingLoop implements MessageLoop {

		private final Semaphore wakeUps = new Semaphore(0);

		@Override
		public void pump(@Nullable Duration timeout) {
			if (timeout == null) {
				this.wakeUps.acquireUninterruptibly();
			}
			this.wakeUps.drainPermits();
		}

		@Override
		public void wakeUp() {
			this.wakeUps.release();
		}

		@Override
		public void close() {
			// the failed loop is closed by who opened it
		}

	}

}
