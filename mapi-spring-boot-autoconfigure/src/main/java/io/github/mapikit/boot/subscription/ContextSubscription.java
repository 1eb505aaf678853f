// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.subscription;

import java.time.Instant;
import java.util.function.Consumer;

import io.github.mapikit.error.FailureSummary;
import io.github.mapikit.error.MapiUnavailableException;
import io.github.mapikit.model.notification.NotificationListener;
import io.github.mapikit.runtime.MapiLease;
import io.github.mapikit.runtime.event.SubscriptionSnapshot;
import io.github.mapikit.runtime.event.SubscriptionState;
import io.github.mapikit.runtime.subscription.MapiSubscription;
import io.github.mapikit.runtime.subscription.SubscriptionOptions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A subscription of a context: one of each lease that the context has, one after the
 * other. Nobody is called under its monitor.
 */
final class ContextSubscription implements MapiSubscription {

	private static final Logger logger = LoggerFactory.getLogger(MapiSubscriptions.class);

	private final SubscriptionOptions options;

	private final NotificationListener listener;

	private final Consumer<ContextSubscription> closed;

	/** When it was made, or paused; in force while there is no current one. */
	private Instant since = Instant.now();

	private @Nullable MapiSubscription current;

	/** Who has opened it, or is about to. */
	private @Nullable Object claim;

	private boolean wasOpen;

	private boolean over;

	ContextSubscription(SubscriptionOptions options, NotificationListener listener,
			Consumer<ContextSubscription> closed) {
		this.options = options;
		this.listener = listener;
		this.closed = closed;
	}

	/**
	 * Makes it one of a lease, unless it is one already or has ended. It stays as it is
	 * if the lease has ended.
	 * @param lease the lease
	 */
	void open(MapiLease lease) {
		Object mine = new Object();
		SubscriptionOptions wanted;
		synchronized (this) {
			if (this.claim != null || this.over) {
				return;
			}
			this.claim = mine;
			// nobody has told of what happened between two leases
			wanted = this.wasOpen ? this.options.withResyncFirst() : this.options;
		}
		MapiSubscription made = null;
		try {
			made = lease.subscribe(wanted, this.listener);
		}
		catch (MapiUnavailableException ex) {
			logger.debug("Subscription '{}' waits for another lease", name(), ex);
		}
		synchronized (this) {
			if (this.claim == mine) {
				this.claim = (made != null) ? mine : null;
				this.current = made;
				this.wasOpen |= made != null;
				return;
			}
		}
		if (made != null) {
			// it was paused meanwhile
			made.close();
		}
	}

	/**
	 * Lets the listener be told nothing until it is opened again.
	 */
	void pause() {
		MapiSubscription open;
		synchronized (this) {
			open = this.current;
			this.current = null;
			this.claim = null;
			this.since = Instant.now();
		}
		if (open != null) {
			open.close();
		}
	}

	@Override
	public String name() {
		return this.options.name();
	}

	@Override
	public SubscriptionState state() {
		return snapshot().state();
	}

	@Override
	public Instant since() {
		return snapshot().since();
	}

	@Override
	public @Nullable FailureSummary lastFailure() {
		return snapshot().lastFailure();
	}

	@Override
	public SubscriptionSnapshot snapshot() {
		MapiSubscription open;
		SubscriptionSnapshot own;
		synchronized (this) {
			open = this.current;
			own = new SubscriptionSnapshot(name(), this.over ? SubscriptionState.CLOSED : SubscriptionState.PENDING,
					this.since, null, 0, 0, 0, 0, null);
		}
		return (open != null) ? open.snapshot() : own;
	}

	@Override
	public void close() {
		synchronized (this) {
			this.over = true;
		}
		pause();
		this.closed.accept(this);
	}

}
