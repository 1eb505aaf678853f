// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.autoconfigure.endpoint;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.github.mapikit.boot.actuate.endpoint.MapiDescriptor;
import io.github.mapikit.boot.actuate.endpoint.MapiEndpoint;
import io.github.mapikit.boot.autoconfigure.MapiProperties;
import io.github.mapikit.boot.autoconfigure.MapiRuntimeAutoConfiguration;
import io.github.mapikit.boot.autoconfigure.MapiTaskExecutionAutoConfiguration;
import io.github.mapikit.boot.task.MapiTaskExecutor;
import io.github.mapikit.boot.task.MapiTaskExecutorBuilder;
import io.github.mapikit.runtime.fake.FakeDriver;
import io.github.mapikit.runtime.thread.LeakDetection;
import io.github.mapikit.spi.MapiDriver;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link MapiEndpointAutoConfiguration}.
 */
class MapiEndpointAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withBean(MapiDriver.class, FakeDriver::withPrivateData)
		.withPropertyValues("management.endpoints.web.exposure.include=mapi")
		.withConfiguration(
				AutoConfigurations.of(MapiRuntimeAutoConfiguration.class, MapiEndpointAutoConfiguration.class));

	@Test
	void whenExposedThenThereIsAnEndpoint() {
		this.runner.run((context) -> assertThat(context).hasSingleBean(MapiEndpoint.class));
	}

	@Test
	void whenOptionIsSetThenEndpointShowsIt() {
		Map<String, String> values = new TreeMap<>();
		values.put("mapi.startup-timeout", "41s");
		values.put("mapi.shutdown-timeout", "2s");
		values.put("mapi.leak-detection", "full");
		values.put("mapi.session.anchor", "true");
		values.put("mapi.session.check-interval", "53s");
		values.put("mapi.session.initial-backoff", "54ms");
		values.put("mapi.session.max-backoff", "55s");
		values.put("mapi.session.logon.attempts", "6");
		values.put("mapi.session.logon.initial-backoff", "56ms");
		values.put("mapi.session.logon.max-backoff", "57s");
		values.put("mapi.heartbeat.interval", "42s");
		values.put("mapi.heartbeat.stall-after", "43s");
		values.put("mapi.health.max-heartbeat-age", "44m");
		values.put("mapi.executor.pool-size", "45");
		values.put("mapi.executor.queue-capacity", "46");
		values.put("mapi.executor.task-timeout", "47s");
		values.put("mapi.executor.stuck-after", "48s");
		values.put("mapi.executor.max-replacements", "49");
		values.put("mapi.executor.drain-timeout", "3s");
		values.put("mapi.executor.backoff.initial", "51ms");
		values.put("mapi.executor.backoff.max", "52s");
		assertThat(values.keySet()).containsExactlyInAnyOrderElementsOf(keysOfThisContext());
		this.runner.withConfiguration(AutoConfigurations.of(MapiTaskExecutionAutoConfiguration.class))
			.withPropertyValues(values.entrySet()
				.stream()
				.map((value) -> value.getKey() + "=" + value.getValue())
				.toArray(String[]::new))
			.run((context) -> assertThat(context.getBean(MapiEndpoint.class).mapi().options())
				.isEqualTo(new MapiDescriptor.Options(41_000, 2_000, true,
						new MapiDescriptor.SessionOptions(53_000, 54, 55_000, 6, 56, 57_000), LeakDetection.FULL,
						new MapiDescriptor.HeartbeatOptions(42_000, 43_000, 44 * 60_000),
						List.of(new MapiDescriptor.ExecutorOptions("worker", 45, 46, 47_000L, 48_000, 49, 3_000, 51,
								52_000)))));
	}

	/**
	 * Keys that neither hold for the process, nor switch parts on and off, nor tell who
	 * somebody is.
	 */
	private static List<String> keysOfThisContext() {
		List<String> elsewhere = List.of("mapi.enabled", "mapi.availability.enabled", "mapi.close-on-session-end",
				"mapi.driver", "mapi.notifications", "mapi.session.profile");
		try (InputStream metadata = MapiProperties.class
			.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
			return JsonMapper.shared()
				.readTree(metadata)
				.get("properties")
				.valueStream()
				.map((property) -> property.get("name").asString())
				.filter((name) -> name.startsWith("mapi.") && !name.startsWith("mapi.embedded.")
						&& !name.startsWith("mapi.native.") && !elsewhere.contains(name))
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Test
	void whenExecutorIsDeclaredThenItsOptionsAreShownToo() {
		this.runner.withConfiguration(AutoConfigurations.of(MapiTaskExecutionAutoConfiguration.class))
			.withUserConfiguration(SecondExecutor.class)
			.run((context) -> assertThat(context.getBean(MapiEndpoint.class).mapi().options().executors())
				.extracting(MapiDescriptor.ExecutorOptions::name)
				.containsExactlyInAnyOrder("worker", "archive"));
	}

	@Test
	void backsOffWhenNotExposed() {
		this.runner.withPropertyValues("management.endpoints.web.exposure.include=health")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(MapiEndpoint.class));
	}

	@Test
	void backsOffWhenAccessIsNone() {
		this.runner.withPropertyValues("management.endpoint.mapi.access=NONE")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(MapiEndpoint.class));
	}

	@Test
	void backsOffWhenMapiIsDisabled() {
		this.runner.withPropertyValues("mapi.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(MapiEndpoint.class));
	}

	@Test
	void backsOffWithoutActuator() {
		new ApplicationContextRunner().withUserConfiguration(Imports.class)
			.withClassLoader(new FilteredClassLoader("org.springframework.boot.actuate"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("mapiEndpoint"));
	}

	@Test
	void backsOffWhenUserHasAnEndpoint() {
		MapiEndpoint own = mock();
		this.runner.withBean("own", MapiEndpoint.class, () -> own)
			.run((context) -> assertThat(context.getBean(MapiEndpoint.class)).isSameAs(own));
	}

	@Configuration(proxyBeanMethods = false)
	static class SecondExecutor {

		@Bean(defaultCandidate = false)
		MapiTaskExecutor archiveExecutor(MapiTaskExecutorBuilder builder) {
			return builder.name("archive").poolSize(1).build();
		}

	}

	/**
	 * Imported as an application imports them: what names missing classes is left out.
	 */
	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ MapiRuntimeAutoConfiguration.class, MapiEndpointAutoConfiguration.class })
	static class Imports {

		@Bean
		MapiDriver driver() {
			return FakeDriver.withPrivateData();
		}

	}

}
