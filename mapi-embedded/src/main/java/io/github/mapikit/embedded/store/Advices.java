// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.store;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.notification.NotificationEvent;
import io.github.mapikit.model.notification.ObjectNotification;
import org.jspecify.annotations.Nullable;

/**
 * Who wants to be told of a store's events. A notification that is under way when its
 * advice ends still arrives ("Canceling a ObjectNotification", MAPI documentation). May
 * be used from any thread.
 */
final class Advices {

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
	 * @param object the object that they are about, or {@code null} for the whole store
	 * @param listener the listener, which throws nothing
	 * @return what ends the advice
	 */
	Runnable add(Set<NotificationEvent> events, @Nullable EntryId object,
			Consumer<? super ObjectNotification> listener) {
		Advice advice = new Advice(Set.copyOf(events), object, listener);
		this.advices.add(advice);
		return () -> this.advices.removeIf((candidate) -> candidate == advice);
	}

	/**
	 * Has listeners told, on the thread that MAPI notifies on. To be called without any
	 * lock.
	 * @param notifications what happened
	 */
	void tell(List<ObjectNotification> notifications) {
		for (ObjectNotification notification : notifications) {
			for (Advice advice : this.advices) {
				if (advice.isFor(notification)) {
					this.notifier.accept(() -> advice.listener().accept(notification));
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

	private record Advice(Set<NotificationEvent> events, @Nullable EntryId object,
			Consumer<? super ObjectNotification> listener) {

		/** Whether it is about the object, or about what a folder holds or held. */
		private boolean isFor(ObjectNotification notification) {
			return this.events.contains(notification.event()) && (this.object == null
					|| this.object.equals(notification.entryId()) || this.object.equals(notification.parentId())
					|| this.object.equals(notification.oldParentId()));
		}

	}

}
