// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps time for the runtime on one thread that does not use MAPI: beats, deadlines of
 * tasks, and looking for threads that are stuck. Sleeps until the next of them is due.
 */
final class Watchdog {

	private static final Logger logger = LoggerFactory.getLogger(Watchdog.class);

	private static final int COMPLETERS = 4;

	private static final Duration COMPLETER_IDLE = Duration.ofSeconds(10);

	private final MapiRuntime runtime;

	private final PrimaryThread primary;

	private final Duration interval;

	private final Duration stallAfter;

	private final ScheduledThreadPoolExecutor timer;

	/** Completes what was not in time, with all that depends on it. */
	private final ThreadPoolExecutor completer;

	private final AtomicBoolean started = new AtomicBoolean();

	/** Held to judge a beat, so that an answer and a stall exclude each other. */
	private final ReentrantLock answerLock = new ReentrantLock();

	/** The beat that was sent and not answered yet; guarded by the answer lock. */
	private @Nullable Beat beat;

	private volatile long lastSentNanos;

	private volatile long lastLatencyNanos = -1;

	private volatile boolean stalled;

	Watchdog(MapiRuntime runtime, PrimaryThread primary, Duration interval, Duration stallAfter) {
		this.runtime = runtime;
		this.primary = primary;
		this.interval = interval;
		this.stallAfter = stallAfter;
		this.timer = new ScheduledThreadPoolExecutor(1, (work) -> daemon(work, "mapi-watchdog"));
		this.timer.setRemoveOnCancelPolicy(true);
		this.timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
		this.completer = new ThreadPoolExecutor(COMPLETERS, COMPLETERS, COMPLETER_IDLE.toNanos(), TimeUnit.NANOSECONDS,
				new LinkedBlockingQueue<>(), (work) -> daemon(work, "mapi-timeouts"));
		this.completer.allowCoreThreadTimeOut(true);
	}

	private static Thread daemon(Runnable work, String name) {
		Thread thread = new Thread(null, work, name, 0, false);
		thread.setDaemon(true);
		return thread;
	}

	/**
	 * Starts to beat. Starting again does nothing.
	 */
	void start() {
		if (!this.started.compareAndSet(false, true)) {
			return;
		}
		try {
			this.timer.execute(this::tick);
			this.timer.scheduleWithFixedDelay(this::tick, TimeUnit.NANOSECONDS.convert(this.interval),
					TimeUnit.NANOSECONDS.convert(this.interval), TimeUnit.NANOSECONDS);
		}
		catch (RejectedExecutionException ex) {
			logger.debug("The runtime has ended before its watchdog started", ex);
		}
	}

	void stop() {
		this.timer.shutdownNow();
		// what it has accepted is still done
		this.completer.shutdown();
	}

	/**
	 * Runs something on a thread that neither uses MAPI nor keeps time, because it runs
	 * an application's code and may take long.
	 * @param work what to run
	 */
	void handOver(Runnable work) {
		try {
			this.completer.execute(work);
		}
		catch (RejectedExecutionException | OutOfMemoryError ex) {
			// the runtime has ended, or there is no thread: late timers beat lost futures
			work.run();
		}
	}

	/**
	 * Runs something short on the watchdog's thread.
	 * @param work what to run
	 * @param delay when
	 * @return what cancels it
	 */
	@Nullable Future<?> schedule(Runnable work, Duration delay) {
		try {
			return this.timer.schedule(work, TimeUnit.NANOSECONDS.convert(delay), TimeUnit.NANOSECONDS);
		}
		catch (RejectedExecutionException ex) {
			// the runtime has ended, and with it the task
			return null;
		}
	}

	private void tick() {
		try {
			sendBeat();
			findStuck();
		}
		catch (RuntimeException | Error ex) {
			logger.error("The watchdog failed; it tries again in {}", this.interval, ex);
		}
	}

	private void sendBeat() {
		Beat sent = new Beat(System.nanoTime());
		if (!begin(sent)) {
			return;
		}
		this.primary.beat(() -> answered(sent));
		schedule(() -> checkAnswer(sent), this.stallAfter);
	}

	private boolean begin(Beat sent) {
		this.answerLock.lock();
		try {
			if (this.beat != null) {
				return false;
			}
			this.beat = sent;
			return true;
		}
		finally {
			this.answerLock.unlock();
		}
	}

	private void checkAnswer(Beat sent) {
		MapiThread thread = this.primary.mapiThread();
		this.answerLock.lock();
		try {
			if (this.beat != sent) {
				return;
			}
			this.stalled = true;
			thread.stuck(true);
		}
		finally {
			this.answerLock.unlock();
		}
		ThreadSnapshot snapshot = thread.snapshot();
		logger.warn("The primary MAPI thread has not pumped messages for {}: {}{}. Notifications, profile changes and "
				+ "other programs' broadcasts wait for it; move what takes long to a worker. Its stack:\n\tat {}",
				this.stallAfter, thread.activity(),
				(snapshot.task() != null) ? " with task '" + snapshot.task() + "'" : "",
				String.join("\n\tat ", snapshot.stack()));
		this.runtime.violation(MapiRule.R5, "the primary thread does not pump");
		this.runtime.tellAll((listener) -> listener.onStuck(snapshot));
	}

	// called on the primary thread
	private void answered(Beat sent) {
		long latency = System.nanoTime() - sent.sentNanos;
		MapiThread thread = this.primary.mapiThread();
		boolean recovered;
		this.answerLock.lock();
		try {
			this.lastSentNanos = sent.sentNanos;
			this.lastLatencyNanos = latency;
			this.beat = null;
			recovered = this.stalled;
			this.stalled = false;
			thread.stuck(false);
		}
		finally {
			this.answerLock.unlock();
		}
		if (recovered) {
			logger.info("The primary MAPI thread pumps messages again, after {}", Duration.ofNanos(latency));
			this.runtime.tellAll((listener) -> listener.onRecovered(thread.snapshot()));
		}
		this.runtime.tellAll((listener) -> listener.onHeartbeat(Duration.ofNanos(latency)));
	}

	/**
	 * Looks from here on at how long the primary thread takes to end, which pumps no
	 * more. Called on that thread.
	 */
	void primaryEnds() {
		Beat last = new Beat(System.nanoTime());
		this.answerLock.lock();
		try {
			// no other one is sent, nor judged
			this.beat = last;
		}
		finally {
			this.answerLock.unlock();
		}
		schedule(() -> checkEnd(last), this.stallAfter);
	}

	private void checkEnd(Beat last) {
		MapiThread thread = this.primary.mapiThread();
		this.answerLock.lock();
		try {
			if (this.beat != last) {
				return;
			}
			thread.stuck(true);
		}
		finally {
			this.answerLock.unlock();
		}
		ThreadSnapshot snapshot = thread.snapshot();
		logger.warn(
				"The primary MAPI thread has been ending for longer than {}: {}. MAPI stays up until it has. Its "
						+ "stack:\n\tat {}",
				this.stallAfter, thread.activity(), String.join("\n\tat ", snapshot.stack()));
		this.runtime.violation(MapiRule.R8, "the end of the primary thread is stuck");
		this.runtime.tellAll((listener) -> listener.onStuck(snapshot));
	}

	/**
	 * Notes that the primary thread has ended. Called on that thread.
	 */
	void primaryEnded() {
		MapiThread thread = this.primary.mapiThread();
		boolean recovered;
		this.answerLock.lock();
		try {
			this.beat = null;
			recovered = thread.isStuck();
			thread.stuck(false);
		}
		finally {
			this.answerLock.unlock();
		}
		if (recovered) {
			logger.info("The primary MAPI thread has ended; it had been reported as stuck");
			this.runtime.tellAll((listener) -> listener.onRecovered(thread.snapshot()));
		}
	}

	private void findStuck() {
		this.runtime.pools().forEach(MapiWorkerPool::checkStuck);
	}

	boolean isStalled() {
		return this.stalled;
	}

	@Nullable Duration lastLatency() {
		long nanos = this.lastLatencyNanos;
		return (nanos >= 0) ? Duration.ofNanos(nanos) : null;
	}

	@Nullable Duration age() {
		return (this.lastLatencyNanos >= 0) ? Duration.ofNanos(System.nanoTime() - this.lastSentNanos) : null;
	}

	private static final class Beat {

		private final long sentNanos;

		Beat(long sentNanos) {
			this.sentNanos = sentNanos;
		}

	}

}
