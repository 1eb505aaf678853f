// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Callable;

import io.github.mapikit.error.HResult;
import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.error.MapiCallExceptions;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.error.MapiUnavailableException;
import io.github.mapikit.model.message.BodyFormat;
import io.github.mapikit.model.message.Message;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.store.Folder;
import io.github.mapikit.model.store.MapiSession;
import io.github.mapikit.model.store.MessageStore;
import io.github.mapikit.runtime.event.SessionsSnapshot;
import io.github.mapikit.runtime.fake.FakeDriver;
import io.github.mapikit.runtime.pool.MapiWorkerPool;
import io.github.mapikit.runtime.pool.PoolOptions;
import io.github.mapikit.runtime.task.TaskOptions;
import io.github.mapikit.runtime.thread.MapiThread;
import io.github.mapikit.runtime.thread.SessionRecovery;
import io.github.mapikit.spi.SessionOptions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for sessions that die while they are in use.
 */
class DeadSessionTests {

	private static final TaskOptions TASK = TaskOptions.named("task");

	private static final String GET_PROPS = "IMAPIProp::GetProps";

	private static final String OPEN_STORE = "IMAPISession::OpenMsgStore";

	@RegisterExtension
	final RuntimeFixture mapi = new RuntimeFixture();

	private final SessionEvents events = new SessionEvents();

	@Test
	void whenSessionDiesThenItFailsAllCallsOfTheTaskWithoutAskingTheDriver() throws Exception {
		MapiWorkerPool pool = pool(SessionRecovery.DEFAULTS);
		die(GET_PROPS, MapiErrors.MAPI_E_END_OF_SESSION);
		pool.call(TASK, () -> {
			MessageStore store = store();
			Folder inbox = store.inbox();
			assertEnded(() -> inbox.read(PropertyTags.DISPLAY_NAME));
			int asked = this.mapi.driver().count(GET_PROPS);
			assertEnded(() -> inbox.read(PropertyTags.DISPLAY_NAME));
			assertEnded(() -> store.read(PropertyTags.DISPLAY_NAME));
			assertEnded(() -> session().defaultStore());
			assertThat(this.mapi.driver().count(GET_PROPS)).isEqualTo(asked);
			inbox.close();
			return null;
		});
		awaitReleased();
		assertThat(this.mapi.newest().snapshot().threads().get(0).session()).isNull();
	}

	@Test
	void whenSessionHasDiedThenNextTaskLogsOnAnew() throws Exception {
		MapiWorkerPool pool = pool(SessionRecovery.DEFAULTS);
		pool.call(TASK, this::displayName);
		die(GET_PROPS, MapiErrors.MAPI_E_END_OF_SESSION);
		assertEnded(() -> pool.call(TASK, this::displayName));
		assertThat(pool.call(TASK, this::displayName)).isEqualTo("Mailbox");
		awaitSettled();
		assertThat(this.events.events()).containsExactly("opened mapi-worker-1", "lost mapi-worker-1 " + GET_PROPS,
				"replaced mapi-worker-1");
		SessionsSnapshot sessions = this.mapi.newest().snapshot().sessions();
		assertThat(sessions.lost()).isOne();
		assertThat(sessions.replaced()).isOne();
		assertThat(sessions.unavailableSince()).isNull();
		assertThat(sessions.lastFailure()).isNotNull()
			.satisfies((failure) -> assertThat(failure.result()).isEqualTo(MapiErrors.MAPI_E_END_OF_SESSION));
	}

	@Test
	void whenSessionDiesInStreamThenStreamFailsAndAllIsReleased() throws Exception {
		MapiWorkerPool pool = pool(SessionRecovery.DEFAULTS);
		die("IStream::Read", MapiErrors.MAPI_E_END_OF_SESSION);
		pool.call(TASK, () -> {
			Folder inbox = store().inbox();
			Message message = inbox.createMessage();
			message.setBody(BodyFormat.TEXT, "long enough");
			InputStream stream = message.openStream(PropertyTags.BODY);
			assertEnded(stream::read);
			assertEnded(stream::read);
			stream.close();
			message.close();
			inbox.close();
			return null;
		});
		awaitReleased();
		assertThat(this.mapi.newest().snapshot().sessions().lost()).isOne();
	}

	@Test
	void whenOwnStoreHasNoNetworkThenSessionIsLost() throws Exception {
		MapiWorkerPool pool = pool(SessionRecovery.DEFAULTS);
		die(GET_PROPS, MapiErrors.MAPI_E_NETWORK_ERROR);
		assertThatExceptionOfType(MapiCallException.class).isThrownBy(() -> pool.call(TASK, this::displayName));
		die(OPEN_STORE, MapiErrors.MAPI_E_NETWORK_ERROR);
		assertThatExceptionOfType(MapiCallException.class).isThrownBy(() -> pool.call(TASK, this::displayName));
		assertThat(this.mapi.newest().snapshot().sessions().lost()).isEqualTo(2);
	}

	@Test
	void whenAnotherStoreHasNoNetworkThenItCostsThatCallAlone() throws Exception {
		MapiWorkerPool pool = pool(SessionRecovery.DEFAULTS);
		pool.call(TASK, () -> {
			MessageStore own = store();
			MessageStore other = session().openStore(own.entryId());
			die(GET_PROPS, MapiErrors.MAPI_E_NETWORK_ERROR);
			assertThatExceptionOfType(MapiCallException.class).isThrownBy(() -> other.read(PropertyTags.DISPLAY_NAME));
			other.close();
			die(OPEN_STORE, MapiErrors.MAPI_E_NETWORK_ERROR);
			assertThatExceptionOfType(MapiCallException.class).isThrownBy(() -> session().openStore(own.entryId()));
			return own.read(PropertyTags.DISPLAY_NAME);
		});
		assertThat(this.mapi.newest().snapshot().sessions().lost()).isZero();
	}

	@Test
	void whenSessionOfTaskDiesThenItIsTheTasksBusiness() throws Exception {
		MapiWorkerPool pool = pool(SessionRecovery.DEFAULTS);
		pool.call(TASK, () -> {
			try (MapiSession own = MapiThread.current("test").openSession(SessionOptions.DEFAULT_PROFILE)) {
				MessageStore store = own.defaultStore();
				die(GET_PROPS, MapiErrors.MAPI_E_END_OF_SESSION);
				assertEnded(() -> store.read(PropertyTags.DISPLAY_NAME));
				return store.read(PropertyTags.DISPLAY_NAME);
			}
		});
		assertThat(this.mapi.newest().snapshot().sessions().lost()).isZero();
	}

	@Test
	void whenReleasesOfDeadSessionFailThenNobodyIsTold() throws Exception {
		RecordingListener listener = new RecordingListener();
		MapiWorkerPool pool = this.mapi.lease(listener).openPool(PoolOptions.DEFAULTS.withSize(1));
		pool.call(TASK, this::displayName);
		die(GET_PROPS, MapiErrors.MAPI_E_END_OF_SESSION);
		assertEnded(() -> pool.call(TASK, this::displayName));
		this.mapi.driver().heal();
		assertThat(pool.call(TASK, this::displayName)).isEqualTo("Mailbox");
		assertThat(listener.events("call failed")).hasSize(1);
	}

	@Test
	void whenTaskWithinDiesThenSessionIsKeptUntilOutermostEnds() throws Exception {
		MapiWorkerPool pool = pool(SessionRecovery.DEFAULTS);
		pool.call(TASK, () -> {
			MessageStore store = store();
			die(GET_PROPS, MapiErrors.MAPI_E_END_OF_SESSION);
			assertEnded(() -> pool.submit(TASK, this::displayName).join());
			assertEnded(() -> store.read(PropertyTags.DISPLAY_NAME));
			return null;
		});
		assertThat(pool.call(TASK, this::displayName)).isEqualTo("Mailbox");
	}

	@Test
	void whenSessionDiesInJobThenPrimaryLogsOnAnewForTheNext() throws Exception {
		MapiLease lease = this.mapi.lease();
		die(GET_PROPS, MapiErrors.MAPI_E_END_OF_SESSION);
		assertEnded(() -> lease.primary(null).call(TASK, this::displayName));
		assertThat(lease.primary(null).call(TASK, this::displayName)).isEqualTo("Mailbox");
	}

	@Test
	void whenGuestsSessionDiesThenItIsReplacedWhenTheGuestLeaves() throws Exception {
		MapiLease host = this.mapi.lease("host", (options) -> options);
		MapiLease guest = this.mapi.lease("guest", (options) -> options);
		host.primary(null).call(TASK, () -> {
			displayName();
			die(GET_PROPS, MapiErrors.MAPI_E_END_OF_SESSION);
			assertEnded(() -> guest.primary(null).call(TASK, this::displayName));
			assertThat(guest.primary(null).call(TASK, this::displayName)).isEqualTo("Mailbox");
			return displayName();
		});
		assertThat(guest.snapshot().sessions().replaced()).isOne();
		assertThat(host.snapshot().sessions().lost()).isZero();
	}

	@Test
	void whenEverySessionDiesThenServiceIsBackWithinTheBackoff() throws Exception {
		MapiWorkerPool pool = pool(SessionRecovery.DEFAULTS.withBackoff(Duration.ofMillis(20), Duration.ofMillis(40)));
		this.mapi.driver().always(GET_PROPS, () -> {
			throw MapiCallExceptions.of(GET_PROPS, MapiErrors.MAPI_E_END_OF_SESSION);
		});
		Awaitility.await().until(() -> {
			assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> pool.call(TASK, this::displayName));
			return this.mapi.newest().snapshot().sessions().lost() > 4;
		});
		assertThat(this.mapi.newest().snapshot().sessions().unavailable()).isOne();
		assertThat(this.mapi.newest().snapshot().sessions().unavailableSince()).isNotNull();
		this.mapi.driver().heal();
		Awaitility.await()
			.ignoreExceptions()
			.untilAsserted(() -> assertThat(pool.call(TASK, this::displayName)).isEqualTo("Mailbox"));
		awaitSettled();
	}

	@Test
	void whenNoLogonIsDueThenTaskFailsAtOnceAndSaysUntilWhen() {
		MapiWorkerPool pool = pool(SessionRecovery.DEFAULTS.withBackoff(Duration.ofHours(1), Duration.ofHours(1)));
		this.mapi.driver().always(FakeDriver.Call.LOGON, () -> {
			throw MapiCallExceptions.of("MAPILogonEx", MapiErrors.MAPI_E_NO_ACCESS);
		});
		for (int i = 0; i < 2; i++) {
			assertThatExceptionOfType(MapiCallException.class).isThrownBy(() -> pool.call(TASK, this::displayName));
		}
		int tried = this.mapi.driver().count("MAPILogonEx");
		assertThatExceptionOfType(MapiUnavailableException.class).isThrownBy(() -> pool.call(TASK, this::displayName))
			.withMessageContaining("NO_SESSION")
			.withMessageContaining("2 times in a row, and tries again from ")
			.withCauseInstanceOf(MapiCallException.class);
		assertThat(this.mapi.driver().count("MAPILogonEx")).isEqualTo(tried);
		assertThat(this.events.events()).containsExactly("failed mapi-worker-1", "failed mapi-worker-1");
	}

	// behind the completion of the task
	private void awaitReleased() {
		Awaitility.await().untilAsserted(() -> assertThat(this.mapi.newest().snapshot().openObjects()).isZero());
	}

	private void awaitSettled() {
		Awaitility.await()
			.untilAsserted(() -> assertThat(this.mapi.newest().snapshot().sessions().unavailable()).isZero());
	}

	private MapiWorkerPool pool(SessionRecovery recovery) {
		return this.mapi.lease("test", (options) -> options.withSessionRecovery(recovery), this.events)
			.openPool(PoolOptions.DEFAULTS.withSize(1));
	}

	private void die(String operation, HResult result) {
		this.mapi.driver().onNth(operation, 1, () -> {
			throw MapiCallExceptions.of(operation, result);
		});
	}

	private static void assertEnded(Callable<?> call) {
		assertThatExceptionOfType(Exception.class).isThrownBy(call::call).satisfies((thrown) -> {
			Throwable failure = (thrown instanceof MapiCallException) ? thrown : thrown.getCause();
			assertThat(failure).isInstanceOfSatisfying(MapiCallException.class,
					(ended) -> assertThat(ended.result()).isEqualTo(MapiErrors.MAPI_E_END_OF_SESSION));
		});
	}

	private String displayName() {
		return store().read(PropertyTags.DISPLAY_NAME).get(PropertyTags.DISPLAY_NAME);
	}

	private static MessageStore store() {
		return session().defaultStore();
	}

	private static MapiSession session() {
		return MapiThread.current("test").session();
	}

}
