// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.store;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import io.github.mapikit.model.notification.Notification;
import io.github.mapikit.model.notification.NotificationEvent;
import io.github.mapikit.model.notification.NotificationListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who wants to be told of a store's events. A notification that is under way when its
 * advice ends still arrives ("Canceling a Notification", MAPI documentation). May be used
 * from any thread.
 */
final class Advices {

	private static final Logger logger = LoggerFactory.getLogger(Advices.class);

	private final List<Advice> advices = new CopyOnWriteArrayList<>();

	private final Consumer<Runnable> notifier;

	/**
	 * Creates a register.
	 * @param notifier runs what it is given on the thread that MAPI notifies on
	 */
	Advices(Consumer<Runnable> notifier) {
		this.notifier = notifier;
	}

	/**
	 * Registers a listener.
	 * @param events the events it wants
	 * @param listener the listener
	 * @return what ends the advice
	 */
	Runnable add(Set<NotificationEvent> events, NotificationListener listener) {
		Advice advice = new Advice(EnumSet.copyOf(events), listener);
		this.advices.add(advice);
		return () -> this.advices.removeIf((candidate) -> candidate == advice);
	}

	/**
	 * Has listeners told, on the thread that MAPI notifies on. To be called without any
	 * lock.
	 * @param notifications what happened
	 */
	void tell(List<Notification> notifications) {
		for (Notification notification : notifications) {
			for (Advice advice : this.advices) {
				if (advice.events().contains(notification.event())) {
					this.notifier.accept(() -> tell(advice.listener(), notification));
				}
			}
		}
	}

	/**
	 * Runs something when all that was told before has arrived: at once if nobody
	 * listens; never if the process ends before.
	 * @param action what to run; throws nothing
	 */
	void whenTold(Runnable action) {
		if (this.advices.isEmpty()) {
			action.run();
		}
		else {
			this.notifier.accept(action);
		}
	}

	private static void tell(NotificationListener listener, Notification notification) {
		try {
			listener.onNotification(notification);
		}
		catch (RuntimeException | Error ex) {
			logger.warn("A notification listener failed on {}", notification.event(), ex);
		}
	}

	private record Advice(Set<NotificationEvent> events, NotificationListener listener) {
	}

}
