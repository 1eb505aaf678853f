// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.subscription;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.mapikit.boot.lifecycle.MapiRuntimeLifecycle;
import io.github.mapikit.boot.lifecycle.MapiShutdownPreparation;
import io.github.mapikit.model.notification.NotificationListener;
import io.github.mapikit.runtime.MapiLease;
import io.github.mapikit.runtime.event.RuntimeState;
import io.github.mapikit.runtime.subscription.MapiSubscription;
import io.github.mapikit.runtime.subscription.SubscriptionOptions;

import org.springframework.context.SmartLifecycle;
import org.springframework.util.Assert;

/**
 * Subscribes to what happens in message stores, for as long as the application runs.
 * <p>
 * A subscription may be made at any time, in a constructor too: it becomes active when
 * MAPI is up, and again after each interruption. It ends before anything else of MAPI
 * when the context stops, so that nobody is told of mail that cannot be dealt with any
 * more, and goes on when the context is started again. May be used from any thread.
 *
 * @since 0.1.0
 */
public class MapiSubscriptions implements SmartLifecycle {

	/**
	 * Above all else that uses MAPI: it starts last and stops first.
	 */
	public static final int PHASE = MapiShutdownPreparation.PHASE + 128;

	private final MapiRuntimeLifecycle lifecycle;

	private final List<ContextSubscription> all = new CopyOnWriteArrayList<>();

	private volatile boolean running;

	private volatile boolean stopped;

	/**
	 * Subscriptions of a context.
	 * @param lifecycle holds the lease of the context
	 */
	public MapiSubscriptions(MapiRuntimeLifecycle lifecycle) {
		Assert.notNull(lifecycle, "'lifecycle' must not be null");
		this.lifecycle = lifecycle;
	}

	/**
	 * Subscribes, and returns at once.
	 * @param options what the subscription is about
	 * @param listener who is told, on a thread off MAPI and one notification after the
	 * other; it must return soon, and hands work to a {@code @MapiTask} method or a
	 * {@code MapiTemplate}. A {@link io.github.mapikit.model.notification.Resync} tells
	 * that notifications may be missing
	 * @return the subscription, which ends with the context if it is not closed before
	 */
	public MapiSubscription subscribe(SubscriptionOptions options, NotificationListener listener) {
		Assert.notNull(options, "'options' must not be null");
		Assert.notNull(listener, "'listener' must not be null");
		ContextSubscription made = new ContextSubscription(options, listener, this.all::remove);
		this.all.add(made);
		if (this.running) {
			made.open(this.lifecycle.lease());
			if (!this.running) {
				// it came too late for who paused the others
				made.pause();
			}
		}
		else if (!this.stopped && this.lifecycle.state() == RuntimeState.RUNNING) {
			// nobody starts a bean that is made after the context has started
			start();
		}
		return made;
	}

	@Override
	public void start() {
		this.stopped = false;
		// in this order: one that is made meanwhile is opened by one of both
		this.running = true;
		if (!this.all.isEmpty()) {
			MapiLease lease = this.lifecycle.lease();
			this.all.forEach((subscription) -> subscription.open(lease));
		}
	}

	@Override
	public void stop() {
		this.stopped = true;
		this.running = false;
		this.all.forEach(ContextSubscription::pause);
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

	/**
	 * Subscriptions are not paused with the context, as the runtime is not.
	 */
	@Override
	public boolean isPauseable() {
		return false;
	}

}
