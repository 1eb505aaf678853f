// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded;

import java.time.Duration;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.github.mapikit.embedded.simulation.Fault;
import io.github.mapikit.embedded.simulation.Faults;
import io.github.mapikit.model.message.Message;
import io.github.mapikit.model.notification.Notification;
import io.github.mapikit.model.notification.NotificationEvent;
import io.github.mapikit.model.notification.Subscription;
import io.github.mapikit.model.store.Folder;
import io.github.mapikit.model.store.MapiSession;
import io.github.mapikit.spi.NotificationDelivery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

@UsesMapi
class NotificationTests {

	@RegisterExtension
	final MailboxExtension mailbox = new MailboxExtension();

	private final BlockingQueue<Notification> received = new LinkedBlockingQueue<>();

	private final Queue<String> threads = new ConcurrentLinkedQueue<>();

	private Subscription advise(MapiSession session) {
		return session.defaultStore().advise(Set.of(NotificationEvent.OBJECT_CREATED), (notification) -> {
			this.threads.add(Thread.currentThread().getName());
			this.received.add(notification);
		});
	}

	private void create(MapiSession session) {
		try (Folder inbox = session.defaultStore().inbox(); Message message = inbox.createMessage()) {
			message.save();
		}
	}

	@Test
	void whenDeliveryIsDedicatedThenItsThreadDelivers() throws Exception {
		this.mailbox.run((session) -> {
			try (Subscription subscription = advise(session)) {
				assertThat(subscription).isNotNull();
				create(session);
				assertThat(this.received.poll(10, TimeUnit.SECONDS)).isNotNull();
			}
		});
		assertThat(this.threads).containsExactly("mapi-notifications");
	}

	@Test
	void whenDeliveryIsPrimaryThenThePumpDelivers() throws Exception {
		this.mailbox.with(EmbeddedOptions.DEFAULTS.withNotifications(NotificationDelivery.PRIMARY_THREAD));
		this.mailbox.run((session) -> {
			try (Subscription subscription = advise(session)) {
				assertThat(subscription).isNotNull();
				create(session);
				assertThat(this.received.poll(10, TimeUnit.SECONDS)).isNotNull();
			}
		});
		assertThat(this.threads).containsExactly("mapi-primary");
	}

	@Test
	void whenPumpStopsThenPrimaryDeliversNothing() throws Exception {
		this.mailbox.with(EmbeddedOptions.DEFAULTS.withNotifications(NotificationDelivery.PRIMARY_THREAD));
		this.mailbox.lease();
		Fault fault = this.mailbox.driver().faults().on(Faults.PUMP).hang();
		assertThat(fault.awaitHit(Duration.ofSeconds(10))).isTrue();
		this.mailbox.run((session) -> {
			try (Subscription subscription = advise(session)) {
				assertThat(subscription).isNotNull();
				create(session);
				assertThat(this.received).isEmpty();
				fault.close();
				assertThat(this.received.poll(10, TimeUnit.SECONDS)).isNotNull();
			}
		});
	}

	@Test
	void whenSubscriptionIsClosedThenLaterEventsAreNotTold() throws Exception {
		this.mailbox.run((session) -> {
			advise(session).close();
			create(session);
			try (Subscription subscription = advise(session)) {
				assertThat(subscription).isNotNull();
				create(session);
				assertThat(this.received.poll(10, TimeUnit.SECONDS)).isNotNull();
			}
		});
		assertThat(this.received).isEmpty();
	}

	@Test
	void whenListenerThrowsThenStoreAndOtherListenersDoNotNotice() throws Exception {
		this.mailbox.run((session) -> {
			try (Subscription failing = session.defaultStore()
				.advise(Set.of(NotificationEvent.OBJECT_CREATED), (notification) -> {
					throw new IllegalStateException("on purpose");
				}); Subscription subscription = advise(session)) {
				assertThat(failing).isNotSameAs(subscription);
				create(session);
				assertThat(this.received.poll(10, TimeUnit.SECONDS)).isNotNull();
			}
		});
	}

}
