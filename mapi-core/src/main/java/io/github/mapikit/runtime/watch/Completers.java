// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.watch;

import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * A few threads that settle what the thread concerned could not, or that nobody else
 * does: tasks whose time is over, and those for whose end there was no memory. They start
 * when they are needed and end when they are not. What cannot be settled yet is tried
 * again until it can. May be used from any thread.
 * <p>
 * Its own monitor guards the lists and the count of threads; nothing is settled under it.
 *
 * @since 0.1.0
 */
public final class Completers {

	private static final int MOST_THREADS = 4;

	private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

	private static final long IDLE_MILLIS = TimeUnit.SECONDS.toMillis(10);

	private final String name;

	private final String suffix;

	private final WatchThreads factory;

	private final Timer retry;

	/** Waiting for a thread, in order. */
	private @Nullable Settlement first;

	private @Nullable Settlement last;

	private int waiting;

	/** Failed, and to be tried again some time later. */
	private @Nullable Settlement failed;

	private int threads;

	private int idle;

	private int numbers;

	private boolean stopped;

	Completers(String name, String suffix, WatchThreads factory, Function<Runnable, Timer> timers) {
		this.name = name;
		this.suffix = suffix;
		this.factory = factory;
		this.retry = timers.apply(this::tryAgain);
	}

	/**
	 * Settles something on a thread of its own. Allocates nothing but that thread, and
	 * never throws: if there is no thread to be had, it is tried again.
	 * @param settlement what to settle
	 */
	public void settle(Settlement settlement) {
		boolean startOne;
		synchronized (this) {
			if (settlement.listed) {
				return;
			}
			settlement.listed = true;
			append(settlement);
			startOne = callThread();
		}
		if (startOne) {
			startThread();
		}
	}

	/**
	 * Settles something later, because there is no memory for it now. Allocates nothing,
	 * and never throws.
	 * @param settlement what to settle
	 */
	public void settleLater(Settlement settlement) {
		synchronized (this) {
			if (settlement.listed) {
				return;
			}
			settlement.listed = true;
			settlement.next = this.failed;
			this.failed = settlement;
		}
		this.retry.armWithin(RETRY_NANOS);
	}

	synchronized void stop() {
		this.stopped = true;
		notifyAll();
	}

	private void tryAgain() {
		boolean startOne;
		synchronized (this) {
			Settlement current = this.failed;
			this.failed = null;
			while (current != null) {
				Settlement following = current.next;
				current.next = null;
				append(current);
				current = following;
			}
			startOne = callThread();
		}
		if (startOne) {
			startThread();
		}
	}

	private void append(Settlement settlement) {
		if (this.last != null) {
			this.last.next = settlement;
		}
		else {
			this.first = settlement;
		}
		this.last = settlement;
		this.waiting++;
	}

	// returns whether the caller has to start one, which is counted already
	private boolean callThread() {
		if (this.waiting == 0) {
			return false;
		}
		if (this.idle > 0) {
			notifyAll();
		}
		if (this.waiting <= this.idle || this.threads == MOST_THREADS) {
			return false;
		}
		this.threads++;
		return true;
	}

	private void startThread() {
		try {
			this.factory.newThread(new Completing(), this.name + "-" + nextNumber() + this.suffix).start();
		}
		catch (Throwable ex) {
			// no memory, or no thread
			synchronized (this) {
				this.threads--;
			}
			this.retry.armWithin(RETRY_NANOS);
		}
	}

	private synchronized int nextNumber() {
		return ++this.numbers;
	}

	// what this one settles may take long
	private void startAnother() {
		boolean startOne;
		synchronized (this) {
			startOne = callThread();
		}
		if (startOne) {
			startThread();
		}
	}

	// returns null when the thread shall end, which is noted then
	private synchronized @Nullable Settlement take(Completing thread) {
		boolean waited = false;
		while (this.first == null) {
			if (waited || this.stopped) {
				this.threads--;
				return null;
			}
			this.idle++;
			try {
				wait(IDLE_MILLIS);
				waited = true;
			}
			catch (InterruptedException ex) {
				// left by code that depends on a result
			}
			finally {
				this.idle--;
			}
		}
		Settlement taken = this.first;
		this.first = taken.next;
		if (this.first == null) {
			this.last = null;
		}
		this.waiting--;
		taken.next = null;
		taken.listed = false;
		thread.current = taken;
		return taken;
	}

	/**
	 * What a thread does. Two loops, as in a worker: with a full heap the JVM may leave
	 * compiled code without its handlers.
	 */
	private final class Completing implements Runnable {

		/** What is being settled; confined to the thread. */
		private @Nullable Settlement current;

		@Override
		public void run() {
			boolean goesOn = true;
			while (goesOn) {
				try {
					settleAll();
					goesOn = false;
				}
				catch (Throwable ex) {
					brokenOff();
					clear();
				}
			}
		}

		// what depends on one result leaves nothing to the next
		private void clear() {
			Thread.interrupted();
			try {
				MDC.clear();
			}
			catch (Throwable ex) {
				// the log's context is not ours
			}
		}

		private void brokenOff() {
			Settlement broken = this.current;
			this.current = null;
			if (broken != null) {
				settleLater(broken);
			}
		}

		private void settleAll() {
			boolean goesOn = true;
			while (goesOn) {
				goesOn = settleNext();
			}
		}

		// in a frame of its own, so that a thread that waits does not keep the last one
		private boolean settleNext() {
			Settlement settlement = take(this);
			if (settlement == null) {
				return false;
			}
			startAnother();
			settlement.settle();
			this.current = null;
			clear();
			return true;
		}

	}

}
