// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.autoconfigure.health;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.mapikit.boot.autoconfigure.MapiRuntimeAutoConfiguration;
import io.github.mapikit.boot.autoconfigure.MapiTaskExecutionAutoConfiguration;
import io.github.mapikit.boot.health.MapiHealthIndicator;
import io.github.mapikit.boot.support.BalancedMapi;
import io.github.mapikit.boot.task.MapiTask;
import io.github.mapikit.boot.task.MapiTaskExecutor;
import io.github.mapikit.error.MapiSubsystemFailedException;
import io.github.mapikit.error.MapiUnavailableException;
import io.github.mapikit.runtime.MapiRuntime;
import io.github.mapikit.runtime.fake.FakeDriver;
import io.github.mapikit.runtime.fake.FakeObject;
import io.github.mapikit.runtime.task.TaskOptions;
import io.github.mapikit.spi.MapiDriver;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.availability.ApplicationAvailabilityAutoConfiguration;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What an application goes through when a MAPI thread hangs, and when MAPI is lost.
 */
@SuppressWarnings("try") // closing early is what is tested
@ExtendWith({ BalancedMapi.class, OutputCaptureExtension.class })
@Timeout(60)
class StuckAndLostTests {

	@Test
	void whenWorkerHangsAtCloseThenContextClosesAndNamesIt(CapturedOutput output) throws Exception {
		CountDownLatch started = new CountDownLatch(1);
		CompletableFuture<String> release = new CompletableFuture<>();
		CompletableFuture<String> waiting;
		try (ConfigurableApplicationContext context = run("--mapi.executor.pool-size=1",
				"--mapi.executor.drain-timeout=20ms", "--mapi.shutdown-timeout=20ms")) {
			MapiTaskExecutor executor = context.getBean(MapiTaskExecutor.class);
			executor.submit(TaskOptions.named("Archive.unread"), () -> {
				started.countDown();
				// like a native call, it cannot be interrupted
				return release.join();
			});
			assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();
			waiting = executor.submit(TaskOptions.named("Archive.next"), () -> "too late");
			context.close();
			assertThat(context.isActive()).isFalse();
			// the primary thread is the last to go, also when it takes long
			assertThat(MapiRuntime.ledger().threads()).contains("mapi-primary", "mapi-worker-1");
			assertThat(output).contains("MAPI stays up", "mapi-worker-1", "task 'Archive.unread'",
					"mapi.executor.drain-timeout");
		}
		finally {
			release.complete("late");
		}
		assertThat(waiting).failsWithin(10, TimeUnit.SECONDS)
			.withThrowableThat()
			.withCauseInstanceOf(MapiUnavailableException.class);
		assertThat(MapiRuntime.awaitEnd(Duration.ofSeconds(20))).isTrue();
		assertThat(MapiRuntime.ledger().isBalanced()).isTrue();
	}

	@Test
	void whenHungWorkerHasReturnedThenNextContextWorks() throws Exception {
		CountDownLatch started = new CountDownLatch(1);
		CompletableFuture<String> release = new CompletableFuture<>();
		try (ConfigurableApplicationContext context = run("--mapi.executor.drain-timeout=20ms",
				"--mapi.shutdown-timeout=20ms")) {
			context.getBean(MapiTaskExecutor.class).submit(TaskOptions.named("Archive.unread"), () -> {
				started.countDown();
				return release.join();
			});
			assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();
		}
		finally {
			release.complete("late");
		}
		assertThat(MapiRuntime.awaitEnd(Duration.ofSeconds(20))).isTrue();
		try (ConfigurableApplicationContext context = run()) {
			assertThat(context.getBean(Tasks.class).thread()).startsWith("mapi-worker-");
		}
	}

	@Test
	void whenMapiIsLostThenContextSaysSoAndCloses() throws Exception {
		try (ConfigurableApplicationContext context = run()) {
			Tasks tasks = context.getBean(Tasks.class);
			assertThat(tasks.thread()).startsWith("mapi-worker-");
			assertThatExceptionOfType(FakeDriver.Crash.class).isThrownBy(tasks::crash);
			assertThatExceptionOfType(MapiSubsystemFailedException.class).isThrownBy(tasks::thread);
			assertThat(tasks.threadLater()).failsWithin(10, TimeUnit.SECONDS)
				.withThrowableThat()
				.withCauseInstanceOf(MapiSubsystemFailedException.class);
			Health health = context.getBean(MapiHealthIndicator.class).health();
			assertThat(health).isNotNull().extracting(Health::getStatus).isEqualTo(Status.DOWN);
			ApplicationAvailability availability = context.getBean(ApplicationAvailability.class);
			Awaitility.await()
				.untilAsserted(() -> assertThat(availability.getLivenessState()).isEqualTo(LivenessState.BROKEN));
			context.close();
			assertThat(context.isActive()).isFalse();
		}
		assertThat(MapiRuntime.awaitEnd(Duration.ofSeconds(20))).isTrue();
	}

	private static ConfigurableApplicationContext run(String... arguments) {
		SpringApplication application = new SpringApplication(Application.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		application.setRegisterShutdownHook(false);
		return application.run(arguments);
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ ApplicationAvailabilityAutoConfiguration.class, MapiRuntimeAutoConfiguration.class,
			MapiTaskExecutionAutoConfiguration.class, MapiHealthContributorAutoConfiguration.class,
			MapiAvailabilityAutoConfiguration.class })
	static class Application {

		@Bean
		MapiDriver driver() {
			return FakeDriver.withPrivateData();
		}

		@Bean
		Tasks tasks() {
			return new Tasks();
		}

	}

	static class Tasks {

		@MapiTask
		String thread() {
			return Thread.currentThread().getName();
		}

		@MapiTask
		CompletableFuture<String> threadLater() {
			return CompletableFuture.completedFuture(thread());
		}

		@MapiTask
		void crash() {
			FakeObject.open("table").crash();
		}

	}

}
