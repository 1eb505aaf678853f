// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.windows.faults;

import java.time.Duration;
import java.util.EnumSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.mapikit.model.notification.Notification;
import io.github.mapikit.model.notification.NotificationEvent;
import io.github.mapikit.model.notification.NotificationListener;
import io.github.mapikit.model.notification.Subscription;
import io.github.mapikit.nativemapi.com.AdviseSink;
import io.github.mapikit.runtime.event.RuntimeState;
import io.github.mapikit.spi.NotificationDelivery;
import io.github.mapikit.windows.standin.EnabledWithStandIn;
import io.github.mapikit.windows.standin.Judge;
import io.github.mapikit.windows.standin.StandIn;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What MAPI may do to a sink: call it on a thread of its own, after its registration has
 * ended, and with what cannot be read.
 */
@EnabledWithStandIn
@ExtendWith(Judge.class)
@Timeout(40)
class NotificationTests {

	private final StandIn standIn = StandIn.load();

	private final CountDownLatch gate = new CountDownLatch(1);

	@AfterEach
	void end() {
		this.gate.countDown();
		StandIn.load().heal();
		Lab.closeAll();
	}

	@ParameterizedTest
	@CsvSource({ "DEDICATED_THREAD, mapi-notify", "PRIMARY_THREAD, mapi-primary" })
	void whenMapiNotifiesThenItsThreadIsOneDaemonWithAName(NotificationDelivery delivery, String name)
			throws Exception {
		BlockingQueue<Thread> threads = new LinkedBlockingQueue<>();
		try (Lab lab = Lab.open("notified", StandIn.options().withNotifications(delivery))) {
			Subscription subscription = lab.onWorker(() -> advise((ignored) -> threads.add(Thread.currentThread())));
			this.standIn.command("deliver subject=first");
			Thread first = threads.poll(20, TimeUnit.SECONDS);
			assertThat(first).isNotNull();
			assertThat(first.getName()).isEqualTo(name);
			assertThat(first.isDaemon()).isTrue();
			// attached once, not for each call
			for (int i = 0; i < 5; i++) {
				this.standIn.command("deliver subject=next");
				assertThat(threads.poll(20, TimeUnit.SECONDS)).isSameAs(first);
			}
			lab.onWorker(() -> close(subscription));
		}
		Awaitility.await().until(() -> AdviseSink.alive() == 0);
	}

	@ParameterizedTest
	@EnumSource(NotificationDelivery.class)
	void whenMapiNotifiesAfterTheEndOfARegistrationThenSinkIsThereAndNobodyIsTold(NotificationDelivery delivery)
			throws Exception {
		this.standIn.command("late on");
		// a listener that blocks breaks R5 where the primary thread notifies
		this.standIn.command("pump limit=60000");
		AtomicInteger told = new AtomicInteger();
		CountDownLatch blocked = new CountDownLatch(1);
		try (Lab lab = Lab.open("late", StandIn.options().withNotifications(delivery))) {
			Subscription blocking = lab.onWorker(() -> advise((ignored) -> {
				blocked.countDown();
				awaitGate();
			}));
			Subscription ended = lab.onWorker(() -> advise((ignored) -> told.incrementAndGet()));
			long before = this.standIn.count("notifications");
			this.standIn.command("deliver subject=blocks");
			assertThat(blocked.await(20, TimeUnit.SECONDS)).isTrue();
			lab.onWorker(() -> close(ended));
			// nothing but MAPI refers to the sink any more
			for (int i = 0; i < 3; i++) {
				System.gc();
			}
			assertThat(AdviseSink.alive()).isEqualTo(2);
			this.gate.countDown();
			// the message to the first, and the late one to the second
			Awaitility.await()
				.atMost(Duration.ofSeconds(20))
				.until(() -> this.standIn.count("notifications") == before + 2);
			Awaitility.await().until(() -> AdviseSink.alive() == 1);
			assertThat(told).hasValue(0);
			lab.onWorker(() -> close(blocking));
		}
		Awaitility.await().until(() -> AdviseSink.alive() == 0);
	}

	@ParameterizedTest
	@EnumSource(NotificationDelivery.class)
	void whenNotificationsPointNowhereThenTheyAloneAreLost(NotificationDelivery delivery) throws Exception {
		BlockingQueue<Notification> told = new LinkedBlockingQueue<>();
		try (Lab lab = Lab.open("wild", StandIn.options().withNotifications(delivery))) {
			Subscription subscription = lab.onWorker(() -> advise(told::add));
			long before = this.standIn.count("notifications");
			this.standIn.command("wild on");
			for (int i = 1; i <= 20; i++) {
				long expected = before + i;
				this.standIn.command("deliver subject=lost");
				Awaitility.await()
					.atMost(Duration.ofSeconds(20))
					.until(() -> this.standIn.count("notifications") == expected);
				System.gc();
			}
			this.standIn.command("wild off");
			assertThat(told).isEmpty();
			this.standIn.command("deliver subject=arrives");
			assertThat(told.poll(20, TimeUnit.SECONDS)).isNotNull();
			assertThat(told).isEmpty();
			assertThat(lab.lease().state()).isEqualTo(RuntimeState.RUNNING);
			lab.onWorker(() -> close(subscription));
		}
		Awaitility.await().until(() -> AdviseSink.alive() == 0);
	}

	private static Subscription advise(NotificationListener listener) {
		return Lab.session().defaultStore().advise(EnumSet.of(NotificationEvent.NEW_MAIL), listener);
	}

	private static boolean close(Subscription subscription) {
		subscription.close();
		return true;
	}

	private void awaitGate() {
		try {
			this.gate.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
