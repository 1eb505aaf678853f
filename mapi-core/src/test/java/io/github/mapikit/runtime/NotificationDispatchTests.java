// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import io.github.mapikit.model.notification.NotificationEvent;
import io.github.mapikit.runtime.event.SubscriptionSnapshot;
import io.github.mapikit.runtime.event.SubscriptionState;
import io.github.mapikit.runtime.subscription.MapiSubscription;
import io.github.mapikit.runtime.subscription.SubscriptionOptions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for how listeners of subscriptions are told.
 */
class NotificationDispatchTests {

	private static final SubscriptionOptions NEW_MAIL = SubscriptionOptions.of("mail", NotificationEvent.NEW_MAIL);

	private static final int MILLION = 1_000_000;

	@RegisterExtension
	final RuntimeFixture mapi = new RuntimeFixture();

	private final SentNotifications sent = new SentNotifications(this.mapi.driver());

	private final List<Integer> told = new CopyOnWriteArrayList<>();

	@Test
	void whenAMillionAreSentThenAllComeInOrder() {
		AtomicInteger next = new AtomicInteger();
		AtomicReference<String> wrong = new AtomicReference<>();
		MapiSubscription subscription = this.mapi.lease().subscribe(NEW_MAIL.withCapacity(MILLION), (notification) -> {
			int expected = next.getAndIncrement();
			if (SentNotifications.number(notification) != expected) {
				wrong.compareAndSet(null, expected + " is " + notification);
			}
		});
		awaitActive(subscription);
		for (int i = 0; i < MILLION; i++) {
			this.sent.send(i);
		}
		Awaitility.await().atMost(RuntimeFixture.PATIENCE).until(() -> next.get() == MILLION);
		assertThat(wrong).hasNullValue();
		assertThat(subscription.snapshot().resyncs()).isZero();
	}

	@Test
	void whenQueueOverflowsThenListenerIsToldOnceBehindWhatWaited() {
		Gate gate = this.mapi.gate();
		MapiSubscription subscription = this.mapi.lease().subscribe(NEW_MAIL.withCapacity(2), (notification) -> {
			gate.pass();
			this.told.add(SentNotifications.number(notification));
		});
		awaitActive(subscription);
		this.sent.send(0);
		gate.awaitReached();
		for (int i = 1; i < 100; i++) {
			this.sent.send(i);
		}
		assertThat(subscription.snapshot().waiting()).isEqualTo(2);
		gate.open();
		awaitTold(0, 1, 2, -1);
		this.sent.send(100);
		awaitTold(0, 1, 2, -1, 100);
	}

	@Test
	void whenListenerThrowsThenItAndOthersAreToldOn() {
		MapiLease lease = this.mapi.lease();
		MapiSubscription throwing = lease.subscribe(NEW_MAIL, (notification) -> {
			throw new StackOverflowError("listener");
		});
		MapiSubscription other = subscribe(lease);
		awaitActive(throwing);
		awaitActive(other);
		this.sent.send(1);
		this.sent.send(2);
		awaitTold(1, 2);
		Awaitility.await().until(() -> throwing.snapshot().listenerFailures() == 2);
		assertThat(throwing.state()).isEqualTo(SubscriptionState.ACTIVE);
	}

	@Test
	void whenListenerBlocksThenShutdownGoesOnAndTheNextLeaseIsTold() {
		Gate gate = this.mapi.gate();
		MapiLease lease = this.mapi.lease();
		MapiSubscription blocking = lease.subscribe(NEW_MAIL, (notification) -> gate.pass());
		awaitActive(blocking);
		this.sent.send(1);
		gate.awaitReached();
		lease.close();
		MapiSubscription next = subscribe(this.mapi.lease());
		awaitActive(next);
		this.sent.sendToLast(2);
		awaitTold(2);
	}

	@Test
	void whenClosedByItsListenerThenNothingElseIsTold() {
		AtomicReference<MapiSubscription> subscription = new AtomicReference<>();
		Gate gate = this.mapi.gate();
		subscription.set(this.mapi.lease().subscribe(NEW_MAIL, (notification) -> {
			gate.pass();
			this.told.add(SentNotifications.number(notification));
			subscription.get().close();
		}));
		awaitActive(subscription.get());
		this.sent.send(1);
		this.sent.send(2);
		gate.open();
		awaitTold(1);
		SubscriptionSnapshot snapshot = subscription.get().snapshot();
		assertThat(snapshot.state()).isEqualTo(SubscriptionState.CLOSED);
		assertThat(snapshot.waiting()).isZero();
	}

	@Test
	void whenListenerLeavesThreadInterruptedThenTheNextIsNot() {
		List<Boolean> seen = new CopyOnWriteArrayList<>();
		MapiSubscription subscription = this.mapi.lease().subscribe(NEW_MAIL, (notification) -> {
			seen.add(Thread.currentThread().isInterrupted());
			Thread.currentThread().interrupt();
		});
		awaitActive(subscription);
		this.sent.send(1);
		Awaitility.await().until(() -> seen.size() == 1);
		this.sent.send(2);
		Awaitility.await().untilAsserted(() -> assertThat(seen).containsExactly(false, false));
	}

	@Test
	void whenLastSubscriptionEndsThenDispatcherEnds() {
		MapiSubscription subscription = subscribe(this.mapi.lease());
		awaitActive(subscription);
		this.sent.send(1);
		awaitTold(1);
		assertThat(RuntimeFixture.mapiThreads()).contains("mapi-dispatcher");
		subscription.close();
		Awaitility.await()
			.untilAsserted(() -> assertThat(RuntimeFixture.mapiThreads()).doesNotContain("mapi-dispatcher"));
	}

	@Test
	void whenOptionsMakeNoSenseThenTheyAreRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> SubscriptionOptions.of("none"))
			.withMessageContaining("no event");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> SubscriptionOptions.of("resync", NotificationEvent.RESYNC));
		assertThatIllegalArgumentException().isThrownBy(() -> NEW_MAIL.withCapacity(0));
	}

	private MapiSubscription subscribe(MapiLease lease) {
		return lease.subscribe(NEW_MAIL, (notification) -> this.told.add(SentNotifications.number(notification)));
	}

	private void awaitTold(Integer... numbers) {
		Awaitility.await().untilAsserted(() -> assertThat(this.told).containsExactly(numbers));
	}

	private static void awaitActive(MapiSubscription subscription) {
		Awaitility.await().until(() -> subscription.state() == SubscriptionState.ACTIVE);
	}

}
