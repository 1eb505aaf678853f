// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.watch;

import java.util.concurrent.TimeUnit;

import io.github.mapikit.runtime.event.RuntimeLog;
import org.jspecify.annotations.Nullable;

/**
 * Keeps time for a runtime on one thread that uses no MAPI and runs nobody's code: beats,
 * deadlines of tasks, looks for stuck threads. Sleeps until the next of them is due. What
 * takes long, or runs code of an application, is handed to {@link Completers}.
 * <p>
 * Nothing ends the thread but {@link #stop()}: arming a timer and keeping it allocate
 * nothing, and what throws, for want of memory or by mistake, is tried again. Its lock,
 * the monitor of the heap, guards the timers and nothing else. May be used from any
 * thread.
 *
 * @since 0.1.0
 */
public final class Watch {

	private static final RuntimeLog logger = RuntimeLog.of(Watch.class);

	static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

	/** Beyond any sensible limit; {@code nanoTime} still compares then. */
	private static final long LONGEST_NANOS = TimeUnit.DAYS.toNanos(365);

	private final TimerHeap timers = new TimerHeap();

	private final Completers completers;

	private final Thread thread;

	/** Guarded by the monitor of the heap. */
	private boolean stopped;

	/**
	 * A watch, to be started.
	 * @param suffix what follows the names of its threads
	 * @param threads makes its threads
	 */
	public Watch(String suffix, WatchThreads threads) {
		this.completers = new Completers("mapi-completer", suffix, threads, this);
		this.thread = threads.newThread(this::run, "mapi-watchdog" + suffix);
	}

	/**
	 * Starts to keep time.
	 */
	public void start() {
		this.thread.start();
	}

	/**
	 * Ends when no timer is armed and nothing is left to be completed. Timers can still
	 * be armed by what is not done yet.
	 */
	public void stop() {
		synchronized (this.timers) {
			this.stopped = true;
			this.timers.notifyAll();
		}
		this.completers.stop();
	}

	/**
	 * Returns a new timer. To be released by who asked for it.
	 * @param action what to do when it is due: short, no code of others; runs on the
	 * thread of the watch, and again soon if it throws
	 * @return the timer, not armed
	 */
	public Timer timer(Runnable action) {
		Timer timer = new Timer(this, action);
		synchronized (this.timers) {
			this.timers.reserve();
		}
		return timer;
	}

	/**
	 * Returns who completes what may take long.
	 * @return the completers
	 */
	public Completers completers() {
		return this.completers;
	}

	void arm(Timer timer, long nanos) {
		long due = System.nanoTime() + Math.min(Math.max(0, nanos), LONGEST_NANOS);
		synchronized (this.timers) {
			if (timer.released) {
				return;
			}
			this.timers.remove(timer);
			timer.dueNanos = due;
			this.timers.add(timer);
			if (this.timers.first() == timer) {
				this.timers.notifyAll();
			}
		}
	}

	/**
	 * Arms a timer unless it is armed to be due earlier.
	 */
	void armWithin(Timer timer, long nanos) {
		long due = System.nanoTime() + Math.min(Math.max(0, nanos), LONGEST_NANOS);
		synchronized (this.timers) {
			if (timer.isArmed() && timer.dueNanos - due <= 0) {
				return;
			}
		}
		arm(timer, nanos);
	}

	void disarm(Timer timer) {
		synchronized (this.timers) {
			this.timers.remove(timer);
			notifyIfDone();
		}
	}

	void release(Timer timer) {
		synchronized (this.timers) {
			if (timer.released) {
				return;
			}
			timer.released = true;
			this.timers.remove(timer);
			this.timers.unreserve();
			notifyIfDone();
		}
	}

	private void notifyIfDone() {
		if (this.stopped && this.timers.first() == null) {
			this.timers.notifyAll();
		}
	}

	private void run() {
		boolean goesOn = true;
		while (goesOn) {
			try {
				goesOn = step();
			}
			catch (Throwable ex) {
				// nothing that allocates: it may be the heap that is full
			}
		}
	}

	// returns whether there is, or may be, something to do
	private boolean step() {
		Timer due;
		synchronized (this.timers) {
			Timer first = this.timers.first();
			if (first == null && this.stopped) {
				return false;
			}
			due = awaitDue(first);
		}
		if (due != null) {
			fire(due);
		}
		return true;
	}

	// called with the lock; returns null when it has to be looked at again
	private @Nullable Timer awaitDue(@Nullable Timer first) {
		try {
			if (first == null) {
				this.timers.wait();
				return null;
			}
			long left = first.dueNanos - System.nanoTime();
			if (left > 0) {
				// rounded up: a look too early would find nothing, and come again
				this.timers.wait(left / 1_000_000 + 1);
				return null;
			}
			this.timers.remove(first);
			return first;
		}
		catch (InterruptedException ex) {
			// nobody but a stranger interrupts it
			return null;
		}
	}

	private void fire(Timer due) {
		try {
			due.action().run();
		}
		catch (Throwable ex) {
			arm(due, RETRY_NANOS);
			logger.error("A timer of the watchdog failed; it is tried again", ex);
		}
	}

}
