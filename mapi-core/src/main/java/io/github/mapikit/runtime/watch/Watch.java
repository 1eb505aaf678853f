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
 * nothing, and what throws, for want of memory or by mistake, is tried again. May be used
 * from any thread.
 *
 * @since 0.1.0
 */
public final class Watch {

	private static final RuntimeLog logger = RuntimeLog.of(Watch.class);

	private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

	private final Timers timers = new Timers();

	private final Completers completers;

	private final Thread thread;

	/** The timer whose action runs, for who finds that it was broken off. */
	private @Nullable Timer firing;

	/**
	 * A watch, to be started.
	 * @param suffix what follows the names of its threads
	 * @param threads makes its threads
	 */
	public Watch(String suffix, WatchThreads threads) {
		this.completers = new Completers("mapi-completer", suffix, threads, this::timer);
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
		this.timers.stop();
		this.completers.stop();
	}

	/**
	 * Returns a new timer. To be released by who asked for it.
	 * @param action what to do when it is due: short, no code of others; runs on the
	 * thread of the watch, and again soon if it throws
	 * @return the timer, not armed
	 */
	public Timer timer(Runnable action) {
		Timer timer = new Timer(this.timers, action);
		this.timers.reserve();
		return timer;
	}

	/**
	 * Returns who completes what may take long.
	 * @return the completers
	 */
	public Completers completers() {
		return this.completers;
	}

	private void run() {
		boolean goesOn = true;
		while (goesOn) {
			try {
				goesOn = step();
			}
			catch (Throwable ex) {
				// nothing that allocates: it may be the heap that is full
				brokenOff();
			}
		}
	}

	// the JVM may have left compiled code without its handlers
	private void brokenOff() {
		Timer broken = this.firing;
		if (broken != null) {
			this.firing = null;
			broken.arm(RETRY_NANOS);
		}
	}

	// returns whether there is, or may be, something to do
	private boolean step() {
		try {
			Timer due = this.timers.awaitDue();
			if (due != null) {
				fire(due);
			}
		}
		catch (InterruptedException ex) {
			// nobody but a stranger interrupts it
		}
		return this.timers.goesOn();
	}

	private void fire(Timer due) {
		try {
			this.firing = due;
			due.action().run();
			this.firing = null;
		}
		catch (Throwable ex) {
			brokenOff();
			logger.error("A timer of thread '{}' failed; it is tried again", this.thread.getName(), ex);
		}
	}

}
