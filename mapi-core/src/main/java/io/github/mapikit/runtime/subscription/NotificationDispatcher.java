// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.subscription;

import java.util.ArrayDeque;
import java.util.Queue;

import io.github.mapikit.runtime.event.RuntimeLog;
import io.github.mapikit.runtime.thread.RuntimeThread;
import io.github.mapikit.runtime.watch.Timer;
import io.github.mapikit.runtime.watch.Watch;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Calls the listeners of a process's subscriptions, on one thread that uses no MAPI. It
 * starts with the first subscription and ends with the last. One that a listener does not
 * let go when its subscription is closed is left to it. Its monitor guards who has
 * something to be told; nobody is told under it. May be used from any thread.
 *
 * @since 0.1.0
 */
public final class NotificationDispatcher {

	private static final RuntimeLog logger = RuntimeLog.of(NotificationDispatcher.class);

	/** How many one listener is told in a row while others wait. */
	private static final int BATCH = 64;

	private final String threadName;

	private final Queue<LeaseSubscription> ready = new ArrayDeque<>();

	private int subscriptions;

	private @Nullable Dispatching current;

	/** Looks for a listener that holds up all others. */
	private final Timer slowLook;

	/**
	 * A dispatcher of a process.
	 * @param suffix what follows the name of its thread
	 * @param watch keeps time
	 */
	public NotificationDispatcher(String suffix, Watch watch) {
		this.threadName = "mapi-dispatcher" + suffix;
		this.slowLook = watch.timer(this::findSlow);
	}

	/**
	 * Notes that it is not used any more.
	 */
	public void discarded() {
		this.slowLook.release();
	}

	synchronized void opened() {
		this.subscriptions++;
	}

	/**
	 * Counts a subscription no more. If its listener is being told at this moment, the
	 * thread is left to it, and another one tells the others. Never throws. Called once
	 * for each.
	 * @param subscription the subscription
	 */
	void closed(LeaseSubscription subscription) {
		synchronized (this) {
			this.subscriptions--;
			this.ready.remove(subscription);
			Dispatching running = this.current;
			if (running == null || (this.subscriptions > 0 && !running.isHeldBy(subscription))) {
				return;
			}
			running.retired = true;
			this.current = null;
			notifyAll();
		}
		try {
			look();
		}
		catch (Throwable ex) {
			// no memory: the anchor thread looks again
		}
	}

	/**
	 * Sees to it that a listener is told what waits for it. Never throws, and waits for
	 * nothing.
	 * @param subscription the subscription, whose queue was announced
	 */
	void dispatch(LeaseSubscription subscription) {
		try {
			Dispatching made;
			synchronized (this) {
				if (subscription.isClosed()) {
					return;
				}
				this.ready.add(subscription);
				made = startIfNeeded();
				notifyAll();
			}
			start(made);
		}
		catch (Throwable ex) {
			subscription.dispatchLater();
		}
	}

	/**
	 * Starts the thread if it could not be started before. Never throws.
	 */
	void look() {
		Dispatching made;
		synchronized (this) {
			made = this.ready.isEmpty() ? null : startIfNeeded();
		}
		start(made);
	}

	private @Nullable Dispatching startIfNeeded() {
		if (this.current != null) {
			return null;
		}
		Dispatching made = new Dispatching();
		this.current = made;
		return made;
	}

	private void start(@Nullable Dispatching made) {
		if (made == null) {
			return;
		}
		try {
			RuntimeThread.plain(made, this.threadName).start();
		}
		catch (Throwable ex) {
			synchronized (this) {
				if (this.current == made) {
					this.current = null;
				}
			}
			logger.error("Thread '{}' could not be started; it is tried again", this.threadName, ex);
		}
	}

	// listeners that take long

	/**
	 * Notes that a listener is called.
	 * @param slowAfterNanos how long that may take before it is looked at
	 */
	void calls(long slowAfterNanos) {
		this.slowLook.armWithin(slowAfterNanos);
	}

	// called by the watch
	private void findSlow() {
		Dispatching running;
		synchronized (this) {
			running = this.current;
		}
		LeaseSubscription told = (running != null) ? running.told : null;
		Thread thread = (running != null) ? running.thread : null;
		if (told != null && thread != null) {
			long left = told.findSlow(thread);
			if (left > 0) {
				this.slowLook.armWithin(left);
			}
		}
	}

	// returns null when the thread shall end
	private synchronized @Nullable LeaseSubscription take(Dispatching thread) {
		while (!thread.retired && this.ready.isEmpty()) {
			try {
				wait();
			}
			catch (InterruptedException ex) {
				// left by a listener
			}
		}
		return thread.retired ? null : this.ready.poll();
	}

	private synchronized void again(LeaseSubscription subscription) {
		if (!subscription.isClosed()) {
			this.ready.add(subscription);
		}
	}

	/**
	 * What the thread does.
	 */
	private final class Dispatching implements Runnable {

		/** Guarded by the monitor of the dispatcher. */
		private boolean retired;

		private volatile @Nullable Thread thread;

		/** Whom it tells; written by the thread. */
		private volatile @Nullable LeaseSubscription told;

		// a listener that closes its own subscription is about to return
		boolean isHeldBy(LeaseSubscription subscription) {
			return this.told == subscription && this.thread != Thread.currentThread();
		}

		@Override
		public void run() {
			this.thread = Thread.currentThread();
			boolean goesOn = true;
			while (goesOn) {
				try {
					goesOn = step();
				}
				catch (Throwable ex) {
					// for want of memory
					brokenOff();
				}
			}
		}

		private void brokenOff() {
			LeaseSubscription broken = this.told;
			this.told = null;
			if (broken != null) {
				try {
					again(broken);
				}
				catch (Throwable ex) {
					broken.dispatchLater();
				}
			}
		}

		private boolean step() {
			LeaseSubscription next = take(this);
			if (next == null) {
				return false;
			}
			this.told = next;
			boolean more = next.tell(BATCH);
			this.told = null;
			MDC.clear();
			if (more) {
				again(next);
			}
			return true;
		}

	}

}
