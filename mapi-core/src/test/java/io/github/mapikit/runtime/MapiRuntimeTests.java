// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

import io.github.mapikit.error.MapiCallExceptions;
import io.github.mapikit.error.MapiConflictException;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.error.MapiInitializationException;
import io.github.mapikit.error.MapiInterruptedException;
import io.github.mapikit.error.MapiSubsystemFailedException;
import io.github.mapikit.error.MapiThreadException;
import io.github.mapikit.error.MapiTimeoutException;
import io.github.mapikit.runtime.event.RuntimeState;
import io.github.mapikit.runtime.fake.FakeDriver;
import io.github.mapikit.runtime.fake.FakeDriver.Call;
import io.github.mapikit.runtime.pool.MapiWorkerPool;
import io.github.mapikit.runtime.pool.PoolOptions;
import io.github.mapikit.runtime.task.MapiExecutor;
import io.github.mapikit.runtime.task.TaskOptions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link MapiRuntime}, its primary thread and its watchdog.
 */
class MapiRuntimeTests {

	private static final TaskOptions TASK = TaskOptions.named("task");

	@RegisterExtension
	final RuntimeFixture mapi = new RuntimeFixture();

	@Test
	void whenOptionsConflictThenSecondLeaseIsRefusedAndBothAreNamed() {
		RecordingListener listener = new RecordingListener();
		this.mapi.lease("first", (options) -> options, listener);
		FakeDriver other = new FakeDriver().withOptions(Map.of("mode", "other"));
		assertThatExceptionOfType(MapiConflictException.class)
			.isThrownBy(() -> MapiRuntime.lease(LeaseOptions.of("second", other)))
			.withMessageContaining("'first' with 'test'")
			.withMessageContaining("'second' with 'other'")
			.withMessageContaining("'mode'");
		assertThatExceptionOfType(MapiConflictException.class)
			.isThrownBy(() -> MapiRuntime.lease(LeaseOptions.of("second", new FakeDriver().named("else"))))
			.withMessageContaining("the MAPI driver");
		assertThat(listener.events("violation R12")).hasSize(2);
	}

	@Test
	void whenPrimaryCannotInitializeThenLeaseFailsAndTheNextStarts() {
		RecordingListener listener = new RecordingListener();
		this.mapi.driver().onNext(Call.INITIALIZE_PRIMARY, () -> {
			throw MapiCallExceptions.of("MAPIInitialize", MapiErrors.MAPI_E_NOT_INITIALIZED);
		});
		assertThatExceptionOfType(MapiInitializationException.class).isThrownBy(() -> this.mapi.lease(listener));
		assertThat(listener.events("initialize failed PRIMARY")).hasSize(1);
		assertThat(this.mapi.lease().state()).isEqualTo(RuntimeState.RUNNING);
	}

	@Test
	void whenMessageLoopCannotBeOpenedThenLeaseFailsAndTheNextStarts() {
		this.mapi.driver().onNext(Call.OPEN_LOOP, () -> {
			throw new IllegalStateException("no window");
		});
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(this.mapi::lease).withMessage("no window");
		assertThat(this.mapi.lease().state()).isEqualTo(RuntimeState.RUNNING);
	}

	@Test
	void whenPrimaryHangsInItsStartThenLeaseFailsAndThreadEndsWhenItReturns() {
		Gate gate = this.mapi.gate();
		this.mapi.driver().onNext(Call.INITIALIZE_PRIMARY, gate::pass);
		assertThatExceptionOfType(MapiTimeoutException.class)
			.isThrownBy(() -> this.mapi.lease("test",
					(options) -> options.withTimeouts(Duration.ofMillis(100), Duration.ofSeconds(1))))
			.withMessageContaining("MAPIInitialize");
		assertThat(MapiRuntime.ledger().threads()).containsExactly("mapi-primary");
		gate.open();
		Awaitility.await().untilAsserted(() -> assertThat(MapiRuntime.ledger().threads()).isEmpty());
	}

	@Test
	void whenStarterIsInterruptedThenLeaseFailsAndThreadEnds() {
		Gate gate = this.mapi.gate();
		this.mapi.driver().onNext(Call.INITIALIZE_PRIMARY, gate::pass);
		Thread.currentThread().interrupt();
		assertThatExceptionOfType(MapiInterruptedException.class).isThrownBy(this.mapi::lease);
		assertThat(Thread.interrupted()).isTrue();
	}

	@Test
	void whenForeignThreadUsesMapiThenItIsRefusedByName() {
		this.mapi.lease();
		assertThatExceptionOfType(MapiThreadException.class).isThrownBy(() -> this.mapi.driver().open("folder"))
			.withMessageContaining(Thread.currentThread().getName())
			.withMessageContaining("folder");
		assertThatExceptionOfType(CompletionException.class)
			.isThrownBy(() -> CompletableFuture.runAsync(() -> this.mapi.driver().open("folder")).join())
			.withCauseInstanceOf(MapiThreadException.class);
	}

	@Test
	void whenPumpFailsThenMapiIsLostAndPrimaryStaysForItsWorkers() throws Exception {
		MapiLease lease = this.mapi.lease();
		MapiWorkerPool pool = lease.openPool(PoolOptions.DEFAULTS);
		Gate gate = this.mapi.gate();
		CompletableFuture<Object> running = pool.submit(TASK, () -> {
			gate.pass();
			return null;
		});
		gate.awaitReached();
		this.mapi.driver().postMessage(() -> {
			throw new IllegalStateException("window procedure");
		});
		Awaitility.await().untilAsserted(() -> assertThat(lease.state()).isEqualTo(RuntimeState.FAILED));
		assertThat(pool.submit(TASK, () -> 1)).failsWithin(Duration.ofSeconds(10))
			.withThrowableThat()
			.havingCause()
			.isInstanceOf(MapiSubsystemFailedException.class);
		assertThat(MapiRuntime.ledger().threads()).contains("mapi-primary");
		gate.open();
		running.get(10, TimeUnit.SECONDS);
		this.mapi.driver().crash();
		assertThat(lease.close(Duration.ofSeconds(10)).isComplete()).isTrue();
	}

	@Test
	void whenMapiIsLostThenJobsInACallAndBehindItAreTold() {
		MapiLease lease = this.mapi.lease();
		MapiExecutor primary = lease.primary(null);
		Gate gate = this.mapi.gate();
		CompletableFuture<Object> inCall = primary.submit(TASK, () -> this.mapi.driver().open("store").work(() -> {
			gate.pass();
			return null;
		}));
		gate.awaitReached();
		CompletableFuture<Integer> behind = primary.submit(TASK, () -> 1);
		this.mapi.lose(this.mapi.driver().crash());
		for (CompletableFuture<?> told : List.of(inCall, behind, primary.submit(TASK, () -> 1))) {
			assertThat(told).failsWithin(Duration.ofSeconds(10))
				.withThrowableThat()
				.havingCause()
				.isInstanceOf(MapiSubsystemFailedException.class);
		}
		gate.open();
		assertThat(lease.close(Duration.ofSeconds(10)).isComplete()).isTrue();
	}

	@Test
	void whenPrimaryJobsThenTheyRunInOrderBetweenPumps() {
		MapiExecutor primary = this.mapi.lease().primary(null);
		List<Integer> order = new ArrayList<>();
		List<CompletableFuture<Boolean>> jobs = new ArrayList<>();
		for (int i = 0; i < 100; i++) {
			int number = i;
			jobs.add(primary.submit(TASK, () -> order.add(number)));
		}
		jobs.forEach(CompletableFuture::join);
		assertThat(order).hasSize(100).isSorted();
		assertThat(this.mapi.driver().count(Call.PUMP)).isGreaterThanOrEqualTo(100);
	}

	@Test
	void whenIdleThenPumpReturnsForBeatsOnly() {
		RecordingListener listener = new RecordingListener();
		this.mapi.lease("test", (options) -> options.withHeartbeat(Duration.ofMillis(20), Duration.ofSeconds(5)),
				listener);
		Awaitility.await().untilAsserted(() -> assertThat(listener.heartbeats()).isNotEmpty());
		// between two pumps the count of beats may be one ahead
		int beatsBefore = listener.heartbeats().size();
		int pumpsBefore = this.mapi.driver().count(Call.PUMP);
		Awaitility.await().untilAsserted(() -> assertThat(listener.heartbeats()).hasSizeGreaterThan(beatsBefore + 20));
		int pumps = this.mapi.driver().count(Call.PUMP) - pumpsBefore;
		int beats = listener.heartbeats().size() - beatsBefore;
		assertThat(pumps).isBetween(1, beats + 1);
	}

	@Test
	void whenPrimaryDoesNotPumpThenItIsReportedWithStackAndRecovers() {
		RecordingListener listener = new RecordingListener();
		MapiLease lease = this.mapi.lease("test",
				(options) -> options.withHeartbeat(Duration.ofMillis(5), Duration.ofMillis(20)), listener);
		Gate gate = this.mapi.gate();
		lease.primary(null).submit(TaskOptions.named("long job"), () -> {
			gate.pass();
			return null;
		});
		Awaitility.await().untilAsserted(() -> assertThat(listener.stuck()).anySatisfy((snapshot) -> {
			assertThat(snapshot.task()).isEqualTo("long job");
			assertThat(snapshot.stack()).anyMatch((frame) -> frame.contains("Gate.pass"));
		}));
		assertThat(lease.snapshot().stalled()).isTrue();
		assertThat(listener.events("violation R5")).isNotEmpty();
		gate.open();
		Awaitility.await().untilAsserted(() -> assertThat(lease.snapshot().stalled()).isFalse());
		Awaitility.await().untilAsserted(() -> assertThat(listener.events("recovered mapi-primary")).isNotEmpty());
	}

	@Test
	void whenUninitializeOfPrimaryHangsThenItIsReportedAsStuckUntilItReturns() {
		RecordingListener listener = new RecordingListener();
		Gate gate = this.mapi.gate();
		this.mapi.driver().onNext(Call.UNINITIALIZE_PRIMARY, gate::pass);
		MapiLease lease = this.mapi.lease("test",
				(options) -> options.withTimeouts(Duration.ofSeconds(10), Duration.ofMillis(20))
					.withHeartbeat(Duration.ofHours(1), Duration.ofMillis(20)),
				listener);
		try (RecordedLog log = RecordedLog.of("primary.Heartbeat")) {
			assertThat(lease.close(Duration.ofMillis(20)).heldUpBy()).singleElement()
				.asString()
				.contains("mapi-primary", "MAPIUninitialize");
			listener.awaitStuckAtEnd("mapi-primary", Duration.ofMillis(20));
			assertThat(log.messages()).singleElement()
				.asString()
				.contains("primary", "'MAPIUninitialize'", "PT0.02S", "Gate.pass");
		}
		assertThat(listener.events("violation")).singleElement().asString().startsWith("violation R8");
		gate.open();
		Awaitility.await()
			.untilAsserted(() -> assertThat(listener.events("recovered")).containsExactly("recovered mapi-primary"));
	}

	@Test
	void whenEndingPrimaryLeasesAgainThenItDoesNotWaitForItself() throws Exception {
		Gate gate = this.mapi.gate();
		MapiLease lease = this.mapi.lease("test",
				(options) -> options.withTimeouts(Duration.ofMinutes(5), Duration.ofMillis(20)));
		CompletableFuture<MapiLease> again = new CompletableFuture<>();
		lease.beforePrimaryUninitializes("again", () -> {
			gate.pass();
			try {
				again.complete(MapiRuntime
					.lease(this.mapi.options("again").withTimeouts(Duration.ofMinutes(5), Duration.ofMillis(1))));
			}
			catch (RuntimeException ex) {
				again.completeExceptionally(ex);
			}
		});
		assertThat(lease.close(Duration.ZERO).overdueHooks()).containsExactly("again");
		gate.open();
		assertThat(again).failsWithin(Duration.ofSeconds(10))
			.withThrowableThat()
			.havingCause()
			.isInstanceOf(MapiThreadException.class)
			.withMessageContaining("its own end");
	}

	@Test
	void whenWorkerIsStuckForEverThenMainEnds(@TempDir Path folder) throws Exception {
		assertThat(runProgram(folder)).isEqualTo("0: held up by 1, owing 2");
	}

	@Test
	void whenWorkerIsStuckForEverThenExitWorks(@TempDir Path folder) throws Exception {
		assertThat(runProgram(folder, "exit")).isEqualTo("3: held up by 1, owing 2");
	}

	private static String runProgram(Path folder, String... arguments) throws Exception {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
						System.getProperty("java.class.path"), StuckProgram.class.getName()));
		command.addAll(List.of(arguments));
		File output = folder.resolve("output.txt").toFile();
		Process process = new ProcessBuilder(command).redirectOutput(output)
			.redirectError(ProcessBuilder.Redirect.DISCARD)
			.start();
		try {
			assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("the program ends").isTrue();
			List<String> lines = Files.readAllLines(output.toPath(), StandardCharsets.UTF_8);
			return process.exitValue() + ": "
					+ lines.stream().filter((line) -> line.startsWith("held up")).findFirst().orElse("");
		}
		finally {
			process.destroyForcibly();
		}
	}

}
