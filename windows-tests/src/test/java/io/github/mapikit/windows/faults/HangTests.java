// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.windows.faults;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.mapikit.boot.health.HeartbeatAgeLimit;
import io.github.mapikit.boot.health.MapiHealthIndicator;
import io.github.mapikit.runtime.MapiRuntime;
import io.github.mapikit.windows.standin.EnabledWithStandIn;
import io.github.mapikit.windows.standin.Judge;
import io.github.mapikit.windows.standin.StandIn;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.health.contributor.Status;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Native calls that do not return, and threads that are busy when all is to end.
 */
@EnabledWithStandIn
@ExtendWith(Judge.class)
@Timeout(40)
class HangTests {

	private final StandIn standIn = StandIn.load();

	@AfterEach
	void end() {
		StandIn.load().heal();
		Lab.closeAll();
	}

	@Test
	void whenWorkerIsStuckAtShutdownThenPrimaryStaysAndUninitializesLast() throws Exception {
		this.standIn.fault("QueryRows every hang");
		long before = this.standIn.count("uninitializes");
		Lab lab = Lab.open();
		this.standIn.command("seed folder=inbox messages=3");
		CompletableFuture<Integer> stuck = lab.submit(HangTests::readInbox);
		Lab.awaitHanging(this.standIn, 1);
		assertThat(lab.close(Duration.ofMillis(50)).isComplete()).isFalse();
		assertThat(this.standIn.count("uninitializes")).as("nobody uninitializes for a stuck thread (R3, R4)")
			.isEqualTo(before);
		this.standIn.heal();
		assertThat(MapiRuntime.awaitEnd(Duration.ofSeconds(30))).isTrue();
		assertThat(stuck).isDone();
	}

	@Test
	void whenUninitializeOfWorkerHangsThenShutdownGoesOnWithoutIt() throws Exception {
		Lab lab = Lab.open();
		lab.onWorker(Lab::countInbox);
		this.standIn.fault("MAPIUninitialize every hang role=worker");
		assertThat(lab.close(Duration.ofMillis(50)).isComplete()).isFalse();
		Lab.awaitHanging(this.standIn, 1);
		this.standIn.heal();
		assertThat(MapiRuntime.awaitEnd(Duration.ofSeconds(30))).isTrue();
	}

	@Test
	void whenUninitializeOfPrimaryHangsThenShutdownReturnsAndNextStartWaitsForItsEnd() throws Exception {
		Lab lab = Lab.open();
		lab.onWorker(Lab::countInbox);
		this.standIn.fault("MAPIUninitialize every hang role=primary");
		assertThat(lab.close(Duration.ofMillis(50)).isComplete()).isFalse();
		Lab.awaitHanging(this.standIn, 1);
		this.standIn.heal();
		assertThat(MapiRuntime.awaitEnd(Duration.ofSeconds(30))).isTrue();
		try (Lab next = Lab.open()) {
			assertThat(next.onWorker(Lab::countInbox)).isZero();
		}
	}

	@Test
	void whenPumpIsBlockedByLongJobThenWorkersGoOnAndHeartbeatAndHealthShowIt() throws Exception {
		CountDownLatch end = new CountDownLatch(1);
		CountDownLatch started = new CountDownLatch(1);
		// such a job breaks R5, as the stand-in would say after a while
		this.standIn.command("pump limit=60000");
		try (Lab lab = Lab.open("stalled", StandIn.options(),
				(lease) -> lease.withHeartbeat(Duration.ofMillis(50), Duration.ofMillis(200)))) {
			MapiHealthIndicator health = new MapiHealthIndicator(lab.lease()::state,
					() -> Optional.of(lab.lease().snapshot()), new HeartbeatAgeLimit(Duration.ofMinutes(1)));
			Awaitility.await().until(() -> lab.lease().snapshot().heartbeatLatency() != null);
			assertThat(health.health().getStatus()).isEqualTo(Status.UP);
			CompletableFuture<Boolean> job = lab.submitToPrimary(() -> {
				started.countDown();
				return end.await(30, TimeUnit.SECONDS);
			});
			assertThat(started.await(30, TimeUnit.SECONDS)).isTrue();
			Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> lab.lease().snapshot().stalled());
			assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
			assertThat(health.health().getDetails()).extractingByKey("reasons")
				.asString()
				.contains("the primary thread does not pump messages");
			assertThat(health.health().getDetails()).extractingByKey("primaryThread").asString().contains("task=lab");
			assertThat(lab.onWorker(Lab::countInbox)).isZero();
			end.countDown();
			assertThat(job.get(30, TimeUnit.SECONDS)).isTrue();
			Awaitility.await()
				.atMost(Duration.ofSeconds(20))
				.until(() -> health.health().getStatus().equals(Status.UP));
		}
	}

	@Test
	void whenPumpIsBlockedForTooLongThenStandInSaysSo() throws Exception {
		this.standIn.command("pump limit=200");
		try (Lab lab = Lab.open()) {
			lab.onWorker(Lab::countInbox);
			CountDownLatch end = new CountDownLatch(1);
			CompletableFuture<Boolean> job = lab.submitToPrimary(() -> end.await(30, TimeUnit.SECONDS));
			Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
				lab.onWorker(Lab::countInbox);
				return this.standIn.violations().stream().anyMatch((line) -> line.startsWith("R5"));
			});
			end.countDown();
			assertThat(job.get(30, TimeUnit.SECONDS)).isTrue();
		}
		assertThat(this.standIn.violations()).allMatch((line) -> line.startsWith("R5"));
		this.standIn.command("violations clear");
	}

	@Test
	void whenContextIsClosedWhileTasksRunThenTheyFinishAndAllIsReleased() throws Exception {
		this.standIn.command("latency us=20000");
		Lab lab = Lab.open();
		this.standIn.command("seed folder=inbox messages=50");
		CountDownLatch started = new CountDownLatch(1);
		CompletableFuture<Integer> running = lab.submit(() -> {
			started.countDown();
			return readInbox();
		});
		CompletableFuture<Integer> waiting = lab.submit(HangTests::readInbox);
		assertThat(started.await(30, TimeUnit.SECONDS)).isTrue();
		assertThat(lab.close(Duration.ofSeconds(20)).isComplete()).isTrue();
		assertThat(running.get(1, TimeUnit.SECONDS)).isEqualTo(50);
		assertThat(waiting).isDone();
	}

	@Test
	void whenTwoContextsUseMapiThenItIsInitializedOnceAndLastsUntilTheLastHasGone() throws Exception {
		long initialized = this.standIn.count("initializes");
		long uninitialized = this.standIn.count("uninitializes");
		Lab first = Lab.open("first", StandIn.options());
		Lab second = Lab.open("second", StandIn.options());
		first.onWorker(Lab::countInbox);
		second.onWorker(Lab::countInbox);
		assertThat(this.standIn.count("initializes") - initialized).as("one primary thread and two workers")
			.isEqualTo(3);
		first.close();
		assertThat(second.onWorker(Lab::countInbox)).isZero();
		assertThat(this.standIn.count("uninitializes") - uninitialized).isEqualTo(1);
		second.close();
	}

	private static int readInbox() {
		try (var inbox = Lab.session().defaultStore().inbox(); var mail = inbox.contents()) {
			return (int) mail.rows().count();
		}
	}

}
