// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.autoconfigure.health;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import io.github.mapikit.boot.autoconfigure.MapiRuntimeAutoConfiguration;
import io.github.mapikit.boot.autoconfigure.MapiTaskExecutionAutoConfiguration;
import io.github.mapikit.boot.health.MapiHealthIndicator;
import io.github.mapikit.boot.lifecycle.MapiRuntimeLifecycle;
import io.github.mapikit.boot.task.MapiPrimaryTaskExecutor;
import io.github.mapikit.boot.task.MapiTaskExecutor;
import io.github.mapikit.runtime.MapiRuntime;
import io.github.mapikit.runtime.fake.FakeDriver;
import io.github.mapikit.runtime.fake.FakeObject;
import io.github.mapikit.runtime.task.TaskOptions;
import io.github.mapikit.spi.MapiDriver;
import io.github.mapikit.spi.ThreadRole;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link MapiHealthContributorAutoConfiguration}.
 */
class MapiHealthContributorAutoConfigurationTests {

	private final FakeDriver driver = FakeDriver.withPrivateData();

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withBean(MapiDriver.class, () -> this.driver)
		.withConfiguration(AutoConfigurations.of(MapiRuntimeAutoConfiguration.class,
				MapiTaskExecutionAutoConfiguration.class, MapiHealthContributorAutoConfiguration.class));

	@AfterEach
	void runtimeHasEnded() throws InterruptedException {
		assertThat(MapiRuntime.awaitEnd(Duration.ofSeconds(10))).isTrue();
	}

	@Test
	void whenRuntimeRunsThenUp() {
		this.runner.run((context) -> {
			context.getBean(MapiTaskExecutor.class).call(TaskOptions.named("a"), () -> 1);
			Health health = health(context);
			assertThat(health.getStatus()).isEqualTo(Status.UP);
			assertThat(health.getDetails()).containsKeys("state", "driver", "primaryThread", "heartbeat", "executors",
					"stuckTasks", "mailFiles", "skippedFiles");
			assertThat(health.getDetails().toString()).doesNotContain(FakeDriver.PROFILE)
				.doesNotContain(FakeDriver.PATH);
		});
	}

	@Test
	void whenHealthIsAskedThenNoThreadAndNoSessionIsMade() {
		this.runner.run((context) -> {
			List<String> threads = MapiRuntime.ledger().threads();
			health(context);
			assertThat(MapiRuntime.ledger().threads()).isEqualTo(threads).containsExactly("mapi-primary");
			assertThat(MapiRuntime.ledger().openSessions()).isZero();
		});
	}

	@Test
	void whenPrimaryThreadStallsThenDownUntilItPumpsAgain() {
		this.runner
			.withPropertyValues("mapi.heartbeat.interval=20ms", "mapi.heartbeat.stall-after=20ms",
					"mapi.health.max-heartbeat-age=1h")
			.run((context) -> {
				CountDownLatch release = new CountDownLatch(1);
				Future<Boolean> blocked = context.getBean(MapiPrimaryTaskExecutor.class)
					.submit(TaskOptions.named("slow"), () -> release.await(30, TimeUnit.SECONDS));
				Awaitility.await().untilAsserted(() -> assertThat(health(context).getStatus()).isEqualTo(Status.DOWN));
				assertThat(health(context).getDetails().get("stuckTasks")).asString()
					.contains("mapi-primary")
					.contains("slow");
				release.countDown();
				blocked.get(10, TimeUnit.SECONDS);
				Awaitility.await().untilAsserted(() -> assertThat(health(context).getStatus()).isEqualTo(Status.UP));
			});
	}

	@Test
	void whenNoWorkerCanInitializeThenDownUntilOneCan() {
		this.driver.refuse(ThreadRole.WORKER, "no room for '" + FakeDriver.PROFILE + "'");
		this.runner.withPropertyValues("mapi.executor.backoff.initial=20ms", "mapi.executor.backoff.max=20ms")
			.run((context) -> {
				assertThatExceptionOfType(Exception.class)
					.isThrownBy(() -> context.getBean(MapiTaskExecutor.class).call(TaskOptions.named("a"), () -> 1));
				assertThat(health(context).getStatus()).isEqualTo(Status.DOWN);
				assertThat(health(context).getDetails().get("executors")).asString()
					.contains("MAPI_E_NOT_ENOUGH_RESOURCES")
					.doesNotContain(FakeDriver.PROFILE);
				this.driver.allow(ThreadRole.WORKER);
				Awaitility.await().untilAsserted(() -> assertThat(health(context).getStatus()).isEqualTo(Status.UP));
			});
	}

	@Test
	void whenAllWorkersAreStuckThenDownUntilOneGoesOn() {
		this.runner
			.withPropertyValues("mapi.executor.pool-size=1", "mapi.executor.max-replacements=0",
					"mapi.executor.stuck-after=1ms", "mapi.heartbeat.interval=20ms")
			.run((context) -> {
				CountDownLatch release = new CountDownLatch(1);
				Future<Boolean> stuck = context.getBean(MapiTaskExecutor.class)
					.submit(TaskOptions.named("hang"), () -> release.await(30, TimeUnit.SECONDS));
				Awaitility.await().untilAsserted(() -> assertThat(health(context).getStatus()).isEqualTo(Status.DOWN));
				release.countDown();
				stuck.get(10, TimeUnit.SECONDS);
				Awaitility.await().untilAsserted(() -> assertThat(health(context).getStatus()).isEqualTo(Status.UP));
			});
	}

	@Test
	void whenStuckWorkerMayBeReplacedThenUp() {
		this.runner
			.withPropertyValues("mapi.executor.pool-size=1", "mapi.executor.max-replacements=1",
					"mapi.executor.stuck-after=1ms", "mapi.heartbeat.interval=20ms")
			.run((context) -> {
				CountDownLatch release = new CountDownLatch(1);
				Future<Boolean> stuck = context.getBean(MapiTaskExecutor.class)
					.submit(TaskOptions.named("hang"), () -> release.await(30, TimeUnit.SECONDS));
				Awaitility.await()
					.untilAsserted(() -> assertThat(health(context).getDetails().get("stuckTasks")).asString()
						.contains("hang"));
				assertThat(health(context).getStatus()).isEqualTo(Status.UP);
				release.countDown();
				stuck.get(10, TimeUnit.SECONDS);
			});
	}

	@Test
	void whenMapiIsLostThenDown() {
		this.runner.run((context) -> {
			assertThatExceptionOfType(FakeDriver.Crash.class)
				.isThrownBy(() -> context.getBean(MapiTaskExecutor.class).call(TaskOptions.named("crash"), () -> {
					FakeObject.open("table").crash();
					return 1;
				}));
			assertThat(health(context).getStatus()).isEqualTo(Status.DOWN);
			assertThat(health(context).getDetails()).containsEntry("state", "FAILED").containsKey("failure");
		});
	}

	@Test
	void whenRuntimeWasStoppedThenOutOfServiceUntilItIsStartedAgain() {
		this.runner.run((context) -> {
			MapiRuntimeLifecycle lifecycle = context.getBean(MapiRuntimeLifecycle.class);
			lifecycle.stop();
			assertThat(health(context).getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
			lifecycle.start();
			assertThat(health(context).getStatus()).isEqualTo(Status.UP);
		});
	}

	@Test
	void whenHeartbeatMayNotAgeAsLongAsItsIntervalThenStartFails() {
		this.runner.withPropertyValues("mapi.health.max-heartbeat-age=30s")
			.run((context) -> assertThat(context).hasFailed()
				.getFailure()
				.rootCause()
				.isInstanceOf(InvalidConfigurationPropertyValueException.class)
				.hasMessageContaining("mapi.health.max-heartbeat-age")
				.hasMessageContaining("30"));
	}

	@Test
	void whenAnotherContextSetTheHeartbeatThenItsIntervalCounts() {
		this.runner.run((first) -> new ApplicationContextRunner().withBean(MapiDriver.class, () -> this.driver)
			.withConfiguration(AutoConfigurations.of(MapiRuntimeAutoConfiguration.class,
					MapiHealthContributorAutoConfiguration.class))
			.withPropertyValues("mapi.heartbeat.interval=10ms", "mapi.heartbeat.stall-after=10ms",
					"mapi.health.max-heartbeat-age=20ms")
			.run((second) -> {
				MapiRuntimeLifecycle lifecycle = second.getBean(MapiRuntimeLifecycle.class);
				Awaitility.await()
					.until(() -> lifecycle.snapshot()
						.filter((snapshot) -> snapshot.heartbeatAge() != null
								&& snapshot.heartbeatAge().toMillis() > 50)
						.isPresent());
				assertThat(health(second).getStatus()).isEqualTo(Status.UP);
			}));
	}

	@Test
	void backsOffWhenDisabled() {
		this.runner.withPropertyValues("management.health.mapi.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(MapiHealthIndicator.class));
	}

	@Test
	void backsOffWhenMapiIsDisabled() {
		this.runner.withPropertyValues("mapi.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(MapiHealthIndicator.class));
	}

	@Test
	void backsOffWithoutHealthModule() {
		new ApplicationContextRunner().withUserConfiguration(Imports.class)
			.withClassLoader(new FilteredClassLoader("org.springframework.boot.health"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("mapiHealthIndicator"));
	}

	@Test
	void backsOffWhenUserHasAnIndicator() {
		this.runner.withBean("mapiHealthIndicator", HealthIndicator.class, () -> () -> Health.up().build())
			.run((context) -> assertThat(context).hasSingleBean(HealthIndicator.class)
				.doesNotHaveBean(MapiHealthIndicator.class));
	}

	private static Health health(ApplicationContext context) {
		Health health = context.getBean(MapiHealthIndicator.class).health();
		assertThat(health).isNotNull();
		return health;
	}

	/**
	 * Imported as an application imports them: what names missing classes is left out.
	 */
	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ MapiRuntimeAutoConfiguration.class, MapiHealthContributorAutoConfiguration.class })
	static class Imports {

		@Bean
		MapiDriver driver() {
			return FakeDriver.withPrivateData();
		}

	}

}
