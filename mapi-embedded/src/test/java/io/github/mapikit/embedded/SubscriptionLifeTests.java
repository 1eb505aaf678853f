// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

import io.github.mapikit.model.message.BodyFormat;
import io.github.mapikit.model.message.Message;
import io.github.mapikit.model.notification.Notification;
import io.github.mapikit.model.notification.NotificationEvent;
import io.github.mapikit.model.notification.Subscription;
import io.github.mapikit.model.store.Folder;
import io.github.mapikit.model.store.MapiSession;
import io.github.mapikit.runtime.MapiRuntime;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

class SubscriptionLifeTests {

	private static final Set<NotificationEvent> CREATED = Set.of(NotificationEvent.OBJECT_CREATED);

	@RegisterExtension
	final MailboxExtension mailbox = new MailboxExtension();

	private final List<Notification> told = new CopyOnWriteArrayList<>();

	@Test
	void whenTaskEndsThenItsSubscriptionGoesOn() throws Exception {
		this.mailbox.run((session) -> session.defaultStore().advise(CREATED, this.told::add));
		this.mailbox.run(SubscriptionLifeTests::createMessage);
		Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> !this.told.isEmpty());
		this.mailbox.close();
		assertThat(MapiRuntime.ledger().isBalanced()).isTrue();
		assertThat(this.mailbox.driver().violations()).isEmpty();
	}

	@Test
	void whenSubscriptionIsClosedByALaterTaskThenNothingMoreIsTold() throws Exception {
		AtomicReference<Subscription> subscription = new AtomicReference<>();
		List<Notification> others = new CopyOnWriteArrayList<>();
		this.mailbox.run((session) -> subscription.set(session.defaultStore().advise(CREATED, this.told::add)));
		this.mailbox.run((session) -> subscription.get().close());
		this.mailbox.run((session) -> session.defaultStore().advise(CREATED, others::add));
		this.mailbox.run(SubscriptionLifeTests::createMessage);
		Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> !others.isEmpty());
		assertThat(this.told).isEmpty();
	}

	private static void createMessage(MapiSession session) {
		try (Folder inbox = session.defaultStore().inbox(); Message message = inbox.createMessage()) {
			message.setBody(BodyFormat.TEXT, "Hello");
			message.save();
		}
	}

}
