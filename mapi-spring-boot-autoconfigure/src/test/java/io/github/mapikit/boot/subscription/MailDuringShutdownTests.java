// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.subscription;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.mapikit.boot.autoconfigure.MapiEmbeddedAutoConfiguration;
import io.github.mapikit.boot.autoconfigure.MapiRuntimeAutoConfiguration;
import io.github.mapikit.boot.autoconfigure.MapiTaskExecutionAutoConfiguration;
import io.github.mapikit.boot.lifecycle.MapiShutdownHook;
import io.github.mapikit.boot.support.BalancedMapi;
import io.github.mapikit.boot.task.MapiTemplate;
import io.github.mapikit.model.message.Message;
import io.github.mapikit.model.message.Recipient;
import io.github.mapikit.model.notification.Notification;
import io.github.mapikit.model.notification.NotificationEvent;
import io.github.mapikit.model.notification.NotificationListener;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.store.Folder;
import io.github.mapikit.runtime.event.SubscriptionState;
import io.github.mapikit.runtime.subscription.MapiSubscription;
import io.github.mapikit.runtime.subscription.SubscriptionOptions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of mail that comes while the context closes: nobody is told of it, nothing of it
 * is worth a warning, and what a listener asks for that is at work says why it is
 * refused.
 */
@ExtendWith({ BalancedMapi.class, OutputCaptureExtension.class })
@Timeout(60)
class MailDuringShutdownTests {

	private static final String OWNER = "owner@example.com";

	private static final SubscriptionOptions MAIL = SubscriptionOptions.of("mail", NotificationEvent.NEW_MAIL);

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(MapiEmbeddedAutoConfiguration.class,
				MapiRuntimeAutoConfiguration.class, MapiTaskExecutionAutoConfiguration.class))
		.withPropertyValues("mapi.embedded.owner-address=" + OWNER)
		.withBean(Hook.class, Hook::new);

	@Test
	void whenMailComesWhileTheContextClosesThenNobodyIsToldAndNothingIsLogged(CapturedOutput output) {
		List<Notification> told = new CopyOnWriteArrayList<>();
		CountDownLatch sent = new CountDownLatch(1);
		this.runner.run((context) -> {
			subscribed(context.getBean(MapiSubscriptions.class), told::add);
			MapiTemplate template = context.getBean(MapiTemplate.class);
			Hook hook = context.getBean(Hook.class);
			hook.beforeWorkers = () -> {
				send(template);
				sent.countDown();
			};
		});
		assertThat(sent.getCount()).isZero();
		assertThat(told).isEmpty();
		assertQuiet(output);
	}

	@Test
	void whenListenerIsAtWorkThenItsTaskIsRefusedWithTheTruth(CapturedOutput output) {
		CompletableFuture<Throwable> refused = new CompletableFuture<>();
		CountDownLatch workersEnded = new CountDownLatch(1);
		CountDownLatch called = new CountDownLatch(1);
		this.runner.run((context) -> {
			MapiTemplate template = context.getBean(MapiTemplate.class);
			subscribed(context.getBean(MapiSubscriptions.class), (notification) -> {
				called.countDown();
				try {
					workersEnded.await();
					send(template);
				}
				catch (Exception ex) {
					refused.complete(ex);
					throw new IllegalStateException(ex);
				}
			});
			Hook hook = context.getBean(Hook.class);
			hook.onPrimary = () -> {
				workersEnded.countDown();
				refused.join();
			};
			send(template);
			assertThat(called.await(20, TimeUnit.SECONDS)).isTrue();
		});
		assertThat(refused.join()).hasMessageContaining("'STOPPING'").hasMessageNotContaining("RUNNING");
		assertQuiet(output);
	}

	private static void assertQuiet(CapturedOutput output) {
		assertThat(output.getAll()).doesNotContain("WARN", "ERROR", "\tat ");
	}

	private static void subscribed(MapiSubscriptions subscriptions, NotificationListener listener) {
		MapiSubscription made = subscriptions.subscribe(MAIL, listener);
		Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> made.state() == SubscriptionState.ACTIVE);
	}

	private static void send(MapiTemplate template) {
		template.execute((session) -> {
			try (Folder outbox = session.defaultStore().outbox(); Message message = outbox.createMessage()) {
				message.set(PropertyTags.SUBJECT, "Hello");
				message.setRecipients(List.of(Recipient.to(OWNER)));
				message.submit();
			}
			return true;
		});
	}

	static final class Hook implements MapiShutdownHook {

		private volatile Runnable beforeWorkers = () -> {
		};

		private volatile Runnable onPrimary = () -> {
		};

		@Override
		public void beforeWorkersStop() {
			this.beforeWorkers.run();
		}

		@Override
		public void beforePrimaryUninitializes() {
			this.onPrimary.run();
		}

	}

}
