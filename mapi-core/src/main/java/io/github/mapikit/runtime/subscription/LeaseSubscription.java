// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.subscription;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

import io.github.mapikit.error.FailureSummary;
import io.github.mapikit.model.notification.Notification;
import io.github.mapikit.model.notification.NotificationEvent;
import io.github.mapikit.model.notification.NotificationListener;
import io.github.mapikit.runtime.event.FailureText;
import io.github.mapikit.runtime.event.RuntimeLog;
import io.github.mapikit.runtime.event.SubscriptionSnapshot;
import io.github.mapikit.runtime.event.SubscriptionState;
import io.github.mapikit.runtime.thread.LeaseContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/**
 * A subscription as its lease, its listener and the dispatcher see it. Its monitor guards
 * the state; nobody is told under it. May be used from any thread.
 */
final class LeaseSubscription implements MapiSubscription {

	private static final RuntimeLog logger = RuntimeLog.of(MapiSubscription.class);

	private final SubscriptionOptions options;

	private final LeaseContext lease;

	private final NotificationListener listener;

	private final NotificationDispatcher dispatcher;

	private final LeaseSubscriptions subscriptions;

	private final NotificationQueue queue;

	/** What it has on the anchor thread; confined to that. */
	final Advice advice;

	private volatile SubscriptionState state = SubscriptionState.PENDING;

	private Instant since = Instant.now();

	private volatile @Nullable FailureSummary lastFailure;

	/** Whether it failed since it was active, or since it was made. */
	private boolean failed;

	/** Whether it owes its listener a word that notifications may be missing. */
	private boolean owesResync;

	/** Whether its queue was announced to a dispatcher that had no memory for it. */
	private volatile boolean waitsForDispatch;

	private final AtomicLong delivered = new AtomicLong();

	private final AtomicLong resyncs = new AtomicLong();

	private final AtomicLong listenerFailures = new AtomicLong();

	/** How long one call of the listener may take before it is reported. */
	private final Duration slowAfter;

	private final long slowAfterNanos;

	/** When the call of the listener began that is under way; 0 if none is. */
	private volatile long calledNanos;

	/** Whether that call was reported. */
	private volatile boolean slow;

	LeaseSubscription(SubscriptionOptions options, LeaseContext lease, NotificationListener listener,
			NotificationDispatcher dispatcher, LeaseSubscriptions subscriptions, Duration slowAfter) {
		this.slowAfter = slowAfter;
		this.slowAfterNanos = TimeUnit.NANOSECONDS.convert(slowAfter);
		this.options = options;
		this.lease = lease;
		this.listener = listener;
		this.dispatcher = dispatcher;
		this.subscriptions = subscriptions;
		this.owesResync = options.resyncFirst();
		this.queue = new NotificationQueue(options.capacity());
		this.advice = new Advice(options, this::accept);
	}

	@Override
	public String name() {
		return this.options.name();
	}

	@Override
	public SubscriptionState state() {
		return this.state;
	}

	@Override
	public synchronized Instant since() {
		return this.since;
	}

	@Override
	public @Nullable FailureSummary lastFailure() {
		return this.lastFailure;
	}

	@Override
	public SubscriptionSnapshot snapshot() {
		SubscriptionState shown;
		Instant shownSince;
		synchronized (this) {
			shown = this.state;
			shownSince = this.since;
		}
		return new SubscriptionSnapshot(name(), shown, shownSince, this.lastFailure, this.queue.size(),
				this.delivered.get(), this.resyncs.get(), this.listenerFailures.get(), listenerBusy());
	}

	private @Nullable Duration listenerBusy() {
		long called = this.calledNanos;
		return (called != 0) ? Duration.ofNanos(System.nanoTime() - called) : null;
	}

	boolean isClosed() {
		return this.state == SubscriptionState.CLOSED;
	}

	// what happens to it

	private synchronized boolean enter(SubscriptionState to) {
		if (this.state == to || this.state == SubscriptionState.CLOSED) {
			return false;
		}
		this.state = to;
		this.since = Instant.now();
		return true;
	}

	/**
	 * Notes that the listener will be told from here on.
	 */
	void active() {
		boolean again;
		boolean gap;
		synchronized (this) {
			again = this.failed || this.state == SubscriptionState.INTERRUPTED;
			gap = again || this.owesResync;
			this.failed = false;
			this.owesResync = false;
		}
		if (!enter(SubscriptionState.ACTIVE)) {
			return;
		}
		if (gap) {
			// behind what has come before, and once however often it was tried
			announce(this.queue.resync());
		}
		if (again) {
			logger.info("Subscription '{}' of '{}' is active again", name(), this.lease.owner());
		}
		tell(SubscriptionState.ACTIVE, null);
	}

	/**
	 * Notes that notifications may be missing from here on.
	 */
	void interrupted() {
		if (this.state == SubscriptionState.ACTIVE) {
			enter(SubscriptionState.INTERRUPTED);
		}
	}

	/**
	 * Notes that the listener is told nothing until it is active again.
	 * @param failure why not
	 */
	void failed(Throwable failure) {
		FailureSummary summary = FailureSummary.of(failure);
		boolean first;
		synchronized (this) {
			if (this.state == SubscriptionState.CLOSED) {
				return;
			}
			first = !this.failed;
			this.failed = true;
			this.lastFailure = summary;
		}
		interrupted();
		if (first) {
			logger.warn("Subscription '{}' of '{}' has failed, and is tried again until it is closed: {}", name(),
					this.lease.owner(), FailureText.of(failure));
			tell(this.state, summary);
		}
	}

	/**
	 * Notes that it will not be active again: MAPI is lost, of which the lease tells.
	 * @param failure what is told
	 */
	void lost(Throwable failure) {
		this.lastFailure = FailureSummary.of(failure);
		interrupted();
	}

	@Override
	public void close() {
		if (!enter(SubscriptionState.CLOSED)) {
			return;
		}
		this.queue.close();
		this.dispatcher.closed(this);
		this.subscriptions.closed();
		tell(SubscriptionState.CLOSED, null);
	}

	private void tell(SubscriptionState to, @Nullable FailureSummary failure) {
		this.lease.listeners().onSubscription(name(), to, failure);
	}

	// notifications

	/**
	 * Takes a notification from MAPI, on whatever thread that notifies on.
	 */
	private void accept(Notification notification) {
		announce(this.queue.offer(notification));
	}

	private void announce(boolean first) {
		if (first) {
			this.dispatcher.dispatch(this);
		}
	}

	/**
	 * Lets the listener be told when somebody looks after the subscription.
	 */
	void dispatchLater() {
		this.waitsForDispatch = true;
	}

	void dispatchIfLate() {
		if (this.waitsForDispatch) {
			this.waitsForDispatch = false;
			this.dispatcher.dispatch(this);
		}
	}

	/**
	 * Tells the listener what waits for it. Called by the dispatcher.
	 * @param most how many at most
	 * @return whether there may be more
	 */
	boolean tell(int most) {
		for (int i = 0; i < most; i++) {
			Notification next = this.queue.take();
			if (next == null) {
				return false;
			}
			tell(next);
		}
		return true;
	}

	private void tell(Notification next) {
		if (isClosed()) {
			return;
		}
		this.delivered.incrementAndGet();
		if (next.event() == NotificationEvent.RESYNC) {
			this.resyncs.incrementAndGet();
		}
		Thread thread = Thread.currentThread();
		ClassLoader before = thread.getContextClassLoader();
		try {
			thread.setContextClassLoader(this.lease.classLoader());
			// never 0; in this order, as the look goes the other way
			this.calledNanos = System.nanoTime() | 1;
			this.dispatcher.calls(this.slowAfterNanos);
			this.listener.onNotification(next);
		}
		catch (Throwable ex) {
			this.listenerFailures.incrementAndGet();
			// what it asks for during a shutdown is refused, and that is no news
			boolean over = isClosed() || this.lease.isStopping();
			logger.log(over ? Level.DEBUG : Level.WARN, "The listener of subscription '{}' failed", name(), ex);
		}
		finally {
			returned();
			thread.setContextClassLoader(before);
			Thread.interrupted();
		}
	}

	private void returned() {
		this.calledNanos = 0;
		if (this.slow) {
			this.slow = false;
			logger.info("The listener of subscription '{}' has returned", name());
		}
	}

	/**
	 * Reports the call of the listener that is under way, once it takes long. Called by
	 * the watch.
	 * @param thread the thread that calls it
	 * @return in how many nanoseconds to look again; 0 or less if there is no need
	 */
	long findSlow(Thread thread) {
		long called = this.calledNanos;
		if (called == 0 || this.slow) {
			return 0;
		}
		long left = this.slowAfterNanos - (System.nanoTime() - called);
		if (left > 0) {
			return left;
		}
		String stack = Arrays.stream(thread.getStackTrace())
			.map((frame) -> "\n\tat " + frame)
			.collect(Collectors.joining());
		if (this.calledNanos == called) {
			this.slow = true;
			logger.warn("The listener of subscription '{}' of '{}' has been dealing with one notification for longer "
					+ "than {}: all other listeners of the process wait for it. Let it return soon, and hand what takes "
					+ "long to a task. Its stack:{}", name(), this.lease.owner(), this.slowAfter, stack);
		}
		return 0;
	}

}
