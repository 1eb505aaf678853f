// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import io.github.mapikit.model.notification.NotificationEvent;
import io.github.mapikit.runtime.event.SubscriptionState;
import io.github.mapikit.runtime.subscription.MapiSubscription;
import io.github.mapikit.runtime.subscription.SubscriptionOptions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of subscriptions one of which fails by something else than MAPI.
 */
class UnexpectedFailureTests {

	private static final SubscriptionOptions NEW_MAIL = SubscriptionOptions.of("mail", NotificationEvent.NEW_MAIL);

	@RegisterExtension
	final RuntimeFixture mapi = new RuntimeFixture();

	@Test
	void whenOneFailsByAnythingThenItIsTriedAgainWithGrowingWaitsAndTheOthersGoOn() {
		MapiLease lease = this.mapi.newLease("test", (options) -> options);
		MapiSubscription failing = lease.subscribe(NEW_MAIL, (notification) -> {
		});
		MapiSubscription other = lease.subscribe(NEW_MAIL, (notification) -> {
		});
		this.mapi.driver().onNth("IMsgStore::Advise", 1, () -> {
			throw new IllegalArgumentException("of the driver");
		});
		this.mapi.driver().onNth("IMsgStore::Advise", 3, () -> {
			throw new IllegalArgumentException("of the driver");
		});
		lease.start();
		Awaitility.await().until(() -> other.state() == SubscriptionState.ACTIVE);
		assertThat(other.lastFailure()).isNull();
		Awaitility.await().until(() -> failing.state() == SubscriptionState.ACTIVE);
		assertThat(failing.lastFailure()).isNotNull();
	}

}
