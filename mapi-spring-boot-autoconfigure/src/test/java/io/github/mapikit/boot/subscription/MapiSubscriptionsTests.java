// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.subscription;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.github.mapikit.boot.autoconfigure.MapiEmbeddedAutoConfiguration;
import io.github.mapikit.boot.autoconfigure.MapiRuntimeAutoConfiguration;
import io.github.mapikit.boot.autoconfigure.MapiTaskExecutionAutoConfiguration;
import io.github.mapikit.boot.lifecycle.MapiRuntimeLifecycle;
import io.github.mapikit.boot.support.BalancedMapi;
import io.github.mapikit.boot.task.MapiTemplate;
import io.github.mapikit.model.message.Message;
import io.github.mapikit.model.message.Recipient;
import io.github.mapikit.model.notification.Notification;
import io.github.mapikit.model.notification.NotificationEvent;
import io.github.mapikit.model.notification.Resync;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.store.Folder;
import io.github.mapikit.runtime.event.SubscriptionState;
import io.github.mapikit.runtime.subscription.MapiSubscription;
import io.github.mapikit.runtime.subscription.SubscriptionOptions;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * Tests of {@link MapiSubscriptions}.
 */
@ExtendWith(BalancedMapi.class)
@Timeout(60)
class MapiSubscriptionsTests {

	private static final String OWNER = "owner@example.com";

	private static final SubscriptionOptions MAIL = SubscriptionOptions.of("mail", NotificationEvent.NEW_MAIL);

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(MapiEmbeddedAutoConfiguration.class,
				MapiRuntimeAutoConfiguration.class, MapiTaskExecutionAutoConfiguration.class))
		.withPropertyValues("mapi.embedded.owner-address=" + OWNER)
		.withBean(Watch.class);

	@Test
	void whenSubscribedBeforeMapiIsUpThenListenerIsToldOfMail() {
		this.runner.run((context) -> {
			Watch watch = context.getBean(Watch.class);
			watch.awaitActive();
			send(context);
			assertThat(watch.next()).isNotNull().extracting(Notification::event).isEqualTo(NotificationEvent.NEW_MAIL);
			assertThat(watch.subscription.snapshot().delivered()).isOne();
			assertThat(watch.subscription.lastFailure()).isNull();
		});
	}

	@Test
	void whenSubscribedWhileMapiIsUpThenItBecomesActive() {
		this.runner.run((context) -> {
			Watch late = new Watch(context.getBean(MapiSubscriptions.class));
			late.awaitActive();
			assertThat(late.subscription.name()).isEqualTo("mail");
			assertThat(context.getBean(MapiRuntimeLifecycle.class).snapshot().orElseThrow().subscriptions()).hasSize(2);
		});
	}

	@Test
	void whenContextIsStoppedAndStartedThenSubscriptionGoesOnWithAResync() {
		this.runner.run((context) -> {
			Watch watch = context.getBean(Watch.class);
			watch.awaitActive();
			context.stop();
			assertThat(watch.subscription.state()).isEqualTo(SubscriptionState.PENDING);
			context.start();
			assertThat(watch.next()).isEqualTo(new Resync());
			send(context);
			assertThat(watch.next()).isNotNull().extracting(Notification::event).isEqualTo(NotificationEvent.NEW_MAIL);
		});
	}

	@Test
	void whenClosedThenItsListenerIsNotToldAndOthersAre() {
		this.runner.run((context) -> {
			Watch closed = context.getBean(Watch.class);
			Watch other = new Watch(context.getBean(MapiSubscriptions.class));
			closed.awaitActive();
			other.awaitActive();
			closed.subscription.close();
			closed.subscription.close();
			send(context);
			assertThat(other.next()).isNotNull();
			assertThat(closed.told).isEmpty();
			assertThat(closed.subscription.state()).isEqualTo(SubscriptionState.CLOSED);
			context.stop();
			context.start();
			other.awaitActive();
			assertThat(closed.subscription.state()).isEqualTo(SubscriptionState.CLOSED);
		});
	}

	@Test
	void whenSubscribedAfterTheEndThenNothingIsOpened() {
		this.runner.run((context) -> {
			MapiSubscriptions subscriptions = context.getBean(MapiSubscriptions.class);
			context.stop();
			Watch late = new Watch(subscriptions);
			assertThat(late.subscription.state()).isEqualTo(SubscriptionState.PENDING);
			assertThat(late.subscription.since()).isNotNull();
		});
	}

	@Test
	void whenApplicationHasItsOwnThenThatIsUsed() {
		this.runner
			.withBean("own", MapiSubscriptions.class, () -> new MapiSubscriptions(mock(MapiRuntimeLifecycle.class)))
			.run((context) -> assertThat(context).hasSingleBean(MapiSubscriptions.class).hasBean("own"));
	}

	@Test
	void whenMapiIsDisabledThenThereIsNone() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(MapiRuntimeAutoConfiguration.class))
			.withPropertyValues("mapi.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(MapiSubscriptions.class));
	}

	private static void send(ApplicationContext context) {
		context.getBean(MapiTemplate.class).execute((session) -> {
			try (Folder outbox = session.defaultStore().outbox(); Message message = outbox.createMessage()) {
				message.set(PropertyTags.SUBJECT, "Hello");
				message.setRecipients(List.of(Recipient.to(OWNER)));
				message.submit();
			}
			return true;
		});
	}

	static final class Watch {

		private final BlockingQueue<Notification> told = new LinkedBlockingQueue<>();

		private final MapiSubscription subscription;

		Watch(MapiSubscriptions subscriptions) {
			this.subscription = subscriptions.subscribe(MAIL, this.told::add);
		}

		void awaitActive() {
			Awaitility.await()
				.atMost(Duration.ofSeconds(20))
				.until(() -> this.subscription.state() == SubscriptionState.ACTIVE);
		}

		@Nullable Notification next() throws InterruptedException {
			return this.told.poll(20, TimeUnit.SECONDS);
		}

	}

}
