// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.autoconfigure;

import java.time.Duration;

import io.github.mapikit.boot.lifecycle.MapiLeaseCustomizer;
import io.github.mapikit.boot.lifecycle.MapiRuntimeLifecycle;
import io.github.mapikit.boot.lifecycle.MapiShutdownHook;
import io.github.mapikit.boot.support.BalancedMapi;
import io.github.mapikit.boot.task.MapiTemplate;
import io.github.mapikit.model.store.MapiSession;
import io.github.mapikit.runtime.LeaseOptions;
import io.github.mapikit.runtime.event.RuntimeListener;
import io.github.mapikit.runtime.fake.FakeDriver;
import io.github.mapikit.runtime.thread.LeakDetection;
import io.github.mapikit.runtime.thread.LogonRetry;
import io.github.mapikit.runtime.thread.SessionRecovery;
import io.github.mapikit.spi.MapiDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link MapiRuntimeAutoConfiguration}.
 */
@ExtendWith(BalancedMapi.class)
@Timeout(60)
class MapiRuntimeAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(MapiEmbeddedAutoConfiguration.class,
				MapiRuntimeAutoConfiguration.class, MapiTaskExecutionAutoConfiguration.class));

	@Test
	void whenNothingIsSetThenDefaultsHold() {
		this.runner.run((context) -> {
			LeaseOptions lease = context.getBean(MapiRuntimeLifecycle.class).lease().options();
			assertThat(lease.session().profile()).isNull();
			assertThat(lease.anchor()).isFalse();
			assertThat(lease.startTimeout()).isEqualTo(Duration.ofSeconds(30));
			assertThat(lease.stopTimeout()).isEqualTo(Duration.ofSeconds(5));
			assertThat(lease.heartbeatInterval()).isEqualTo(Duration.ofSeconds(30));
			assertThat(lease.stallAfter()).isEqualTo(Duration.ofSeconds(10));
			assertThat(lease.leakDetection()).isEqualTo(LeakDetection.SIMPLE);
			assertThat(lease.sessionRecovery()).isEqualTo(SessionRecovery.DEFAULTS);
		});
	}

	@Test
	void whenPropertiesAreSetThenTheyReachTheLease() {
		this.runner
			.withPropertyValues("mapi.session.profile=Embedded", "mapi.startup-timeout=7s", "mapi.shutdown-timeout=3s",
					"mapi.heartbeat.interval=11s", "mapi.heartbeat.stall-after=4s", "mapi.leak-detection=full",
					"mapi.session.check-interval=12s", "mapi.session.initial-backoff=1s", "mapi.session.max-backoff=9s",
					"mapi.session.logon.attempts=5", "mapi.session.logon.initial-backoff=2s",
					"mapi.session.logon.max-backoff=6s")
			.run((context) -> {
				LeaseOptions lease = context.getBean(MapiRuntimeLifecycle.class).lease().options();
				assertThat(lease.session().profile()).isEqualTo("Embedded");
				assertThat(lease.anchor()).isTrue();
				assertThat(lease.startTimeout()).isEqualTo(Duration.ofSeconds(7));
				assertThat(lease.stopTimeout()).isEqualTo(Duration.ofSeconds(3));
				assertThat(lease.heartbeatInterval()).isEqualTo(Duration.ofSeconds(11));
				assertThat(lease.stallAfter()).isEqualTo(Duration.ofSeconds(4));
				assertThat(lease.leakDetection()).isEqualTo(LeakDetection.FULL);
				assertThat(lease.sessionRecovery())
					.isEqualTo(new SessionRecovery(new LogonRetry(5, Duration.ofSeconds(2), Duration.ofSeconds(6)),
							Duration.ofSeconds(1), Duration.ofSeconds(9), Duration.ofSeconds(12)));
			});
	}

	@Test
	void whenDisabledThenNothingIsThere() {
		this.runner.withPropertyValues("mapi.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(MapiRuntimeLifecycle.class)
				.doesNotHaveBean(MapiDriver.class));
	}

	@ParameterizedTest
	@ValueSource(strings = { "TRUE", "on", "yes", "1" })
	void whenTheSwitchIsOnInOtherWordsThenMapiIsThere(String on) {
		this.runner.withBean(MapiDriver.class, FakeDriver::withPrivateData)
			.withPropertyValues("mapi.enabled=" + on)
			.run((context) -> assertThat(context).hasSingleBean(MapiRuntimeLifecycle.class));
	}

	@ParameterizedTest
	@ValueSource(strings = { "FALSE", "off", "no", "0" })
	void whenTheSwitchIsOffInOtherWordsThenNothingIsThere(String off) {
		this.runner.withBean(MapiDriver.class, FakeDriver::withPrivateData)
			.withPropertyValues("mapi.enabled=" + off)
			.run((context) -> assertThat(context).doesNotHaveBean(MapiRuntimeLifecycle.class));
	}

	@Test
	void whenTheSwitchIsNeitherOnNorOffThenContextFailsAndNamesIt() {
		this.runner.withBean(MapiDriver.class, FakeDriver::withPrivateData)
			.withPropertyValues("mapi.enabled=ture")
			.run((context) -> assertThat(context).getFailure()
				.hasStackTraceContaining(InvalidConfigurationPropertyValueException.class.getName())
				.hasStackTraceContaining("mapi.enabled with value 'ture'")
				.hasStackTraceContaining("It must be 'true' or 'false'."));
	}

	@Test
	void whenUserHasLifecycleThenItWins() {
		this.runner.withBean(MapiDriver.class, FakeDriver::withPrivateData)
			.withUserConfiguration(OwnLifecycle.class)
			.run((context) -> {
				assertThat(context.getBeanNamesForType(MapiRuntimeLifecycle.class)).containsExactly("ownLifecycle");
				String profile = context.getBean(MapiTemplate.class).execute(MapiSession::profileName);
				assertThat(profile).isEqualTo(FakeDriver.PROFILE);
				assertThat(context.getBean(MapiRuntimeLifecycle.class).lease().owner()).isEqualTo("own");
			});
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnLifecycle {

		@Bean
		MapiRuntimeLifecycle ownLifecycle(MapiDriver driver, ObjectProvider<MapiLeaseCustomizer> customizers,
				ObjectProvider<RuntimeListener> listeners, ObjectProvider<MapiShutdownHook> hooks) {
			return new MapiRuntimeLifecycle(LeaseOptions.of("own", driver), customizers, listeners, hooks);
		}

	}

}
