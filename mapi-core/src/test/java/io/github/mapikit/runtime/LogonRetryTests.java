// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import io.github.mapikit.error.HResult;
import io.github.mapikit.error.MapiCallExceptions;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.error.MapiLogonException;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.store.MessageStore;
import io.github.mapikit.runtime.fake.FakeDriver;
import io.github.mapikit.runtime.pool.MapiWorkerPool;
import io.github.mapikit.runtime.pool.PoolOptions;
import io.github.mapikit.runtime.task.TaskOptions;
import io.github.mapikit.runtime.thread.LogonRetry;
import io.github.mapikit.runtime.thread.MapiThread;
import io.github.mapikit.runtime.thread.SessionRecovery;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for logons and stores that are tried again.
 */
class LogonRetryTests {

	private static final TaskOptions TASK = TaskOptions.named("task");

	private static final String LOGON = "MAPILogonEx";

	private static final String OPEN_STORE = "IMAPISession::OpenMsgStore";

	private static final LogonRetry QUICK = new LogonRetry(3, Duration.ofMillis(1), Duration.ofMillis(2));

	private static final LogonRetry SLOW = new LogonRetry(2, Duration.ofHours(1), Duration.ofHours(1));

	@RegisterExtension
	final RuntimeFixture mapi = new RuntimeFixture();

	private final SessionEvents events = new SessionEvents();

	@Test
	void whenStoreAnswersAfterThirdTryThenTaskSucceeds() throws Exception {
		MapiWorkerPool pool = pool(QUICK);
		fail(OPEN_STORE, 1, MapiErrors.MAPI_E_CALL_FAILED);
		fail(OPEN_STORE, 2, MapiErrors.MAPI_E_LOGON_FAILED);
		assertThat(pool.<EntryId>call(TASK, () -> store().entryId())).isNotNull();
		assertThat(this.events.events()).containsExactly("opened mapi-worker-1", "retry " + OPEN_STORE + " 1",
				"retry " + OPEN_STORE + " 2");
		assertThat(this.mapi.newest().snapshot().sessions().retries()).isEqualTo(2);
	}

	@Test
	void whenLogonFailsEachTimeThenLastFailureSaysHowOftenItWasTried() {
		MapiWorkerPool pool = pool(QUICK);
		this.mapi.driver().always(LOGON, () -> {
			throw MapiCallExceptions.of(LOGON, MapiErrors.MAPI_E_LOGON_FAILED);
		});
		assertThatExceptionOfType(MapiLogonException.class).isThrownBy(() -> pool.call(TASK, () -> store()))
			.withMessageContaining("after 3 attempts")
			.satisfies((ex) -> assertThat(ex.result()).isEqualTo(MapiErrors.MAPI_E_LOGON_FAILED));
		assertThat(this.mapi.driver().count(LOGON)).isEqualTo(3);
		assertThat(this.events.events()).containsExactly("retry " + LOGON + " 1", "retry " + LOGON + " 2",
				"failed mapi-worker-1");
	}

	@Test
	void whenFailureDoesNotPassThenItIsTriedOnce() {
		MapiWorkerPool pool = pool(QUICK);
		fail(LOGON, 1, MapiErrors.MAPI_E_NO_ACCESS);
		assertThatExceptionOfType(MapiLogonException.class).isThrownBy(() -> pool.call(TASK, () -> store()))
			.withMessageNotContaining("attempts");
		assertThat(this.mapi.driver().count(LOGON)).isOne();
	}

	@Test
	void whenOnPrimaryThenItIsTriedOnce() {
		MapiLease lease = lease(SLOW);
		fail(LOGON, 1, MapiErrors.MAPI_E_LOGON_FAILED);
		assertThatExceptionOfType(MapiLogonException.class)
			.isThrownBy(() -> lease.primary(null).call(TASK, () -> store().entryId()));
	}

	@Test
	void whenInitializeFailsThenItIsNoLogon() {
		MapiWorkerPool pool = pool(QUICK);
		this.mapi.driver().onNext(FakeDriver.Call.INITIALIZE_WORKER, () -> {
			throw MapiCallExceptions.of("MAPIInitialize", MapiErrors.MAPI_E_CALL_FAILED);
		});
		assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> pool.call(TASK, () -> store()));
		assertThat(this.events.events()).isEmpty();
	}

	@Test
	void whenTaskIsCancelledThenItWaitsForNoFurtherAttempt() {
		MapiWorkerPool pool = pool(SLOW);
		CompletableFuture<Object> task = waiting(pool, TASK);
		task.cancel(true);
		assertFree(pool);
	}

	@Test
	void whenTimeOfTaskIsOverThenItWaitsForNoFurtherAttempt() {
		MapiWorkerPool pool = pool(SLOW);
		waiting(pool, new TaskOptions("task", Duration.ofMillis(100)));
		assertFree(pool);
	}

	@Test
	void whenLeaseClosesThenItWaitsForNoFurtherAttempt() {
		MapiWorkerPool pool = pool(SLOW);
		CompletableFuture<Object> task = waiting(pool, TASK);
		this.mapi.newest().close();
		assertThat(task).isCompletedExceptionally();
	}

	@Test
	void whenWorkerPumpsThenItDoesSoBetweenTwoAttempts() {
		this.mapi.driver().pumpingWorkers();
		MapiWorkerPool pool = pool(SLOW);
		CompletableFuture<Object> task = waiting(pool, TASK);
		CompletableFuture<Boolean> dispatched = new CompletableFuture<>();
		this.mapi.driver().postMessage("mapi-worker-1", () -> dispatched.complete(task.isDone()));
		assertThat(dispatched).succeedsWithin(RuntimeFixture.PATIENCE).isEqualTo(false);
		task.cancel(true);
		assertFree(pool);
	}

	@Test
	void whenSettingsAreOutOfRangeThenTheyAreRefused() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new LogonRetry(0, Duration.ofMillis(1), Duration.ofMillis(1)))
			.withMessageContaining("attempts");
		assertThatIllegalArgumentException().isThrownBy(() -> new LogonRetry(1, Duration.ZERO, Duration.ofMillis(1)));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new LogonRetry(1, Duration.ofMillis(2), Duration.ofMillis(1)));
	}

	private CompletableFuture<Object> waiting(MapiWorkerPool pool, TaskOptions options) {
		fail(LOGON, 1, MapiErrors.MAPI_E_LOGON_FAILED);
		CompletableFuture<Object> task = pool.submit(options, () -> store().entryId());
		Awaitility.await().until(() -> this.mapi.driver().count(LOGON) == 1);
		return task;
	}

	private void assertFree(MapiWorkerPool pool) {
		assertThat(pool.submit(TASK, () -> 1)).succeedsWithin(RuntimeFixture.PATIENCE);
		assertThat(this.mapi.driver().count(LOGON)).isOne();
	}

	private MapiWorkerPool pool(LogonRetry retry) {
		return lease(retry).openPool(PoolOptions.DEFAULTS.withSize(1));
	}

	private MapiLease lease(LogonRetry retry) {
		return this.mapi.lease("test",
				(options) -> options.withSessionRecovery(SessionRecovery.DEFAULTS.withLogonRetry(retry)), this.events);
	}

	private void fail(String operation, int nth, HResult result) {
		this.mapi.driver().onNth(operation, nth, () -> {
			throw MapiCallExceptions.of(operation, result);
		});
	}

	private static MessageStore store() {
		return MapiThread.current("test").session().defaultStore();
	}

}
