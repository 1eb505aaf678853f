// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.sample;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.mapikit.boot.lifecycle.MapiRuntimeLifecycle;
import io.github.mapikit.boot.task.MapiTask;
import io.github.mapikit.model.store.MapiSession;
import io.github.mapikit.runtime.event.RuntimeState;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@ExtendWith(OutputCaptureExtension.class)
class ShutdownTests {

	@Test
	void whenServiceStopsThenRequestInFlightIsAnsweredAndMapiEndsLast(CapturedOutput output)
			throws InterruptedException {
		ConfigurableApplicationContext context = new SpringApplicationBuilder(SampleApplication.class, SlowVisit.class,
				SlowController.class)
			.run("--server.port=0");
		Api api = new Api(context.getEnvironment().getRequiredProperty("local.server.port", int.class));
		SlowVisit visit = context.getBean(SlowVisit.class);
		MapiRuntimeLifecycle lifecycle = context.getBean(MapiRuntimeLifecycle.class);
		CompletableFuture<Api.Answer> inFlight = api.getAsync("/slow");
		assertThat(visit.entered().await(20, TimeUnit.SECONDS)).isTrue();
		CompletableFuture<Void> closed = CompletableFuture.runAsync(context::close);
		Awaitility.await()
			.atMost(Duration.ofSeconds(20))
			.until(() -> output.getAll().contains("Commencing graceful shutdown"));
		Awaitility.await()
			.atMost(Duration.ofSeconds(20))
			.untilAsserted(() -> assertThatExceptionOfType(UncheckedIOException.class)
				.isThrownBy(() -> api.send(api.request("/api/folders").timeout(Duration.ofSeconds(2)).build())));
		assertThat(inFlight).isNotDone();
		assertThat(closed).isNotDone();
		visit.release().countDown();
		assertThat(inFlight.join().text()).isEqualTo("finished in MAPI");
		closed.join();
		assertThat(output.getAll()).containsSubsequence("Commencing graceful shutdown", "Graceful shutdown complete",
				"Closing the desk after 0 new messages", "MAPI goes from RUNNING to STOPPING",
				"MAPI goes from STOPPING to STOPPED");
		assertThat(lifecycle.state()).isEqualTo(RuntimeState.STOPPED);
		assertThat(visit.worker().isAlive()).isFalse();
	}

	@Test
	void whenServiceIsStoppedAndStartedThenNewMailIsStillNoticed(CapturedOutput output) {
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(SampleApplication.class)
			.run("--server.port=0")) {
			context.stop();
			context.start();
			Api api = new Api(context.getEnvironment().getRequiredProperty("local.server.port", int.class));
			Api.Answer answer = api.post("/api/messages", """
					{ "to": ["nora.lindqvist@example.org"], "subject": "To myself", "text": "After the break" }""");
			assertThat(answer.status()).as(answer.text()).isEqualTo(202);
			Awaitility.await()
				.atMost(Duration.ofSeconds(20))
				.until(() -> output.getAll().contains("New mail: message 1 of this run"));
			assertThat(output.getAll()).doesNotContain("timeout-per-shutdown-phase");
		}
	}

	@RestController
	static class SlowController {

		private final SlowVisit visit;

		SlowController(SlowVisit visit) {
			this.visit = visit;
		}

		@GetMapping("/slow")
		String slow() throws InterruptedException {
			return this.visit.pay();
		}

	}

	static class SlowVisit {

		private final MapiSession session;

		private final CountDownLatch entered = new CountDownLatch(1);

		private final CountDownLatch release = new CountDownLatch(1);

		private volatile @Nullable Thread worker;

		SlowVisit(MapiSession session) {
			this.session = session;
		}

		CountDownLatch entered() {
			return this.entered;
		}

		CountDownLatch release() {
			return this.release;
		}

		Thread worker() {
			return Objects.requireNonNull(this.worker);
		}

		@MapiTask
		String pay() throws InterruptedException {
			this.worker = Thread.currentThread();
			this.entered.countDown();
			this.release.await();
			// MAPI still works while the service stops
			this.session.defaultStore().inbox().close();
			return "finished in MAPI";
		}

	}

}
