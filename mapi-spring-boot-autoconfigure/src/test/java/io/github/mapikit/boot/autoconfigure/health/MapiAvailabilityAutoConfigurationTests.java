// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.autoconfigure.health;

import java.time.Duration;

import io.github.mapikit.boot.autoconfigure.MapiRuntimeAutoConfiguration;
import io.github.mapikit.boot.autoconfigure.MapiTaskExecutionAutoConfiguration;
import io.github.mapikit.boot.health.MapiAvailabilityPublisher;
import io.github.mapikit.boot.lifecycle.MapiRuntimeLifecycle;
import io.github.mapikit.boot.task.MapiTaskExecutor;
import io.github.mapikit.runtime.MapiRuntime;
import io.github.mapikit.runtime.fake.FakeDriver;
import io.github.mapikit.runtime.fake.FakeObject;
import io.github.mapikit.runtime.task.TaskOptions;
import io.github.mapikit.spi.MapiDriver;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.availability.ApplicationAvailabilityAutoConfiguration;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link MapiAvailabilityAutoConfiguration}.
 */
class MapiAvailabilityAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withBean(MapiDriver.class, FakeDriver::withPrivateData)
		.withConfiguration(AutoConfigurations.of(ApplicationAvailabilityAutoConfiguration.class,
				MapiRuntimeAutoConfiguration.class, MapiAvailabilityAutoConfiguration.class));

	@AfterEach
	void runtimeHasEnded() throws InterruptedException {
		assertThat(MapiRuntime.awaitEnd(Duration.ofSeconds(10))).isTrue();
	}

	@Test
	void whenApplicationRunsThenItAcceptsTraffic() {
		try (ConfigurableApplicationContext context = run()) {
			ApplicationAvailability availability = context.getBean(ApplicationAvailability.class);
			assertThat(availability.getReadinessState()).isEqualTo(ReadinessState.ACCEPTING_TRAFFIC);
			assertThat(availability.getLivenessState()).isEqualTo(LivenessState.CORRECT);
		}
	}

	@Test
	void whenMapiIsStoppedAndStartedThenTrafficIsRefusedInBetween() {
		try (ConfigurableApplicationContext context = run()) {
			ApplicationAvailability availability = context.getBean(ApplicationAvailability.class);
			MapiRuntimeLifecycle lifecycle = context.getBean(MapiRuntimeLifecycle.class);
			lifecycle.stop();
			Awaitility.await()
				.untilAsserted(
						() -> assertThat(availability.getReadinessState()).isEqualTo(ReadinessState.REFUSING_TRAFFIC));
			lifecycle.start();
			Awaitility.await()
				.untilAsserted(
						() -> assertThat(availability.getReadinessState()).isEqualTo(ReadinessState.ACCEPTING_TRAFFIC));
			assertThat(availability.getLivenessState()).isEqualTo(LivenessState.CORRECT);
		}
	}

	@Test
	void whenMapiIsLostThenApplicationIsBroken() {
		try (ConfigurableApplicationContext context = run()) {
			assertThatExceptionOfType(FakeDriver.Crash.class)
				.isThrownBy(() -> context.getBean(MapiTaskExecutor.class).call(TaskOptions.named("crash"), () -> {
					FakeObject.open("table").crash();
					return 1;
				}));
			ApplicationAvailability availability = context.getBean(ApplicationAvailability.class);
			Awaitility.await()
				.untilAsserted(() -> assertThat(availability.getLivenessState()).isEqualTo(LivenessState.BROKEN));
			Awaitility.await()
				.untilAsserted(
						() -> assertThat(availability.getReadinessState()).isEqualTo(ReadinessState.REFUSING_TRAFFIC));
		}
	}

	@Test
	void backsOffWhenDisabled() {
		this.runner.withPropertyValues("mapi.availability.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(MapiAvailabilityPublisher.class));
	}

	@ParameterizedTest
	@ValueSource(strings = { "TRUE", "on", "yes", "1" })
	void whenTheSwitchIsOnInOtherWordsThenAvailabilityIsWired(String on) {
		this.runner.withPropertyValues("mapi.availability.enabled=" + on)
			.run((context) -> assertThat(context).hasSingleBean(MapiAvailabilityPublisher.class));
	}

	@Test
	void whenTheSwitchIsNeitherOnNorOffThenContextFailsAndNamesIt() {
		this.runner.withPropertyValues("mapi.availability.enabled=perhaps")
			.run((context) -> assertThat(context).getFailure()
				.hasStackTraceContaining("mapi.availability.enabled")
				.rootCause()
				.hasMessageContaining("perhaps"));
	}

	@Test
	void backsOffWhenMapiIsDisabled() {
		this.runner.withPropertyValues("mapi.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(MapiAvailabilityPublisher.class));
	}

	@Test
	void whenHealthModuleIsMissingThenAvailabilityIsStillWired() {
		this.runner.withClassLoader(new FilteredClassLoader("org.springframework.boot.health"))
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(MapiAvailabilityPublisher.class));
	}

	@Test
	void backsOffWhenUserHasAPublisher() {
		MapiAvailabilityPublisher own = mock();
		this.runner.withBean("own", MapiAvailabilityPublisher.class, () -> own)
			.run((context) -> assertThat(context.getBean(MapiAvailabilityPublisher.class)).isSameAs(own));
	}

	private static ConfigurableApplicationContext run() {
		SpringApplication application = new SpringApplication(Application.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		application.setRegisterShutdownHook(false);
		return application.run();
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ ApplicationAvailabilityAutoConfiguration.class, MapiRuntimeAutoConfiguration.class,
			MapiTaskExecutionAutoConfiguration.class, MapiAvailabilityAutoConfiguration.class })
	static class Application {

		@Bean
		MapiDriver driver() {
			return FakeDriver.withPrivateData();
		}

	}

}
