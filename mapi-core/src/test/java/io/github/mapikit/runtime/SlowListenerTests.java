// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.mapikit.model.notification.NotificationEvent;
import io.github.mapikit.runtime.event.SubscriptionState;
import io.github.mapikit.runtime.subscription.MapiSubscription;
import io.github.mapikit.runtime.subscription.SubscriptionOptions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of a listener that does not return: it holds up the others of the process, is
 * named, and is left to itself when its subscription ends.
 */
class SlowListenerTests {

	private static final SubscriptionOptions NEW_MAIL = SubscriptionOptions.of("slow", NotificationEvent.NEW_MAIL);

	@RegisterExtension
	final RuntimeFixture mapi = new RuntimeFixture();

	private final SentNotifications sent = new SentNotifications(this.mapi.driver());

	private final List<Integer> told = new CopyOnWriteArrayList<>();

	@Test
	void whenListenerTakesLongThenItIsNamedOnceAndShown() {
		Gate gate = this.mapi.gate();
		MapiLease lease = this.mapi.lease("owner",
				(options) -> options.withHeartbeat(Duration.ofMillis(20), Duration.ofMillis(50)));
		MapiSubscription slow = blocking(lease, gate);
		assertThat(slow.snapshot().listenerBusy()).isNull();
		try (RecordedLog log = RecordedLog.of(MapiSubscription.class)) {
			this.sent.send(1);
			gate.awaitReached();
			Awaitility.await().until(() -> !log.messages().isEmpty());
			assertThat(slow.snapshot().listenerBusy()).isGreaterThanOrEqualTo(Duration.ofMillis(50));
			gate.open();
			Awaitility.await().until(() -> slow.snapshot().listenerBusy() == null && log.messages().size() == 2);
			assertThat(log.messages().get(0)).contains("'slow' of 'owner'", "all other listeners", "SlowListenerTests");
			assertThat(log.messages().get(1)).contains("'slow'", "has returned");
		}
	}

	@Test
	void whenItsLeaseEndsThenListenersOfOtherLeasesAreTold() {
		Gate gate = this.mapi.gate();
		MapiLease lease = this.mapi.lease("slow", (options) -> options);
		MapiLease other = this.mapi.lease("other", (options) -> options);
		MapiSubscription slow = blocking(lease, gate);
		this.sent.send(1);
		gate.awaitReached();
		awaitActive(other.subscribe(NEW_MAIL, (notification) -> this.told.add(SentNotifications.number(notification))));
		this.sent.sendToLast(2);
		assertThat(this.told).isEmpty();
		lease.close();
		Awaitility.await().untilAsserted(() -> assertThat(this.told).containsExactly(2));
		gate.open();
		this.sent.sendToLast(3);
		Awaitility.await().untilAsserted(() -> assertThat(this.told).containsExactly(2, 3));
		assertThat(slow.state()).isEqualTo(SubscriptionState.CLOSED);
	}

	private static MapiSubscription blocking(MapiLease lease, Gate gate) {
		MapiSubscription made = lease.subscribe(NEW_MAIL, (notification) -> gate.pass());
		awaitActive(made);
		return made;
	}

	private static void awaitActive(MapiSubscription subscription) {
		Awaitility.await().until(() -> subscription.state() == SubscriptionState.ACTIVE);
	}

}
