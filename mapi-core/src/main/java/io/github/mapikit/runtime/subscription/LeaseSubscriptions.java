// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.subscription;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.model.notification.NotificationListener;
import io.github.mapikit.model.store.MapiSession;
import io.github.mapikit.runtime.anchor.AnchorThread;
import io.github.mapikit.runtime.event.RuntimeLog;
import io.github.mapikit.runtime.event.SubscriptionSnapshot;
import io.github.mapikit.runtime.task.TaskOptions;
import io.github.mapikit.runtime.thread.LeaseContext;
import io.github.mapikit.runtime.thread.LeaseOnThread;
import io.github.mapikit.runtime.thread.MapiThread;
import io.github.mapikit.runtime.thread.ThreadWork;
import io.github.mapikit.runtime.watch.Timer;
import org.jspecify.annotations.Nullable;

/**
 * Looks after what a lease has on the anchor thread, now and then and when something has
 * changed: its session, and its subscriptions. Each look does all that is due. Its
 * monitor guards that no look is given behind the end. May be used from any thread.
 *
 * @since 0.1.0
 */
public final class LeaseSubscriptions {

	private static final RuntimeLog logger = RuntimeLog.of(LeaseSubscriptions.class);

	private static final TaskOptions LOOK = TaskOptions.named("anchor-check");

	private static final long SOON_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

	private static final long NEVER = -1;

	private final LeaseContext lease;

	private final boolean anchored;

	private final NotificationDispatcher dispatcher;

	private final Duration slowAfter;

	private final List<LeaseSubscription> all = new CopyOnWriteArrayList<>();

	private final Timer timer;

	/** Whether a look has been asked for that has not begun. */
	private final AtomicBoolean asked = new AtomicBoolean();

	private volatile @Nullable Supplier<AnchorThread> anchor;

	private volatile boolean ended;

	/**
	 * The subscriptions of a lease.
	 * @param lease the lease
	 * @param anchored whether it wants a session that is always open
	 * @param dispatcher calls the listeners
	 * @param slowAfter how long one call of a listener may take before it is reported
	 */
	public LeaseSubscriptions(LeaseContext lease, boolean anchored, NotificationDispatcher dispatcher,
			Duration slowAfter) {
		this.lease = lease;
		this.anchored = anchored;
		this.dispatcher = dispatcher;
		this.slowAfter = slowAfter;
		this.timer = lease.runtime().watch().timer(this::look);
	}

	/**
	 * Begins to look: MAPI is up.
	 * @param newAnchor the anchor thread, started when it is needed
	 */
	public void start(Supplier<AnchorThread> newAnchor) {
		this.anchor = newAnchor;
		if (this.anchored) {
			this.timer.armWithin(checkNanos());
		}
		if (!this.all.isEmpty()) {
			look();
		}
	}

	/**
	 * Adds a subscription.
	 * @param options what it is about
	 * @param listener who is told
	 * @return the subscription
	 */
	public MapiSubscription subscribe(SubscriptionOptions options, NotificationListener listener) {
		Objects.requireNonNull(options, "options");
		Objects.requireNonNull(listener, "listener");
		LeaseSubscription made = new LeaseSubscription(options, this.lease, listener, this.dispatcher, this,
				this.slowAfter);
		this.dispatcher.opened();
		this.all.add(made);
		if (this.ended) {
			// too late for who closed the others
			made.close();
		}
		look();
		return made;
	}

	void closed() {
		look();
	}

	/**
	 * Ends all of them: their listeners are not called any more. Waits for nothing;
	 * ending again does nothing.
	 */
	public void end() {
		synchronized (this) {
			this.ended = true;
		}
		this.all.forEach(LeaseSubscription::close);
		this.timer.release();
	}

	/**
	 * Notes that MAPI is lost.
	 * @param failure what is told
	 */
	public void lost(Throwable failure) {
		this.all.forEach((subscription) -> subscription.lost(failure));
	}

	/**
	 * Returns the subscriptions that are not closed.
	 * @return their snapshots
	 */
	public List<SubscriptionSnapshot> snapshots() {
		return this.all.stream()
			.filter((subscription) -> !subscription.isClosed())
			.map(LeaseSubscription::snapshot)
			.toList();
	}

	private long checkNanos() {
		return TimeUnit.NANOSECONDS.convert(this.lease.sessionRecovery().checkInterval());
	}

	// asking for a look

	private void look() {
		Supplier<AnchorThread> current = this.anchor;
		if (current == null || this.ended || this.lease.runtime().isLost() || !this.asked.compareAndSet(false, true)) {
			return;
		}
		CompletableFuture<?> given;
		try {
			given = give(current);
		}
		catch (Throwable ex) {
			looked(null, ex);
			return;
		}
		if (given != null) {
			given.whenComplete(this::looked);
		}
	}

	// the lease leaves the anchor thread behind its last look
	private synchronized @Nullable CompletableFuture<?> give(Supplier<AnchorThread> current) {
		return this.ended ? null : current.get().submit(this.lease, LOOK, this::lookAfterAll);
	}

	private void looked(@Nullable Object nothing, @Nullable Throwable failure) {
		if (failure == null) {
			return;
		}
		// the thread has not started, or is about to end
		this.asked.set(false);
		this.timer.armWithin(this.lease.sessionRecovery().waitNanos(2));
		if (!this.ended) {
			this.all.forEach((subscription) -> subscription.failed(failure));
		}
	}

	// the look, on the anchor thread

	private @Nullable Object lookAfterAll() {
		// in this order: what changes from here on is for the next look
		this.asked.set(false);
		long next = this.lease.sessionRecovery().waitNanos(2);
		try {
			next = lookAfter(MapiThread.current("subscriptions"));
		}
		finally {
			if (next != NEVER) {
				this.timer.armWithin(next);
			}
		}
		return null;
	}

	private long lookAfter(MapiThread thread) {
		this.dispatcher.look();
		ThreadWork work = thread.work();
		for (LeaseSubscription subscription : this.all) {
			subscription.dispatchIfLate();
			if (subscription.isClosed()) {
				subscription.advice.release();
				this.all.remove(subscription);
			}
		}
		if (this.ended || (this.all.isEmpty() && !this.anchored)) {
			return NEVER;
		}
		LeaseOnThread onThread = work.requireLease();
		long next = checkNanos();
		try {
			MapiSession session = thread.session();
			for (LeaseSubscription subscription : this.all) {
				next = Math.min(next, lookAfter(subscription, work, session));
			}
			if (this.anchored) {
				Advice.look(session.defaultStore());
			}
		}
		catch (RuntimeException ex) {
			logger.debug("'{}' has no session on the anchor thread", this.lease.owner(), ex);
			this.all.forEach((subscription) -> subscription.failed(ex));
			next = Math.min(next, this.lease.sessionRecovery().waitNanos(2));
		}
		long wait = onThread.waitNanos();
		return (onThread.isLost() || wait > 0) ? Math.max(SOON_NANOS, wait) : next;
	}

	// returns in how many nanoseconds it has to be looked at again
	private long lookAfter(LeaseSubscription subscription, ThreadWork work, MapiSession session) {
		Advice advice = subscription.advice;
		try {
			if (advice.isOpen(session) && answers(advice, work)) {
				return checkNanos();
			}
			long left = advice.waitNanos();
			if (left > 0) {
				return left;
			}
			if (advice.hasBeenOpen()) {
				// its session has ended
				subscription.interrupted();
			}
			advice.open(work, session);
			subscription.active();
			if (subscription.isClosed()) {
				// while it was opened
				advice.release();
			}
			return checkNanos();
		}
		catch (RuntimeException ex) {
			// also what is a mistake of a driver: the others must not suffer from it
			subscription.failed(ex);
			long left = this.lease.sessionRecovery().waitNanos(1 + advice.countFailure());
			advice.failed(left);
			return left;
		}
	}

	// returns false if it has to be opened anew
	private boolean answers(Advice advice, ThreadWork work) {
		try {
			advice.check();
			return true;
		}
		catch (MapiCallException ex) {
			if (work.requireLease().isLost()) {
				throw ex;
			}
			if (advice.hasStoreOfItsOwn()) {
				advice.release();
				throw ex;
			}
			// the session is alive, and so is the store
			return true;
		}
	}

}
