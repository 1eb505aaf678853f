// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import io.github.mapikit.runtime.event.RuntimeListener;
import io.github.mapikit.runtime.event.RuntimeLog;
import io.github.mapikit.runtime.event.RuntimeState;
import org.jspecify.annotations.Nullable;

/**
 * The state of a lease, which goes one way, and the news of each change of it. Going over
 * is one thing, telling another: the news are told in order, by one thread at a time,
 * when whoever has changed the state has its books right, and with no lock held. Its
 * monitor guards state and news. May be used from any thread.
 */
final class LeaseState {

	private static final RuntimeLog logger = RuntimeLog.of(LeaseState.class);

	/** The threads that tell listeners of a failure at the moment. */
	private static final Set<Thread> TELLING_OF_FAILURE = ConcurrentHashMap.newKeySet();

	private final String owner;

	private final RuntimeListener listener;

	private volatile RuntimeState current = RuntimeState.NEW;

	private final Queue<Runnable> untold = new ArrayDeque<>();

	private boolean telling;

	LeaseState(String owner, RuntimeListener listener) {
		this.owner = owner;
		this.listener = listener;
	}

	RuntimeState current() {
		return this.current;
	}

	/**
	 * Goes over to a later state. Whoever calls it tells the news when its books are
	 * right.
	 * @param to the state
	 * @return {@code false} in that state or a later one
	 */
	synchronized boolean enter(RuntimeState to) {
		RuntimeState from = this.current;
		if (from.compareTo(to) >= 0) {
			return false;
		}
		this.untold.add(() -> tell(from, to));
		this.current = to;
		notifyAll();
		return true;
	}

	/**
	 * Waits until the lease has started, or cannot.
	 * @param nanos how long at most
	 * @throws InterruptedException if the calling thread is interrupted
	 */
	synchronized void awaitStart(long nanos) throws InterruptedException {
		long end = System.nanoTime() + nanos;
		long left = nanos;
		while (this.current.compareTo(RuntimeState.RUNNING) < 0 && left > 0) {
			wait(TimeUnit.NANOSECONDS.toMillis(left) + 1);
			left = end - System.nanoTime();
		}
	}

	/**
	 * Adds other news behind those of the states.
	 * @param news tells them
	 */
	synchronized void add(Runnable news) {
		this.untold.add(news);
	}

	/**
	 * Tells what has not been told, unless another thread is about to.
	 */
	void tellNews() {
		Runnable news = next(true);
		while (news != null) {
			try {
				news.run();
			}
			catch (Throwable ex) {
				logger.warn("'{}' could not tell of its state", this.owner, ex);
			}
			news = next(false);
		}
	}

	private synchronized @Nullable Runnable next(boolean begins) {
		if (begins && this.telling) {
			return null;
		}
		Runnable news = this.untold.poll();
		this.telling = news != null;
		return news;
	}

	private void tell(RuntimeState from, RuntimeState to) {
		logger.debug("'{}' goes from {} to {}", this.owner, from, to);
		boolean marked = to == RuntimeState.FAILED && TELLING_OF_FAILURE.add(Thread.currentThread());
		try {
			this.listener.onStateChange(from, to);
		}
		finally {
			if (marked) {
				TELLING_OF_FAILURE.remove(Thread.currentThread());
			}
		}
	}

	/**
	 * Refuses a lease within the news that one has failed: where the cause lasts, each
	 * would lead to the next without end.
	 * @param owner who wants to lease
	 */
	static void requireNotTellingOfFailure(String owner) {
		if (TELLING_OF_FAILURE.contains(Thread.currentThread())) {
			throw new IllegalStateException(
					"'" + owner + "' leases MAPI in a listener that is being told of a failure. "
							+ "Lease again on another thread, some time later, and not for ever");
		}
	}

}
