// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.autoconfigure;

import java.io.InputStream;
import java.util.List;
import java.util.Set;

import io.github.mapikit.boot.autoconfigure.health.MapiHealthContributorAutoConfiguration;
import io.github.mapikit.boot.health.MapiHealthIndicator;
import io.github.mapikit.boot.support.BalancedMapi;
import io.github.mapikit.boot.task.MapiTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link MapiProperties}: what is refused, and what is documented.
 */
@ExtendWith(BalancedMapi.class)
@Timeout(60)
class MapiPropertiesTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(MapiEmbeddedAutoConfiguration.class,
				MapiRuntimeAutoConfiguration.class, MapiTaskExecutionAutoConfiguration.class));

	@ParameterizedTest
	@CsvSource({ "mapi.executor.pool-size,0", "mapi.executor.queue-capacity,-1", "mapi.executor.task-timeout,0s",
			"mapi.executor.stuck-after,-1s", "mapi.executor.max-replacements,-1", "mapi.executor.backoff.initial,0s",
			"mapi.executor.backoff.initial,2m", "mapi.executor.backoff.max,0s", "mapi.executor.drain-timeout,-1s",
			"mapi.startup-timeout,0s", "mapi.shutdown-timeout,0s", "mapi.heartbeat.interval,0s",
			"mapi.heartbeat.stall-after,0s", "mapi.session.profile,' '", "mapi.session.check-interval,0s",
			"mapi.session.initial-backoff,0s", "mapi.session.initial-backoff,2m", "mapi.session.max-backoff,0s",
			"mapi.session.logon.attempts,0", "mapi.session.logon.initial-backoff,3s",
			"mapi.session.logon.max-backoff,-1s", "mapi.embedded.owner-name,' '", "mapi.embedded.owner-address,nobody",
			"mapi.embedded.max-messages,0", "mapi.embedded.max-messages,-1", "mapi.embedded.pst-timeout,0s",
			"mapi.embedded.pst-timeout,-1s", "mapi.embedded.open-wait,-1s" })
	void whenValueIsInvalidThenContextFailsAndNamesIt(String key, String value) {
		this.runner.withPropertyValues(key + "=" + value)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining(key)
				.hasMessageContaining("It must be "));
	}

	@ParameterizedTest
	@ValueSource(strings = { "mapi.startup-timeout", "mapi.shutdown-timeout", "mapi.heartbeat.interval",
			"mapi.heartbeat.stall-after", "mapi.executor.task-timeout", "mapi.executor.stuck-after",
			"mapi.executor.drain-timeout", "mapi.executor.backoff.max", "mapi.health.max-heartbeat-age",
			"mapi.session.check-interval", "mapi.session.max-backoff", "mapi.session.logon.max-backoff" })
	void whenDurationIsLongerThanAnybodyWaitsThenContextFailsAndNamesIt(String key) {
		for (String value : List.of("36501d", "200000d", "PT2562047788015215H30M7S")) {
			this.runner.withConfiguration(AutoConfigurations.of(MapiHealthContributorAutoConfiguration.class))
				.withPropertyValues(key + "=" + value)
				.run((context) -> assertThat(context).getFailure()
					.rootCause()
					.isInstanceOf(InvalidConfigurationPropertyValueException.class)
					.hasMessageContaining(key)
					.hasMessageContaining("36500 days"));
		}
	}

	@Test
	void whenDurationsAreAsLongAsTheyMayBeThenTasksRunAndContextCloses() {
		this.runner.withConfiguration(AutoConfigurations.of(MapiHealthContributorAutoConfiguration.class))
			.withPropertyValues("mapi.startup-timeout=36500d", "mapi.shutdown-timeout=36500d",
					"mapi.heartbeat.interval=36500d", "mapi.heartbeat.stall-after=36500d",
					"mapi.executor.task-timeout=36500d", "mapi.executor.stuck-after=36500d",
					"mapi.executor.drain-timeout=36500d", "mapi.executor.backoff.max=36500d",
					"mapi.session.check-interval=36500d", "mapi.session.max-backoff=36500d",
					"mapi.session.logon.max-backoff=36500d")
			.run((context) -> {
				String profile = context.getBean(MapiTemplate.class).execute((session) -> session.profileName());
				assertThat(profile).isNotEmpty();
				assertThat(context.getBean(MapiHealthIndicator.class).health().getStatus()).isEqualTo(Status.UP);
				context.close();
			});
	}

	@ParameterizedTest
	@CsvSource({ "mapi.executor.pool-size,65,between 1 and 64: MAPI does much of its work one call at a time",
			"mapi.executor.pool-size,100000,more threads than mailboxes rarely help",
			"mapi.executor.max-replacements,65,between 0 and 64",
			"mapi.session.logon.attempts,21,between 1 and 20: a task waits for all of them",
			"mapi.executor.queue-capacity,100001,between 0 and 100000: what waits is held in memory" })
	void whenNumberIsTooLargeThenContextFailsAndSaysWhy(String key, String value, String why) {
		this.runner.withPropertyValues(key + "=" + value)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidConfigurationPropertyValueException.class)
				.hasMessageContaining(key)
				.hasMessageContaining(value)
				.hasMessageContaining(why));
	}

	@ParameterizedTest
	@CsvSource({ "mapi.executor.pool-size,1", "mapi.executor.pool-size,64", "mapi.executor.queue-capacity,0",
			"mapi.executor.queue-capacity,100000", "mapi.executor.max-replacements,64" })
	void whenNumberIsAtItsBoundThenContextStarts(String key, String value) {
		this.runner.withPropertyValues(key + "=" + value).run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void whenTwoValuesContradictThenBothAreNamed() {
		this.runner.withPropertyValues("mapi.executor.backoff.initial=2m", "mapi.executor.backoff.max=1m")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("mapi.executor.backoff.initial")
				.hasMessageContaining("mapi.executor.backoff.max"));
	}

	@Test
	void whenMetadataIsReadThenEveryKeyIsDescribed() throws Exception {
		JsonNode metadata;
		try (InputStream json = MapiProperties.class
			.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
			metadata = JsonMapper.shared().readTree(json);
		}
		Set<String> withoutDefault = Set.of("mapi.health.max-heartbeat-age", "mapi.session.profile",
				"mapi.session.anchor", "mapi.executor.task-timeout", "mapi.embedded.mailbox",
				"mapi.embedded.owner-name", "mapi.embedded.owner-address", "mapi.native.library-path");
		int keys = 0;
		for (JsonNode property : metadata.get("properties")) {
			String name = property.get("name").asString();
			if (name.startsWith("mapi.")) {
				keys++;
				assertThat(property.hasNonNull("description")).as("description of " + name).isTrue();
				assertThat(property.get("description").asString()).as(name).doesNotStartWith("The ").endsWith(".");
				assertThat(property.hasNonNull("type")).as("type of " + name).isTrue();
				assertThat(property.has("defaultValue") || withoutDefault.contains(name)).as("default of " + name)
					.isTrue();
			}
		}
		assertThat(keys).isGreaterThanOrEqualTo(22);
	}

}
