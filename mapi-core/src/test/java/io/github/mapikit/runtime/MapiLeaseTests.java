// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.mapikit.error.MapiCallExceptions;
import io.github.mapikit.error.MapiConflictException;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.error.MapiInterruptedException;
import io.github.mapikit.error.MapiLogonException;
import io.github.mapikit.error.MapiSubsystemFailedException;
import io.github.mapikit.error.MapiThreadException;
import io.github.mapikit.error.MapiUnavailableException;
import io.github.mapikit.runtime.event.MapiRule;
import io.github.mapikit.runtime.event.RuntimeListener;
import io.github.mapikit.runtime.event.RuntimeState;
import io.github.mapikit.runtime.event.StopReport;
import io.github.mapikit.runtime.event.ThreadSnapshot;
import io.github.mapikit.runtime.fake.FakeMapiSubsystem;
import io.github.mapikit.runtime.fake.FakeMapiSubsystem.Call;
import io.github.mapikit.runtime.fake.FakeObject;
import io.github.mapikit.runtime.fake.FakeSession;
import io.github.mapikit.runtime.pool.MapiWorkerPool;
import io.github.mapikit.runtime.pool.PoolOptions;
import io.github.mapikit.runtime.pool.PoolSnapshot;
import io.github.mapikit.runtime.primary.PrimaryThread;
import io.github.mapikit.runtime.task.MapiExecutor;
import io.github.mapikit.runtime.task.TaskNotAcceptedException;
import io.github.mapikit.runtime.task.TaskOptions;
import io.github.mapikit.runtime.thread.MapiThread;
import io.github.mapikit.spi.SessionOptions;
import io.github.mapikit.spi.ThreadRole;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link MapiLease}.
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
		assertThat(this.mapi.subsystem().events()).containsExactly("open loop mapi-primary", "initialize mapi-primary",
				"uninitialize mapi-primary", "close loop mapi-primary");
	}

	@Test
	void whenClosedAgainThenFirstReportIsReturned() {
		MapiLease lease = this.mapi.lease();
		StopReport report = lease.close(Duration.ofSeconds(10));
		assertThat(lease.close(Duration.ofSeconds(10))).isSameAs(report);
	}

	@Test
	void whenClosedByManyThreadsThenAllGetTheSameReport() {
		MapiLease lease = this.mapi.lease();
		List<CompletableFuture<StopReport>> closers = List.of(1, 2, 3, 4)
			.stream()
			.map((number) -> CompletableFuture.supplyAsync(() -> lease.close(Duration.ofSeconds(10)),
					(closer) -> new Thread(closer, "closer").start()))
			.toList();
		assertThat(closers.stream().map(CompletableFuture::join).distinct()).hasSize(1);
	}

	@Test
	void whenClosedFromHookThenItIsRefusedAndTheCloseGoesOn() {
		MapiLease lease = this.mapi.lease();
		CompletableFuture<Void> inner = new CompletableFuture<>();
		lease.beforeWorkersStop("close", () -> {
			try {
				lease.close();
				inner.complete(null);
			}
			catch (IllegalStateException ex) {
				inner.completeExceptionally(ex);
			}
		});
		assertThat(lease.close(Duration.ofSeconds(10)).isComplete()).isTrue();
		assertThat(inner).isCompletedExceptionally();
	}

	@Test
	void whenHookClosesLeaseThatIsPreparedToStopThenItIsRefusedAndTheOthersRunBeforeWorkersEnd() throws Exception {
		MapiLease lease = this.mapi.lease();
		MapiWorkerPool pool = lease.openPool(PoolOptions.DEFAULTS);
		List<String> order = new CopyOnWriteArrayList<>();
		lease.beforeWorkersStop("close", () -> {
			assertThatIllegalStateException().isThrownBy(lease::close).withMessageContaining("'test'");
			order.add("refused");
		});
		lease.beforeWorkersStop("flush", () -> order.add(pool.submit(TASK, () -> "flushed").join()));
		lease.prepareToStop();
		assertThat(order).containsExactly("refused", "flushed");
		assertThat(lease.state()).isEqualTo(RuntimeState.RUNNING);
		assertThat(lease.close(Duration.ofSeconds(10)).isComplete()).isTrue();
		assertThat(order).hasSize(2);
	}

	@Test
	void whenHookClosesLeaseInTaskThenItIsRefusedAndTheCloseGoesOn() {
		MapiLease lease = this.mapi.lease();
		MapiWorkerPool pool = lease.openPool(PoolOptions.DEFAULTS.withSize(1));
		List<Throwable> refused = new CopyOnWriteArrayList<>();
		List<MapiExecutor> executors = List.of(pool, lease.primary(null));
		for (Runnable attempt : List.<Runnable>of(lease::close, lease::prepareToStop,
				() -> pool.close(Duration.ofSeconds(10)))) {
			executors.forEach((executor) -> lease.beforeWorkersStop("close", () -> {
				try {
					executor.call(TASK, () -> {
						attempt.run();
						return 1;
					});
				}
				catch (Exception ex) {
					refused.add(ex);
				}
			}));
		}
		assertThat(lease.close(Duration.ofSeconds(10)).isComplete()).isTrue();
		assertThat(refused).hasSize(6).allSatisfy((ex) -> assertThat(ex).isInstanceOf(MapiThreadException.class));
	}

	@Test
	void whenHookWaitsForAnotherThreadThatClosesTheLeaseThenItIsLeftBehindAndBothGetTheReport() {
		MapiLease lease = impatient();
		CompletableFuture<StopReport> inner = new CompletableFuture<>();
		lease.beforeWorkersStop("close", () -> {
			new Thread(() -> inner.complete(lease.close(Duration.ofSeconds(10))), "closer").start();
			inner.join();
		});
		lease.beforeWorkersStop("prepare",
				() -> CompletableFuture.runAsync(lease::prepareToStop, (task) -> new Thread(task, "preparer").start())
					.join());
		StopReport report = lease.close(Duration.ofSeconds(10));
		assertThat(report.overdueHooks()).containsExactly("close", "prepare");
		assertThat(report.heldUpBy()).isEmpty();
		assertThat(inner).succeedsWithin(Duration.ofSeconds(10)).isSameAs(report);
	}

	@Test
	void whenHooksOfTwoLeasesCloseEachOtherThenBothEnd() {
		MapiLease first = impatient();
		MapiLease second = impatient();
		AtomicInteger runs = new AtomicInteger();
		for (MapiLease lease : List.of(first, second)) {
			lease.beforeWorkersStop("close the other", () -> {
				runs.incrementAndGet();
				((lease == first) ? second : first).close();
			});
		}
		List<CompletableFuture<StopReport>> closers = List.of(first, second)
			.stream()
			.map((lease) -> CompletableFuture.supplyAsync(() -> lease.close(Duration.ofSeconds(10)),
					(closer) -> new Thread(closer, "closer").start()))
			.toList();
		assertThat(closers).allSatisfy((closer) -> assertThat(closer).succeedsWithin(Duration.ofSeconds(10)));
		assertThat(runs).hasValue(2);
		assertThat(first.state()).isEqualTo(RuntimeState.STOPPED);
		assertThat(second.state()).isEqualTo(RuntimeState.STOPPED);
	}

	@Test
	void whenPreparedToStopOnMapiThreadThenItIsRefusedUntilTheHooksHaveRun() throws Exception {
		MapiLease lease = this.mapi.lease();
		MapiWorkerPool pool = lease.openPool(PoolOptions.DEFAULTS.withSize(1));
		List<String> order = new CopyOnWriteArrayList<>();
		lease.beforeWorkersStop("flush", () -> order.add(pool.submit(TASK, () -> "flushed").join()));
		for (MapiExecutor executor : List.of(pool, lease.primary(null))) {
			assertThatExceptionOfType(MapiThreadException.class).isThrownBy(() -> prepareToStop(lease, executor))
				.withMessageContaining("hooks of 'test'");
		}
		assertThat(order).isEmpty();
		lease.prepareToStop();
		assertThat(order).containsExactly("flushed");
		prepareToStop(lease, pool);
		prepareToStop(lease, lease.primary(null));
		assertThat(order).hasSize(1);
	}

	private static void prepareToStop(MapiLease lease, MapiExecutor executor) throws Exception {
		executor.call(TASK, () -> {
			lease.prepareToStop();
			return 1;
		});
	}

	@Test
	void whenClosedOnMapiThreadThenItIsRefused() throws Exception {
		MapiLease lease = this.mapi.lease();
		MapiWorkerPool pool = lease.openPool(PoolOptions.DEFAULTS);
		pool.call(TASK, () -> {
			assertThatExceptionOfType(MapiThreadException.class).isThrownBy(lease::close)
				.withMessageContaining("itself");
			return null;
		});
		lease.primary(null).call(TASK, () -> {
			assertThatExceptionOfType(MapiThreadException.class).isThrownBy(lease::close);
			assertThatExceptionOfType(MapiThreadException.class).isThrownBy(() -> pool.close(Duration.ZERO));
			return null;
		});
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
		assertThat(this.mapi.subsystem().count(FakeMapiSubsystem.Call.INITIALIZE_PRIMARY)).isOne();
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
		this.mapi.subsystem().onNext(FakeMapiSubsystem.Call.UNINITIALIZE_PRIMARY, gate::pass);
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
		assertThat(this.mapi.subsystem().count(FakeMapiSubsystem.Call.INITIALIZE_PRIMARY)).isEqualTo(2);
	}

	@Test
	void whenHooksThenTheyRunInOrderAndMayUseMapi() {
		MapiLease lease = this.mapi.lease();
		MapiWorkerPool pool = lease.openPool(PoolOptions.DEFAULTS);
		List<String> order = new CopyOnWriteArrayList<>();
		lease.beforeWorkersStop("one", () -> {
			pool.submit(TASK, () -> order.add("task of one")).join();
			order.add("one");
		});
		lease.beforeWorkersStop("fails", () -> {
			throw new IllegalStateException("hook");
		});
		lease.beforeWorkersStop("two", () -> order.add("two"));
		lease.beforePrimaryUninitializes("three", () -> {
			assertThat(MapiThread.current("hook").role()).isEqualTo(ThreadRole.PRIMARY);
			MapiThread.current("hook").session();
			this.mapi.subsystem().open("folder").child("message");
			order.add("three");
		});
		lease.beforePrimaryUninitializes("fails", () -> {
			throw new AssertionError("hook");
		});
		lease.beforePrimaryUninitializes("four", () -> order.add("four " + this.mapi.subsystem().owing()));
		assertThat(lease.close(Duration.ofSeconds(10)).isComplete()).isTrue();
		assertThat(order).containsExactly("task of one", "one", "two", "three", "four 1");
		assertThat(this.mapi.subsystem().events()).containsSubsequence("open session mapi-primary",
				"open folder mapi-primary", "open message mapi-primary", "release message mapi-primary",
				"release folder mapi-primary", "release session mapi-primary", "uninitialize mapi-primary");
	}

	@Test
	void whenHookDoesNotReturnThenItIsNamedAndTheCloseGoesOn() {
		Gate gate = this.mapi.gate();
		MapiLease lease = impatient();
		List<String> order = new CopyOnWriteArrayList<>();
		lease.beforeWorkersStop("journal", gate::pass);
		lease.beforeWorkersStop("other", () -> order.add("other"));
		lease.beforePrimaryUninitializes("last", () -> order.add("last"));
		try (RecordedLog log = RecordedLog.of(ShutdownHooks.class)) {
			StopReport report = lease.close(Duration.ofSeconds(10));
			assertThat(report.overdueHooks()).containsExactly("journal");
			assertThat(report.heldUpBy()).isEmpty();
			assertThat(report.isComplete()).isFalse();
			assertThat(log.messages()).singleElement()
				.asString()
				.contains("'journal'", "'test'", "PT0.05S", "Gate.pass", "Raise the stop timeout");
		}
		assertThat(order).containsExactly("other", "last");
		assertThat(lease.state()).isEqualTo(RuntimeState.STOPPED);
	}

	@Test
	void whenHookWaitsForStuckTaskThenItIsInterruptedAndTheCloseGoesOn() throws Exception {
		Gate gate = this.mapi.gate();
		MapiLease lease = impatient();
		MapiWorkerPool pool = lease.openPool(PoolOptions.DEFAULTS.withSize(1));
		pool.submit(TaskOptions.named("stuck"), () -> {
			gate.pass();
			return 1;
		});
		gate.awaitReached();
		CompletableFuture<Throwable> seen = new CompletableFuture<>();
		lease.beforeWorkersStop("flush", () -> {
			try {
				pool.call(TASK, () -> 2);
				seen.complete(new AssertionError("the task ran"));
			}
			catch (Exception ex) {
				seen.complete(ex);
			}
		});
		StopReport report = lease.close(Duration.ofMillis(20));
		assertThat(report.overdueHooks()).containsExactly("flush");
		assertThat(report.heldUpBy()).singleElement().asString().contains("mapi-worker-1", "stuck");
		assertThat(seen.get(10, TimeUnit.SECONDS)).isInstanceOf(MapiInterruptedException.class);
	}

	@Test
	void whenHookOnPrimaryDoesNotReturnThenItIsNamed() {
		Gate gate = this.mapi.gate();
		MapiLease lease = impatient();
		lease.beforePrimaryUninitializes("quick", () -> {
		});
		lease.beforePrimaryUninitializes("slow", gate::pass);
		StopReport report = lease.close(Duration.ofSeconds(10));
		assertThat(report.overdueHooks()).containsExactly("slow");
		assertThat(report.heldUpBy()).isNotEmpty().allSatisfy((held) -> assertThat(held).contains("mapi-primary"));
	}

	@Test
	void whenPreparedToStopThenHooksRunOnceAndTasksAreStillAccepted() throws Exception {
		MapiLease lease = this.mapi.lease();
		MapiWorkerPool pool = lease.openPool(PoolOptions.DEFAULTS);
		List<String> order = new CopyOnWriteArrayList<>();
		lease.beforeWorkersStop("one", () -> {
			order.add("one");
			lease.prepareToStop();
		});
		lease.prepareToStop();
		lease.prepareToStop();
		assertThat(pool.<Integer>call(TASK, () -> 1)).isOne();
		assertThat(lease.close(Duration.ofSeconds(10)).isComplete()).isTrue();
		assertThat(order).containsExactly("one");
	}

	private MapiLease impatient() {
		return this.mapi.lease("test",
				(options) -> options.withTimeouts(Duration.ofSeconds(30), Duration.ofMillis(50)));
	}

	@Test
	void whenHookUsesChildOfSessionThenItIsReleasedBeforeTheSession() {
		MapiLease lease = this.mapi.lease();
		lease.beforePrimaryUninitializes("child",
				() -> ((FakeSession) MapiThread.current("hook").session()).child("folder"));
		lease.close();
		assertThat(this.mapi.subsystem().events()).containsSubsequence("release folder mapi-primary",
				"release session mapi-primary");
	}

	@Test
	void whenPrimaryLeftByOneLeaseThenItsSessionIsClosedAndTheOthersStays() throws Exception {
		MapiLease first = this.mapi.lease("first", (options) -> options.withSession(new SessionOptions("one"), true));
		MapiLease second = this.mapi.lease("second", (options) -> options.withSession(new SessionOptions("two"), true));
		assertThat(first.snapshot().openObjects()).isEqualTo(4);
		first.close();
		assertThat(second.snapshot().openObjects()).isEqualTo(2);
		assertThat(second.primary(null).<String>call(TASK, () -> MapiThread.current("test").session().profileName()))
			.isEqualTo("two");
	}

	@Test
	void whenAnchorFailsThenLeaseFailsAndEverythingEnds() {
		this.mapi.subsystem().onNext(FakeMapiSubsystem.Call.LOGON, () -> {
			throw MapiCallExceptions.of("MAPILogonEx", MapiErrors.MAPI_E_LOGON_FAILED);
		});
		RecordingListener listener = new RecordingListener();
		assertThatExceptionOfType(MapiLogonException.class).isThrownBy(() -> this.mapi.lease("test",
				(options) -> options.withSession(new SessionOptions("x"), true), listener));
		assertThat(listener.events("state")).containsExactly("state NEW STARTING", "state STARTING FAILED");
	}

	@Test
	void whenAnchorDiesByErrorThenSessionIsClosedThoughAnotherLeaseRuns() {
		MapiLease other = this.mapi.lease("other", (options) -> options);
		this.mapi.subsystem().onNext(FakeMapiSubsystem.Call.STORE, () -> {
			throw new LinkageError("store");
		});
		assertThatExceptionOfType(LinkageError.class)
			.isThrownBy(() -> this.mapi.lease("test", (options) -> options.withSession(new SessionOptions("x"), true)));
		assertThat(other.snapshot().openObjects()).isZero();
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
	void whenListenersThrowThenNothingElseFails() throws Exception {
		RuntimeListener broken = (RuntimeListener) Proxy.newProxyInstance(RuntimeListener.class.getClassLoader(),
				new Class<?>[] { RuntimeListener.class }, (proxy, method, arguments) -> {
					if (method.getDeclaringClass() == Object.class) {
						return null;
					}
					throw new AssertionError(method.getName());
				});
		RecordingListener listener = new RecordingListener();
		MapiLease lease = this.mapi.lease(broken, listener);
		assertThat(lease.openPool(PoolOptions.DEFAULTS).submit(TASK, () -> 1).get(30, TimeUnit.SECONDS)).isOne();
		lease.close();
		assertThat(listener.events("state")).hasSize(4);
		assertThat(listener.events("finished worker")).containsExactly("finished worker task SUCCESS");
	}

	@Test
	void whenListenerLosesTheLeaseThenLaterStatesFollowInOrder() {
		RecordingListener listener = new RecordingListener();
		RuntimeListener losing = new RuntimeListener() {

			@Override
			public void onStateChange(RuntimeState from, RuntimeState to) {
				if (to == RuntimeState.RUNNING) {
					MapiLeaseTests.this.mapi.lose(MapiLeaseTests.this.mapi.subsystem().crash());
				}
			}

		};
		try (RecordedLog log = RecordedLog.of(MapiLease.class)) {
			assertThatExceptionOfType(MapiSubsystemFailedException.class)
				.isThrownBy(() -> this.mapi.lease(losing, listener));
			assertThat(log.messages()).noneMatch((message) -> message.startsWith("MAPI is up"));
		}
		assertThat(listener.events("state")).containsExactly("state NEW STARTING", "state STARTING RUNNING",
				"state RUNNING FAILED");
	}

	@Test
	void whenListenerUsesTheLeaseAsSoonAsItRunsThenItWorks() {
		List<String> used = new CopyOnWriteArrayList<>();
		RuntimeListener eager = new RuntimeListener() {

			@Override
			public void onStateChange(RuntimeState from, RuntimeState to) {
				if (to == RuntimeState.RUNNING) {
					MapiLease lease = MapiLeaseTests.this.mapi.newest();
					MapiWorkerPool pool = lease.openPool(PoolOptions.DEFAULTS);
					used.add(pool.submit(TASK, () -> MapiThread.current("test").name()).join());
					used.add(lease.primary(null).submit(TASK, () -> MapiThread.current("test").name()).join());
					used.add(CompletableFuture
						.supplyAsync(() -> pool.submit(TASK, () -> lease.snapshot().state().name()).join())
						.join());
				}
			}

		};
		MapiLease lease = this.mapi.lease("eager", (options) -> options.withSession(new SessionOptions("one"), true),
				eager);
		assertThat(used).containsExactly("mapi-worker-1", "mapi-primary", "RUNNING");
		assertThat(lease.snapshot().pools()).hasSize(1);
	}

	@Test
	void whenPrimaryCannotInitializeThenItsListenersAreTold() {
		RecordingListener listener = new RecordingListener();
		this.mapi.subsystem().onNext(Call.INITIALIZE_PRIMARY, () -> {
			throw new IllegalStateException("no MAPI");
		});
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> this.mapi.lease(listener))
			.withMessage("no MAPI");
		assertThat(listener.events("initialize failed")).containsExactly("initialize failed PRIMARY no MAPI");
		assertThat(listener.events("state")).containsExactly("state NEW STARTING", "state STARTING FAILED");
	}

	@Test
	void whenListenerOfFailureLeasesAgainThenItIsRefused() {
		this.mapi.subsystem().always(Call.INITIALIZE_PRIMARY, () -> {
			throw new IllegalStateException("no MAPI");
		});
		List<Throwable> refused = new CopyOnWriteArrayList<>();
		RuntimeListener stubborn = new RuntimeListener() {

			@Override
			public void onStateChange(RuntimeState from, RuntimeState to) {
				if (to == RuntimeState.FAILED) {
					try {
						MapiRuntime.lease(MapiLeaseTests.this.mapi.options("again"), List.of(this));
					}
					catch (RuntimeException ex) {
						refused.add(ex);
					}
				}
			}

		};
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> this.mapi.lease(stubborn))
			.withMessage("no MAPI");
		assertThat(refused).singleElement()
			.asInstanceOf(InstanceOfAssertFactories.THROWABLE)
			.hasMessageContaining("'again'")
			.hasMessageContaining("another thread");
	}

	@Test
	void whenLeasesConflictThenListenersAreToldWithoutALock() throws Exception {
		CountDownLatch told = new CountDownLatch(1);
		RuntimeListener curious = new RuntimeListener() {

			@Override
			public void onViolation(MapiRule rule, String detail) {
				// reads the runtime's books on another thread, which needs their locks
				CompletableFuture.supplyAsync(() -> ProcessRuntimes.instance().all().get(0).owners()).join();
				told.countDown();
			}

		};
		this.mapi.lease("first", (options) -> options, curious);
		FakeMapiSubsystem other = new FakeMapiSubsystem().withOptions(Map.of("mode", "other"));
		assertThatExceptionOfType(MapiConflictException.class)
			.isThrownBy(() -> MapiRuntime.lease(LeaseOptions.of("second", other)));
		assertThat(told.await(10, TimeUnit.SECONDS)).isTrue();
	}

	@Test
	void whenTwoLeasesHaveSessionsOnThePrimaryThenBothAreCountedUntilTheirLeaseEnds() {
		MapiLease first = this.mapi.lease("first", (options) -> options.withSession(new SessionOptions("one"), true));
		MapiLease second = this.mapi.lease("second", (options) -> options.withSession(new SessionOptions("two"), true));
		assertThat(MapiRuntime.ledger().openSessions()).isEqualTo(2);
		first.close();
		assertThat(second.snapshot().openSessions()).isOne();
		assertThat(second.snapshot().primary()).isNotNull().extracting(ThreadSnapshot::session).isEqualTo("two");
	}

	@Test
	void whenWorkersOfTwoLeasesThenEachListenerHearsOfItsOwn() throws Exception {
		RecordingListener first = new RecordingListener();
		RecordingListener second = new RecordingListener();
		this.mapi.lease("first", (options) -> options, first).openPool(PoolOptions.DEFAULTS).call(TASK, () -> 1);
		this.mapi.lease("second", (options) -> options, second);
		assertThat(first.events("initialized")).containsExactly("initialized PRIMARY", "initialized WORKER");
		assertThat(second.events("initialized")).isEmpty();
		MapiLease third = this.mapi.lease("third", (options) -> options);
		third.openPool(PoolOptions.DEFAULTS).call(TASK, () -> 1);
		third.close();
		assertThat(first.events("initialized WORKER")).hasSize(1);
		assertThat(second.events("uninitialized")).isEmpty();
	}

	@Test
	void whenTaskOfOneLeaseCallsAnothersPoolThenItRunsWithTheOthersSession() throws Exception {
		MapiWorkerPool first = this.mapi
			.lease("first", (options) -> options.withSession(new SessionOptions("one"), false))
			.openPool(PoolOptions.DEFAULTS);
		MapiWorkerPool second = this.mapi
			.lease("second", (options) -> options.withSession(new SessionOptions("two"), false))
			.openPool(PoolOptions.DEFAULTS);
		assertThat(first.<String>call(TASK,
				() -> second.call(TASK, () -> MapiThread.current("test").session().profileName())))
			.isEqualTo("two");
	}

	@Test
	void whenJobOfOneLeaseCallsAnothersPrimaryThenItRunsWithTheOthersSession() throws Exception {
		MapiExecutor first = this.mapi
			.lease("first", (options) -> options.withSession(new SessionOptions("one"), false))
			.primary(null);
		MapiLease other = this.mapi.lease("second", (options) -> options.withSession(new SessionOptions("two"), false));
		MapiExecutor second = other.primary(null);
		List<String> profiles = first.call(TASK, () -> {
			FakeObject outer = this.mapi.subsystem().open("outer");
			List<String> seen = new ArrayList<>();
			seen.add(profile());
			seen.add(second.call(TASK, () -> {
				FakeObject guest = this.mapi.subsystem().open("guest");
				String innermost = first.call(TASK, MapiLeaseTests::profile);
				assertThat(guest.usable()).isTrue();
				return profile() + " " + innermost;
			}));
			assertThat(this.mapi.subsystem().events()).contains("release guest mapi-primary");
			assertThat(outer.usable()).isTrue();
			seen.add(profile());
			return seen;
		});
		assertThat(profiles).containsExactly("one", "two one", "one");
		other.close();
		first.call(TASK, () -> {
			assertThatExceptionOfType(TaskNotAcceptedException.class).isThrownBy(() -> second.call(TASK, () -> 1));
			return null;
		});
	}

	@Test
	void whenMessageIsDispatchedThenPrimaryWorksForTheCallersLease() {
		MapiExecutor primary = this.mapi.lease().primary(null);
		CompletableFuture<String> seen = new CompletableFuture<>();
		this.mapi.subsystem().postMessage(() -> {
			try {
				seen.complete(primary.call(TASK, MapiLeaseTests::profile));
			}
			catch (Exception ex) {
				seen.completeExceptionally(ex);
			}
		});
		assertThat(seen).succeedsWithin(RuntimeFixture.PATIENCE).isEqualTo("default");
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
		assertThat(snapshot.primary()).isNotNull()
			.satisfies((primary) -> assertThat(primary.session()).isEqualTo("profile"));
	}

	@Test
	void whenThreadWorksForNobodyThenSessionSaysSo() {
		MapiLease lease = this.mapi.lease();
		assertThat(lease.state()).isEqualTo(RuntimeState.RUNNING);
		PrimaryThread primary = lease.primaryThread();
		assertThat(primary).isNotNull();
		assertThatIllegalStateException().isThrownBy(() -> primary.mapiThread().work().requireLease())
			.withMessageContaining("mapi-primary");
	}

	private static String profile() {
		return MapiThread.current("test").session().profileName();
	}

}
