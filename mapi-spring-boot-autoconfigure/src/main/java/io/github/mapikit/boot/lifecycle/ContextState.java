// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.lifecycle;

import io.github.mapikit.runtime.event.RuntimeListener;
import io.github.mapikit.runtime.event.RuntimeState;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The state that the listeners of a context were told last, which it publishes as events.
 */
final class ContextState {

	private static final Logger logger = LoggerFactory.getLogger(MapiRuntimeLifecycle.class);

	private final String owner;

	private volatile RuntimeState state = RuntimeState.NEW;

	private volatile @Nullable ApplicationEventPublisher publisher;

	ContextState(String owner) {
		this.owner = owner;
	}

	RuntimeState get() {
		return this.state;
	}

	void publishTo(ApplicationEventPublisher newPublisher) {
		this.publisher = newPublisher;
	}

	/**
	 * Returns whether events are published by an object, or nobody is known to do so.
	 * @param candidate the object
	 * @return whether it may be the publisher
	 */
	boolean isPublishedBy(Object candidate) {
		ApplicationEventPublisher target = this.publisher;
		return target == null || candidate == target;
	}

	/**
	 * Returns who listens to a lease.
	 * @param source the source of the events
	 * @return the listener
	 */
	RuntimeListener listener(MapiRuntimeLifecycle source) {
		return new RuntimeListener() {

			@Override
			public void onStateChange(RuntimeState from, RuntimeState to) {
				ContextState.this.state = to;
				publish(new MapiRuntimeStateEvent(source, from, to));
			}

		};
	}

	/**
	 * Notes the end of a context that never had a lease.
	 */
	void stopped() {
		if (this.state == RuntimeState.NEW) {
			this.state = RuntimeState.STOPPED;
		}
	}

	private void publish(MapiRuntimeStateEvent event) {
		ApplicationEventPublisher target = this.publisher;
		if (target == null) {
			return;
		}
		try {
			target.publishEvent(event);
		}
		catch (Throwable ex) {
			// a context that ends, or never began, has nobody to tell any more
			boolean ended = target instanceof ConfigurableApplicationContext context && !context.isActive();
			logger.atLevel(ended ? Level.DEBUG : Level.WARN)
				.setCause(ex)
				.log("'{}': a listener failed when it was told of state {}", this.owner, event.getTo());
		}
	}

}
