// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import io.github.mapikit.error.MapiCallExceptions;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.error.MapiUnavailableException;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.notification.NotificationEvent;
import io.github.mapikit.model.store.Folder;
import io.github.mapikit.model.store.MessageStore;
import io.github.mapikit.model.store.StandardFolder;
import io.github.mapikit.runtime.event.SubscriptionState;
import io.github.mapikit.runtime.fake.FakeDriver;
import io.github.mapikit.runtime.pool.MapiWorkerPool;
import io.github.mapikit.runtime.pool.PoolOptions;
import io.github.mapikit.runtime.subscription.MapiSubscription;
import io.github.mapikit.runtime.subscription.SubscriptionOptions;
import io.github.mapikit.runtime.task.TaskOptions;
import io.github.mapikit.runtime.thread.MapiThread;
import io.github.mapikit.runtime.thread.SessionRecovery;
import io.github.mapikit.spi.ThreadRole;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for the life of a lease's subscriptions.
 */
class LeaseSubscriptionTests {

	private static final TaskOptions TASK = TaskOptions.named("task");

	private static final String ADVISE = "IMsgStore::Advise";

	private static final String GET_PROPS = "IMAPIProp::GetProps";

	private static final SubscriptionOptions NEW_MAIL = SubscriptionOptions.of("mail", NotificationEvent.NEW_MAIL);

	private static final SessionRecovery QUICK = SessionRecovery.DEFAULTS
		.withBackoff(Duration.ofMillis(5), Duration.ofMillis(20))
		.withCheckInterval(Duration.ofMillis(20));

	@RegisterExtension
	final RuntimeFixture mapi = new RuntimeFixture();

	private final SentNotifications sent = new SentNotifications(this.mapi.driver());

	private final List<Integer> told = new CopyOnWriteArrayList<>();

	@Test
	void whenSubscribedThenListenerIsToldOnTheDispatcherInOrder() {
		AtomicReference<String> thread = new AtomicReference<>();
		MapiSubscription subscription = lease().subscribe(NEW_MAIL, (notification) -> {
			thread.set(Thread.currentThread().getName());
			this.told.add(SentNotifications.number(notification));
		});
		awaitActive(subscription);
		for (int i = 1; i <= 3; i++) {
			this.sent.send(i);
		}
		awaitTold(1, 2, 3);
		assertThat(thread).hasValue("mapi-dispatcher");
		assertThat(this.mapi.driver().events()).contains("open subscription mapi-anchor-1");
		assertThat(this.mapi.newest().snapshot().subscriptions()).singleElement().satisfies((snapshot) -> {
			assertThat(snapshot.name()).isEqualTo("mail");
			assertThat(snapshot.state()).isEqualTo(SubscriptionState.ACTIVE);
			assertThat(snapshot.delivered()).isEqualTo(3);
			assertThat(snapshot.lastFailure()).isNull();
		});
	}

	@Test
	void whenSubscribedBeforeTheStartThenItBecomesActiveWithIt() {
		MapiLease lease = this.mapi.newLease("test", (options) -> options);
		MapiSubscription subscription = subscribe(lease);
		assertThat(subscription.state()).isEqualTo(SubscriptionState.PENDING);
		lease.start();
		awaitActive(subscription);
	}

	@Test
	void whenFirstAttemptsFailThenItIsTriedAgainAndTellsOneResync() {
		AtomicInteger failures = new AtomicInteger(3);
		this.mapi.driver().always(ADVISE, () -> {
			if (failures.getAndDecrement() > 0) {
				throw MapiCallExceptions.of(ADVISE, MapiErrors.MAPI_E_NO_SUPPORT);
			}
		});
		MapiSubscription subscription = subscribe(lease());
		awaitActive(subscription);
		this.sent.send(1);
		awaitTold(-1, 1);
		assertThat(subscription.lastFailure()).isNotNull()
			.satisfies((failure) -> assertThat(failure.operation()).isEqualTo(ADVISE));
		assertThat(this.mapi.newest().snapshot().subscriptions().get(0).resyncs()).isOne();
	}

	@Test
	void whenSessionDiesThenItIsActiveAgainAndTellsOneResync() {
		MapiSubscription subscription = subscribe(lease());
		awaitActive(subscription);
		this.sent.send(1);
		awaitTold(1);
		AtomicInteger failures = new AtomicInteger(4);
		this.mapi.driver().always(GET_PROPS, () -> {
			if (failures.getAndDecrement() > 0) {
				throw MapiCallExceptions.of(GET_PROPS, MapiErrors.MAPI_E_END_OF_SESSION);
			}
		});
		Awaitility.await().until(() -> this.told.contains(-1));
		Awaitility.await().until(() -> failures.get() < 0 && subscription.state() == SubscriptionState.ACTIVE);
		this.sent.sendToLast(2);
		Awaitility.await().until(() -> this.told.contains(2));
		assertThat(this.told).startsWith(1, -1).endsWith(2);
		assertThat(this.mapi.newest().snapshot().sessions().lost()).isPositive();
		assertThat(this.mapi.newest().snapshot().openSessions()).isOne();
	}

	@Test
	void whenFolderIsMeantThenItsEventsAloneAreTold() throws Exception {
		MapiLease lease = this.mapi.lease();
		MapiSubscription subscription = lease.subscribe(
				SubscriptionOptions.of("drafts", NotificationEvent.OBJECT_CREATED).withFolder(StandardFolder.INBOX),
				(notification) -> this.told.add(0));
		awaitActive(subscription);
		MapiWorkerPool pool = lease.openPool(PoolOptions.DEFAULTS);
		pool.call(TASK, () -> {
			MessageStore store = MapiThread.current("test").session().defaultStore();
			try (Folder outbox = store.outbox(); Folder inbox = store.inbox()) {
				outbox.createFolder("elsewhere").close();
				inbox.createFolder("here").close();
			}
			return null;
		});
		Awaitility.await().until(() -> this.told.size() == 1);
	}

	@Test
	void whenAnotherStoreCannotBeOpenedThenTheOthersGoOn() throws Exception {
		MapiLease lease = lease();
		MapiSubscription own = subscribe(lease);
		awaitActive(own);
		MapiSubscription other = lease.subscribe(NEW_MAIL.withStore(EntryId.of(new byte[] { 1, 2, 3, 4 })),
				(notification) -> {
				});
		Awaitility.await().until(() -> other.lastFailure() != null);
		assertThat(other.state()).isEqualTo(SubscriptionState.PENDING);
		assertThat(own.state()).isEqualTo(SubscriptionState.ACTIVE);
		this.sent.send(1);
		awaitTold(1);
		other.close();
		assertThat(lease.snapshot().subscriptions()).hasSize(1);
	}

	@Test
	void whenStoreOfItsOwnFailsThenItAloneIsInterrupted() throws Exception {
		MapiLease lease = lease();
		EntryId id = lease.openPool(PoolOptions.DEFAULTS)
			.call(TASK, () -> MapiThread.current("test").session().defaultStore().entryId());
		MapiSubscription other = subscribe(lease, NEW_MAIL.withStore(id));
		awaitActive(other);
		this.mapi.driver().onNth(GET_PROPS, 1, () -> {
			throw MapiCallExceptions.of(GET_PROPS, MapiErrors.MAPI_E_NETWORK_ERROR);
		});
		awaitTold(-1);
		awaitActive(other);
		assertThat(lease.snapshot().sessions().lost()).isZero();
	}

	@Test
	void whenClosedThenListenerIsToldNothingAndRegistrationEnds() {
		MapiSubscription subscription = subscribe(lease());
		awaitActive(subscription);
		subscription.close();
		subscription.close();
		this.sent.send(1);
		Awaitility.await().until(() -> this.mapi.driver().events().contains("release subscription mapi-anchor-1"));
		assertThat(subscription.state()).isEqualTo(SubscriptionState.CLOSED);
		assertThat(this.told).isEmpty();
	}

	@Test
	void whenTwoLeasesSubscribeThenEachEndsWithItsOwn() {
		MapiLease first = this.mapi.lease("first", (options) -> options);
		MapiLease second = this.mapi.lease("second", (options) -> options);
		MapiSubscription ofFirst = first.subscribe(NEW_MAIL, (notification) -> this.told.add(100));
		MapiSubscription ofSecond = subscribe(second);
		awaitActive(ofFirst);
		awaitActive(ofSecond);
		first.close();
		this.sent.send(1);
		awaitTold(1);
		assertThat(ofFirst.state()).isEqualTo(SubscriptionState.CLOSED);
		assertThat(ofSecond.state()).isEqualTo(SubscriptionState.ACTIVE);
	}

	@Test
	void whenAnchorHangsThenSubscribingAndClosingWaitForNothing() {
		Gate gate = this.mapi.gate();
		this.mapi.driver().onNext(FakeDriver.Call.LOGON, gate::pass);
		MapiLease lease = lease();
		MapiSubscription subscription = subscribe(lease);
		gate.awaitReached();
		subscribe(lease).close();
		subscription.close();
		assertThat(subscription.state()).isEqualTo(SubscriptionState.CLOSED);
	}

	@Test
	void whenLeaseStopsThenListenersAreToldNothingBeforeTheFirstHookRuns() {
		MapiLease lease = lease();
		MapiSubscription subscription = subscribe(lease);
		awaitActive(subscription);
		lease.beforeWorkersStop("hook", () -> {
			assertThat(subscription.state()).isEqualTo(SubscriptionState.CLOSED);
			this.sent.send(1);
		});
		lease.close();
		assertThat(this.told).isEmpty();
		assertThatExceptionOfType(MapiUnavailableException.class).isThrownBy(() -> subscribe(lease));
	}

	@Test
	void whenListenerSubmitsDuringTheShutdownThenItIsRefusedWithTheTruth() {
		MapiLease lease = lease();
		MapiWorkerPool pool = lease.openPool(PoolOptions.DEFAULTS);
		Gate gate = this.mapi.gate();
		AtomicReference<String> refused = new AtomicReference<>();
		MapiSubscription subscription = lease.subscribe(NEW_MAIL, (notification) -> {
			gate.pass();
			try {
				pool.execute(() -> this.told.add(1));
			}
			catch (RejectedExecutionException ex) {
				refused.set(ex.getMessage());
				throw ex;
			}
		});
		awaitActive(subscription);
		this.sent.send(1);
		gate.awaitReached();
		lease.prepareToStop();
		pool.end();
		gate.open();
		Awaitility.await()
			.untilAsserted(() -> assertThat(refused.get()).contains("STOPPING").doesNotContain("RUNNING"));
	}

	@Test
	void whenAnchorCannotInitializeThenItIsTriedAgain() {
		this.mapi.driver().refuse(ThreadRole.WORKER, "anchor");
		MapiSubscription subscription = subscribe(lease());
		Awaitility.await().until(() -> subscription.lastFailure() != null);
		assertThat(subscription.state()).isEqualTo(SubscriptionState.PENDING);
		this.mapi.driver().allow(ThreadRole.WORKER);
		awaitActive(subscription);
		awaitTold(-1);
	}

	@Test
	void whenMapiIsLostThenItIsInterruptedUntilTheLeaseEnds() {
		MapiLease lease = lease();
		MapiSubscription subscription = subscribe(lease);
		awaitActive(subscription);
		this.mapi.lose(this.mapi.driver().crash());
		assertThat(subscription.state()).isEqualTo(SubscriptionState.INTERRUPTED);
		lease.close();
		assertThat(subscription.state()).isEqualTo(SubscriptionState.CLOSED);
	}

	private MapiLease lease() {
		return this.mapi.lease("test", (options) -> options.withSessionRecovery(QUICK));
	}

	private MapiSubscription subscribe(MapiLease lease) {
		return subscribe(lease, NEW_MAIL);
	}

	private MapiSubscription subscribe(MapiLease lease, SubscriptionOptions options) {
		return lease.subscribe(options, (notification) -> this.told.add(SentNotifications.number(notification)));
	}

	private void awaitTold(Integer... numbers) {
		Awaitility.await().untilAsserted(() -> assertThat(this.told).containsExactly(numbers));
	}

	private static void awaitActive(MapiSubscription subscription) {
		Awaitility.await().until(() -> subscription.state() == SubscriptionState.ACTIVE);
	}

}
