// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.pool;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import io.github.mapikit.error.MapiUnavailableException;
import io.github.mapikit.runtime.event.FailureText;
import io.github.mapikit.runtime.event.RuntimeLog;
import io.github.mapikit.runtime.task.TaskFuture;
import io.github.mapikit.runtime.thread.LeaseContext;
import io.github.mapikit.runtime.thread.MapiThread;
import io.github.mapikit.runtime.watch.Timer;
import io.github.mapikit.spi.ThreadRole;
import org.jspecify.annotations.Nullable;

/**
 * Makes the workers of a pool and serves them. First come the books, then listeners and
 * the log.
 */
final class Workers implements WorkerHost {

	private static final RuntimeLog logger = RuntimeLog.of(Workers.class);

	private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

	private final LeaseContext lease;

	private final PoolOptions options;

	private final PoolBooks books;

	private final Runnable ended;

	private final WorkerCount living;

	private final Timer stuckLook;

	private final long stuckAfterNanos;

	/**
	 * The workers of a pool.
	 * @param lease the lease that they work for
	 * @param options the settings of the pool
	 * @param books its books
	 * @param living counts workers for the runtime
	 * @param stuckLook looks for stuck ones
	 * @param ended what to do when the last worker of a pool that has ended has, too
	 */
	Workers(LeaseContext lease, PoolOptions options, PoolBooks books, WorkerCount living, Timer stuckLook,
			Runnable ended) {
		this.lease = lease;
		this.options = options;
		this.books = books;
		this.living = living;
		this.stuckLook = stuckLook;
		this.ended = ended;
		this.stuckAfterNanos = TimeUnit.NANOSECONDS.convert(options.stuckAfter());
	}

	// making them

	/**
	 * Starts a worker that was announced in the books. Never throws.
	 * @return why it cannot, or {@code null}
	 */
	@Nullable Throwable startAnnounced() {
		Worker joined = null;
		MapiThread counted = null;
		try {
			String name = "mapi-" + this.options.name() + "-" + this.books.takeNumber()
					+ this.lease.runtime().threadSuffix();
			Worker worker = new Worker(name, this.options.name(), this.lease, this);
			this.living.joined(worker.mapiThread());
			counted = worker.mapiThread();
			this.books.joined(worker);
			joined = worker;
			worker.start();
			return null;
		}
		catch (Throwable ex) {
			// no memory, or the operating system has no thread to give
			this.books.couldNotStart(joined);
			if (counted != null) {
				this.living.left(counted);
			}
			return ex;
		}
	}

	/**
	 * Starts workers for tasks that wait for which those that are there do not do. Never
	 * throws.
	 */
	void startIfNeeded() {
		Throwable failure = null;
		while (failure == null && this.books.announceIfNeeded()) {
			failure = startAnnounced();
		}
		if (failure != null) {
			couldNotStart(failure);
		}
	}

	/**
	 * Fails the tasks that nobody can serve, because no thread could be started. Never
	 * throws.
	 * @param failure why
	 */
	void couldNotStart(Throwable failure) {
		Throwable told = failure;
		try {
			told = new MapiUnavailableException(this.lease.stateName(),
					"no thread could be started for pool '" + this.options.name() + "'", failure);
			logger.error("Pool '{}' could not start a thread", this.options.name(), failure);
		}
		catch (Throwable ex) {
			// no memory for words
		}
		failUnserved(told);
		if (this.books.hasEnded()) {
			poolEnded();
		}
	}

	/**
	 * Fails the tasks that nobody can serve. Never throws.
	 * @param failure why
	 */
	void failUnserved(Throwable failure) {
		TaskFuture<?> task = this.books.pollUnserved();
		while (task != null) {
			task.abandon(failure);
			task = this.books.pollUnserved();
		}
	}

	// serving them

	@Override
	public void occupied() {
		if (this.books.isInterrupting()) {
			// taken before the queue was emptied, and begun after the others were told
			Thread.currentThread().interrupt();
		}
		this.stuckLook.armWithin(this.stuckAfterNanos);
	}

	@Override
	public void initialized(Worker worker) {
		this.books.initialized(worker);
		recovered(worker);
	}

	@Override
	public boolean initializeFailed(Worker worker, Throwable failure, int attempt) {
		this.books.initializeFailed(worker, failure);
		failUnserved(failure);
		recovered(worker);
		try {
			logger.warn("Thread '{}' could not initialize MAPI (attempt {}): {}", worker.mapiThread().name(), attempt,
					FailureText.of(failure));
			this.lease.listeners().onInitializeFailed(ThreadRole.WORKER, failure);
		}
		catch (Throwable ex) {
			// no memory for words
		}
		return awaitRetry(worker, backoffNanos(attempt));
	}

	private long backoffNanos(int attempt) {
		try {
			return TimeUnit.NANOSECONDS.convert(this.options.backoff(attempt));
		}
		catch (Throwable ex) {
			return PAUSE_NANOS;
		}
	}

	private boolean awaitRetry(Worker worker, long nanos) {
		long due = System.nanoTime() + nanos;
		while (true) {
			Boolean again = this.books.triesAgain(worker, due);
			if (again == null) {
				return false;
			}
			if (again) {
				return true;
			}
			LockSupport.parkNanos(this, due - System.nanoTime());
			// nobody interrupts a worker but the end of its pool
			Thread.interrupted();
		}
	}

	@Override
	public @Nullable TaskFuture<?> next(Worker worker) {
		this.books.replaceNoMore(worker);
		recovered(worker);
		TaskFuture<?> task = this.books.take(worker);
		while (task == null && worker.state != WorkerState.LEAVING) {
			worker.await();
			task = this.books.take(worker);
		}
		return task;
	}

	@Override
	public void ended(Worker worker) {
		recovered(worker);
		if (this.books.isLastToEnd(worker)) {
			poolEnded();
		}
		this.living.left(worker.mapiThread());
		// last: who waits for the end finds nothing left of it
		this.books.ended(worker);
		if (this.books.hasEnded()) {
			// also if the pool was told to end after the worker had looked
			poolEnded();
		}
		startIfNeeded();
	}

	private void poolEnded() {
		try {
			this.ended.run();
		}
		catch (Throwable ex) {
			// no memory to take it off a list, on which nobody counts on it
		}
	}

	private void recovered(Worker worker) {
		MapiThread thread = worker.mapiThread();
		if (!thread.isStuck()) {
			return;
		}
		thread.stuck(false);
		this.books.replaceNoMore(worker);
		try {
			logger.info("Thread '{}' goes on; it had been reported as stuck", thread.name());
			this.lease.listeners().onRecovered(thread.snapshot());
		}
		catch (Throwable ex) {
			// no memory for words
		}
	}

}
