// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The state of a lease, which goes one way, and the news of each change of it: told in
 * order, by one thread at a time, and with no lock held. May be used from any thread.
 */
final class LeaseState {

	private static final Logger logger = LoggerFactory.getLogger(LeaseState.class);

	/** The threads that tell listeners of a failure at the moment. */
	private static final Set<Thread> TELLING_OF_FAILURE = ConcurrentHashMap.newKeySet();

	private final String owner;

	private final RuntimeListener listener;

	private final ReentrantLock lock = new ReentrantLock();

	/** Written under the lock. */
	private volatile RuntimeState current = RuntimeState.NEW;

	/** Changes that the listener has not been told, in order. */
	private final Queue<Change> untold = new ConcurrentLinkedQueue<>();

	/** How many of them there are, plus the one that is being told. */
	private final AtomicInteger untoldCount = new AtomicInteger();

	LeaseState(String owner, RuntimeListener listener) {
		this.owner = owner;
		this.listener = listener;
	}

	RuntimeState current() {
		return this.current;
	}

	/**
	 * Goes over to a later state, and tells of it. Does nothing in that state or a later
	 * one.
	 * @param to the state
	 */
	void enter(RuntimeState to) {
		RuntimeState from;
		this.lock.lock();
		try {
			from = this.current;
			if (from.compareTo(to) >= 0) {
				return;
			}
			this.current = to;
			this.untold.add(new Change(from, to));
		}
		finally {
			this.lock.unlock();
		}
		logger.debug("'{}' goes from {} to {}", this.owner, from, to);
		tell();
	}

	private void tell() {
		if (this.untoldCount.getAndIncrement() != 0) {
			return;
		}
		do {
			Change change = this.untold.poll();
			while (change != null) {
				tell(change);
				change = this.untold.poll();
			}
		}
		while (this.untoldCount.decrementAndGet() != 0);
	}

	private void tell(Change change) {
		boolean marked = change.to == RuntimeState.FAILED && TELLING_OF_FAILURE.add(Thread.currentThread());
		try {
			this.listener.onStateChange(change.from, change.to);
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

	private record Change(RuntimeState from, RuntimeState to) {
	}

}
