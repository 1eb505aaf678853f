// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.lifecycle;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.mapikit.boot.autoconfigure.MapiRuntimeAutoConfiguration;
import io.github.mapikit.boot.autoconfigure.MapiTaskExecutionAutoConfiguration;
import io.github.mapikit.boot.autoconfigure.health.MapiAvailabilityAutoConfiguration;
import io.github.mapikit.boot.autoconfigure.health.MapiHealthContributorAutoConfiguration;
import io.github.mapikit.boot.health.MapiHealthIndicator;
import io.github.mapikit.boot.support.BalancedMapi;
import io.github.mapikit.boot.task.MapiTaskExecutor;
import io.github.mapikit.runtime.MapiRuntime;
import io.github.mapikit.runtime.fake.FakeDriver;
import io.github.mapikit.spi.MapiDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.availability.ApplicationAvailabilityAutoConfiguration;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests of {@link MapiProcessEndCloser}, and of what health says when the process is
 * about to be ended.
 */
@ExtendWith(BalancedMapi.class)
@Timeout(60)
class MapiProcessEndCloserTests {

	private static final Duration LONG = Duration.ofHours(1);

	private final FakeDriver driver = FakeDriver.withPrivateData();

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(
				AutoConfigurations.of(MapiRuntimeAutoConfiguration.class, MapiTaskExecutionAutoConfiguration.class))
		.withBean(MapiDriver.class, () -> this.driver);

	@Test
	void whenProcessIsAboutToEndThenContextClosesBeforeItDoes() {
		this.runner.run((context) -> {
			MapiTaskExecutor executor = context.getBean("mapiTaskExecutor", MapiTaskExecutor.class);
			executor.submit(() -> "used").get(10, TimeUnit.SECONDS);
			this.driver.endProcess(LONG);
			assertThat(context.getSourceApplicationContext().isActive()).isFalse();
			assertThat(MapiRuntime.ledger().threads()).isEmpty();
		});
	}

	@Test
	void whenTwoContextsLeaseThenBothCloseAndThePrimaryThreadLast() {
		this.runner.run((first) -> this.runner.run((second) -> {
			this.driver.endProcess(LONG);
			assertThat(first.getSourceApplicationContext().isActive()).isFalse();
			assertThat(second.getSourceApplicationContext().isActive()).isFalse();
			assertThat(MapiRuntime.ledger().threads()).isEmpty();
		}));
	}

	@Test
	void whenClosingTakesTooLongThenProcessIsLetGoAndClosingGoesOn() {
		CountDownLatch gate = new CountDownLatch(1);
		this.runner.withBean(MapiShutdownHook.class, () -> new Waiting(gate)).run((context) -> {
			this.driver.endProcess(Duration.ofMillis(20));
			assertThat(MapiRuntime.ledger().threads()).isNotEmpty();
			gate.countDown();
			context.close();
		});
	}

	@Test
	void whenToldTwiceThenItClosesOnceAndBothWait() throws Exception {
		CountDownLatch gate = new CountDownLatch(1);
		this.runner.withBean(MapiShutdownHook.class, () -> new Waiting(gate)).run((context) -> {
			this.driver.endProcess(Duration.ofMillis(20));
			CompletableFuture<Void> again = CompletableFuture.runAsync(() -> this.driver.endProcess(LONG),
					(told) -> new Thread(told, "session-end").start());
			assertThat(again).isNotDone();
			gate.countDown();
			again.get(10, TimeUnit.SECONDS);
			assertThat(context.getSourceApplicationContext().isActive()).isFalse();
		});
	}

	@Test
	void whenSwitchedOffThenContextStaysAndHealthSaysIt() {
		this.runner.withPropertyValues("mapi.close-on-session-end=false")
			.withConfiguration(AutoConfigurations.of(MapiHealthContributorAutoConfiguration.class,
					MapiAvailabilityAutoConfiguration.class, ApplicationAvailabilityAutoConfiguration.class))
			.run((context) -> {
				ConfigurableApplicationContext source = context.getSourceApplicationContext();
				AvailabilityChangeEvent.publish(source, ReadinessState.ACCEPTING_TRAFFIC);
				MapiHealthIndicator indicator = context.getBean(MapiHealthIndicator.class);
				assertThat(indicator.health()).extracting(Health::getStatus).isEqualTo(Status.UP);
				this.driver.endProcess(LONG);
				assertThat(source.isActive()).isTrue();
				assertThat(indicator.health()).extracting(Health::getStatus).isEqualTo(Status.OUT_OF_SERVICE);
				assertThat(indicator.health().getDetails()).extractingByKey("reasons")
					.asString()
					.contains("about to be ended");
				ApplicationAvailability availability = context.getBean(ApplicationAvailability.class);
				await().untilAsserted(
						() -> assertThat(availability.getReadinessState()).isEqualTo(ReadinessState.REFUSING_TRAFFIC));
			});
	}

	private record Waiting(CountDownLatch gate) implements MapiShutdownHook {

		@Override
		public void beforeWorkersStop() {
			try {
				this.gate.await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}

	}

}
