// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

import io.github.mapikit.error.MapiConflictException;
import io.github.mapikit.error.MapiUnavailableException;
import io.github.mapikit.runtime.event.RuntimeState;
import io.github.mapikit.runtime.event.StopReport;
import io.github.mapikit.runtime.event.ThreadSnapshot;
import io.github.mapikit.runtime.fake.FakeDriver;
import io.github.mapikit.runtime.pool.MapiWorkerPool;
import io.github.mapikit.runtime.pool.PoolOptions;
import io.github.mapikit.runtime.pool.PoolSnapshot;
import io.github.mapikit.runtime.task.MapiExecutor;
import io.github.mapikit.runtime.task.TaskOptions;
import io.github.mapikit.runtime.thread.MapiThread;
import io.github.mapikit.spi.SessionOptions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link MapiLease}: its life, its pools, and others beside it.
 */
class MapiLeaseTests {

	private static final TaskOptions TASK = TaskOptions.named("task");

	@RegisterExtension
	final RuntimeFixture mapi = new RuntimeFixture();

	@Test
	void whenOpenedAndClosedThenStatesAndThreadsComeAndGoInOrder() {
		RecordingListener listener = new RecordingListener();
		MapiLease lease = this.mapi.lease(listener);
		assertThat(lease.state()).isEqualTo(RuntimeState.RUNNING);
		StopReport report = lease.close(Duration.ofSeconds(10));
		assertThat(report.isComplete()).isTrue();
		assertThat(report.abandonedTasks()).isZero();
		assertThat(lease.state()).isEqualTo(RuntimeState.STOPPED);
		assertThat(listener.events("state")).containsExactly("state NEW STARTING", "state STARTING RUNNING",
				"state RUNNING STOPPING", "state STOPPING STOPPED");
		assertThat(this.mapi.driver().events()).containsExactly("open loop mapi-primary", "initialize mapi-primary",
				"uninitialize mapi-primary", "close loop mapi-primary");
	}

	@Test
	void whenTwoLeasesThenPrimaryOutlivesTheFirst() throws Exception {
		MapiLease first = this.mapi.lease("first", (options) -> options);
		MapiLease second = this.mapi.lease("second", (options) -> options);
		assertThat(second.snapshot().owners()).containsExactly("first", "second");
		assertThat(first.close(Duration.ofSeconds(10)).isComplete()).isTrue();
		assertThat(second.openPool(PoolOptions.DEFAULTS).<Boolean>call(TASK, () -> true)).isTrue();
		assertThat(second.primary(null).<Boolean>call(TASK, () -> true)).isTrue();
		second.close();
		assertThat(this.mapi.driver().count(FakeDriver.Call.INITIALIZE_PRIMARY)).isOne();
	}

	@Test
	void whenSecondLeaseWantsAnotherHeartbeatThenThatOfTheFirstIsInForceAndTold() {
		Duration second = Duration.ofSeconds(1);
		Duration minute = Duration.ofMinutes(1);
		MapiLease first = this.mapi.lease("first", (options) -> options.withHeartbeat(minute, minute));
		try (RecordedLog log = RecordedLog.of(MapiLease.class)) {
			MapiLease other = this.mapi.lease("second", (options) -> options.withHeartbeat(second, second));
			assertThat(log.messages()).filteredOn((message) -> message.contains("heartbeat"))
				.singleElement()
				.asString()
				.contains("'second'", "PT1S", "PT1M", "the same heartbeat");
			first.close();
			OptionsInForce inForce = other.snapshot().options();
			assertThat(inForce.heartbeatInterval()).isEqualTo(minute);
			assertThat(inForce.stallAfter()).isEqualTo(minute);
			other.close();
		}
		MapiLease next = this.mapi.lease("third", (options) -> options.withHeartbeat(second, second));
		assertThat(next.snapshot().options().heartbeatInterval()).isEqualTo(second);
	}

	@Test
	void whenAnotherLeaseJoinsThenHeartDoesNotBeatForIt() {
		Duration hour = Duration.ofHours(1);
		RecordingListener listener = new RecordingListener();
		this.mapi.lease("first", (options) -> options.withHeartbeat(hour, hour), listener);
		Awaitility.await().untilAsserted(() -> assertThat(listener.heartbeats()).hasSize(1));
		this.mapi.lease("second", (options) -> options.withHeartbeat(hour, hour));
		Awaitility.await()
			.during(Duration.ofSeconds(1))
			.atMost(RuntimeFixture.PATIENCE)
			.until(() -> listener.heartbeats().size() == 1);
	}

	@Test
	void whenRestartedManyTimesThenLedgerStaysBalanced() throws Exception {
		for (int i = 0; i < 20; i++) {
			MapiLease lease = this.mapi.lease("round " + i, (options) -> options);
			assertThat(lease.openPool(PoolOptions.DEFAULTS).<Integer>call(TASK, () -> 1)).isOne();
			assertThat(lease.close(Duration.ofSeconds(10)).isComplete()).isTrue();
			assertThat(MapiRuntime.ledger().isBalanced()).isTrue();
		}
	}

	@Test
	void whenLeasedWhileFormerPrimaryEndsThenItWaitsAndStartsAnother() throws Exception {
		Gate gate = this.mapi.gate();
		this.mapi.driver().onNext(FakeDriver.Call.UNINITIALIZE_PRIMARY, gate::pass);
		MapiLease first = this.mapi.lease("first",
				(options) -> options.withTimeouts(Duration.ofSeconds(30), Duration.ofMillis(50)));
		StopReport report = first.close(Duration.ofMillis(50));
		assertThat(report.heldUpBy()).singleElement().asString().contains("mapi-primary", "MAPIUninitialize");
		CompletableFuture<MapiLease> second = CompletableFuture
			.supplyAsync(() -> this.mapi.lease("second", (options) -> options), (task) -> new Thread(task).start());
		gate.awaitReached();
		assertThat(second).isNotDone();
		gate.open();
		assertThat(second.get(30, TimeUnit.SECONDS).state()).isEqualTo(RuntimeState.RUNNING);
		assertThat(this.mapi.driver().count(FakeDriver.Call.INITIALIZE_PRIMARY)).isEqualTo(2);
	}

	@Test
	void whenPoolOfThatNameIsOpenThenAnotherIsRefused() throws Exception {
		MapiLease lease = this.mapi.lease();
		MapiWorkerPool pool = lease.openPool(PoolOptions.DEFAULTS);
		assertThatExceptionOfType(MapiConflictException.class).isThrownBy(() -> lease.openPool(PoolOptions.DEFAULTS))
			.withMessageContaining("'worker' of 'test'")
			.withMessageContaining("Give each pool a name of its own");
		lease.openPool(PoolOptions.DEFAULTS.withName("other"));
		this.mapi.lease("second", (options) -> options).openPool(PoolOptions.DEFAULTS);
		assertThat(pool.<Integer>call(TASK, () -> 1)).isOne();
		assertThat(lease.snapshot().pools()).extracting(PoolSnapshot::name).containsExactly("worker", "other");
	}

	@Test
	void whenClosedPoolHasStuckWorkerThenAnotherOfItsNameServes() throws Exception {
		MapiLease lease = this.mapi.lease("test",
				(options) -> options.withTimeouts(RuntimeFixture.PATIENCE, Duration.ofMillis(20)));
		MapiWorkerPool pool = lease.openPool(PoolOptions.DEFAULTS);
		Gate gate = this.mapi.gate();
		pool.submit(TASK, () -> {
			gate.pass();
			return 1;
		});
		gate.awaitReached();
		assertThat(pool.close(Duration.ZERO).heldUpBy()).isNotEmpty();
		assertThat(lease.openPool(PoolOptions.DEFAULTS).<Integer>call(TASK, () -> 2)).isEqualTo(2);
		gate.open();
	}

	@Test
	void whenPoolIsNamedAsAnchorThreadThenItIsRefused() {
		MapiLease lease = this.mapi.lease();
		assertThatIllegalArgumentException().isThrownBy(() -> lease.openPool(PoolOptions.DEFAULTS.withName("anchor")))
			.withMessageContaining("'anchor'")
			.withMessageContaining("sessions and subscriptions");
		assertThat(lease.snapshot().pools()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "primary" })
	void whenPoolCannotHaveThatNameThenOptionsSaySo(String name) {
		assertThatIllegalArgumentException().isThrownBy(() -> PoolOptions.DEFAULTS.withName(name))
			.withMessage("'name' must be a text other than 'primary', not '" + name + "'");
	}

	@Test
	void whenClosedThenNothingIsAccepted() {
		MapiLease lease = this.mapi.lease();
		MapiWorkerPool pool = lease.openPool(PoolOptions.DEFAULTS);
		MapiExecutor primary = lease.primary(null);
		lease.close();
		assertThatExceptionOfType(MapiUnavailableException.class)
			.isThrownBy(() -> lease.openPool(PoolOptions.DEFAULTS));
		assertThatExceptionOfType(MapiUnavailableException.class).isThrownBy(() -> lease.primary(null));
		assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(() -> pool.submit(TASK, () -> 1));
		assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(() -> primary.submit(TASK, () -> 1));
		assertThatExceptionOfType(RejectedExecutionException.class)
			.isThrownBy(() -> primary.submit(new TaskOptions("timed", Duration.ofMinutes(1)), () -> 1));
	}

	@Test
	void whenClosedWhileOtherLeaseRunsThenItsPrimaryJobsAreRefused() {
		MapiLease first = this.mapi.lease("first", (options) -> options);
		MapiLease second = this.mapi.lease("second", (options) -> options);
		MapiExecutor primary = first.primary(null);
		first.close();
		assertThatExceptionOfType(RejectedExecutionException.class)
			.isThrownBy(() -> primary.submit(TASK, () -> MapiThread.current("test").session().profileName()));
		assertThat(second.snapshot().openObjects()).isZero();
	}

	@Test
	void whenSnapshotThenItTellsOfThreadsAndOptions() throws Exception {
		MapiLease lease = this.mapi.lease("owner",
				(options) -> options.withSession(new SessionOptions("profile"), true));
		MapiWorkerPool pool = lease.openPool(PoolOptions.DEFAULTS.withName("mail"));
		pool.call(TASK, () -> MapiThread.current("test").session());
		RuntimeSnapshot snapshot = lease.snapshot();
		assertThat(snapshot.state()).isEqualTo(RuntimeState.RUNNING);
		assertThat(snapshot.owner()).isEqualTo("owner");
		assertThat(snapshot.processOptions()).isEqualTo(Map.of("mode", "test"));
		assertThat(snapshot.openSessions()).isEqualTo(2);
		assertThat(snapshot.threads()).extracting(ThreadSnapshot::name).containsExactly("mapi-mail-1");
		assertThat(snapshot.primary()).isNotNull().satisfies((primary) -> assertThat(primary.session()).isNull());
		assertThat(snapshot.anchor()).isNotNull()
			.satisfies((anchor) -> assertThat(anchor.session()).isEqualTo("profile"));
	}

}
