/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.mapikit.boot.autoconfigure;

import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

import io.github.mapikit.MapiThreadException;
import io.github.mapikit.boot.lifecycle.MapiLeaseCustomizer;
import io.github.mapikit.boot.lifecycle.MapiRuntimeLifecycle;
import io.github.mapikit.boot.lifecycle.MapiShutdownHook;
import io.github.mapikit.boot.support.BalancedMapi;
import io.github.mapikit.boot.support.FakeMapiSubsystem;
import io.github.mapikit.boot.task.CurrentMapiSession;
import io.github.mapikit.boot.task.MapiTask;
import io.github.mapikit.boot.task.MapiTaskAnnotationBeanPostProcessor;
import io.github.mapikit.boot.task.MapiTaskExecutor;
import io.github.mapikit.boot.task.MapiTaskExecutorBuilder;
import io.github.mapikit.boot.task.MapiTemplate;
import io.github.mapikit.embedded.EmbeddedRules;
import io.github.mapikit.embedded.EmbeddedSubsystem;
import io.github.mapikit.model.MapiSession;
import io.github.mapikit.runtime.LeakDetection;
import io.github.mapikit.runtime.LeaseOptions;
import io.github.mapikit.runtime.MapiExecutor;
import io.github.mapikit.runtime.PoolOptions;
import io.github.mapikit.runtime.RuntimeListener;
import io.github.mapikit.spi.MapiSubsystem;
import io.github.mapikit.spi.NotificationDelivery;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.MDC;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.TaskDecorator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.mock;

/**
 * Tests of the auto-configurations from subsystem to template.
 */
@ExtendWith(BalancedMapi.class)
@Timeout(60)
class MapiAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(MapiEmbeddedAutoConfiguration.class,
				MapiRuntimeAutoConfiguration.class, MapiTaskExecutionAutoConfiguration.class,
				MapiTaskAnnotationAutoConfiguration.class, MapiTemplateAutoConfiguration.class));

	private final ApplicationContextRunner fake = this.runner.withBean(MapiSubsystem.class, FakeMapiSubsystem::new);

	@Test
	void whenNothingIsSetThenDefaultsHold() {
		this.runner.run((context) -> {
			assertThat(context).hasSingleBean(EmbeddedSubsystem.class);
			LeaseOptions lease = context.getBean(MapiRuntimeLifecycle.class).lease().options();
			assertThat(lease.session().profile()).isNull();
			assertThat(lease.anchor()).isFalse();
			assertThat(lease.startTimeout()).isEqualTo(Duration.ofSeconds(30));
			assertThat(lease.stopTimeout()).isEqualTo(Duration.ofSeconds(5));
			assertThat(lease.heartbeatInterval()).isEqualTo(Duration.ofSeconds(30));
			assertThat(lease.stallAfter()).isEqualTo(Duration.ofSeconds(10));
			assertThat(lease.leakDetection()).isEqualTo(LeakDetection.SIMPLE);
			MapiTaskExecutor executor = context.getBean("mapiTaskExecutor", MapiTaskExecutor.class);
			assertThat(executor.getOptions()).isEqualTo(PoolOptions.DEFAULTS);
			assertThat(executor.getDrainTimeout()).isEqualTo(Duration.ofSeconds(20));
		});
	}

	@Test
	void whenPropertiesAreSetThenTheyReachTheirTargets() {
		this.runner
			.withPropertyValues("mapi.session.profile=Embedded", "mapi.startup-timeout=7s", "mapi.shutdown-timeout=3s",
					"mapi.heartbeat.interval=11s", "mapi.heartbeat.stall-after=4s", "mapi.leak-detection=full",
					"mapi.notifications=primary-thread", "mapi.executor.pool-size=3", "mapi.executor.queue-capacity=17",
					"mapi.executor.task-timeout=9s", "mapi.executor.stuck-after=5s", "mapi.executor.max-replacements=2",
					"mapi.executor.backoff.initial=2s", "mapi.executor.backoff.max=6s",
					"mapi.executor.drain-timeout=8s", "mapi.embedded.rules=lenient", "mapi.embedded.owner-name=Ada",
					"mapi.embedded.owner-address=ada@example.org")
			.run((context) -> {
				LeaseOptions lease = context.getBean(MapiRuntimeLifecycle.class).lease().options();
				assertThat(lease.session().profile()).isEqualTo("Embedded");
				assertThat(lease.anchor()).isTrue();
				assertThat(lease.startTimeout()).isEqualTo(Duration.ofSeconds(7));
				assertThat(lease.stopTimeout()).isEqualTo(Duration.ofSeconds(3));
				assertThat(lease.heartbeatInterval()).isEqualTo(Duration.ofSeconds(11));
				assertThat(lease.stallAfter()).isEqualTo(Duration.ofSeconds(4));
				assertThat(lease.leakDetection()).isEqualTo(LeakDetection.FULL);
				MapiTaskExecutor executor = context.getBean("mapiTaskExecutor", MapiTaskExecutor.class);
				assertThat(executor.getOptions()).isEqualTo(new PoolOptions("worker", 3, 17, Duration.ofSeconds(9),
						Duration.ofSeconds(5), 2, Duration.ofSeconds(2), Duration.ofSeconds(6), null));
				assertThat(executor.getDrainTimeout()).isEqualTo(Duration.ofSeconds(8));
				EmbeddedSubsystem subsystem = context.getBean(EmbeddedSubsystem.class);
				assertThat(subsystem.options().rules()).isEqualTo(EmbeddedRules.LENIENT);
				assertThat(subsystem.options().ownerName()).isEqualTo("Ada");
				assertThat(subsystem.options().ownerAddress()).isEqualTo("ada@example.org");
				assertThat(subsystem.options().notifications()).isEqualTo(NotificationDelivery.PRIMARY_THREAD);
			});
	}

	@Test
	void whenAProfileIsNamedThenTheEmbeddedMailboxHasIt() {
		this.runner.withPropertyValues("mapi.session.profile=Archive").run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context.getBean(EmbeddedSubsystem.class).options().profile()).isEqualTo("Archive");
			String profile = context.getBean(MapiTemplate.class).execute((session) -> session.profileName());
			assertThat(profile).isEqualTo("Archive");
		});
	}

	@ParameterizedTest
	@CsvSource({ "mapi.executor.pool-size,0", "mapi.executor.queue-capacity,-1", "mapi.executor.task-timeout,0s",
			"mapi.executor.stuck-after,-1s", "mapi.executor.max-replacements,-1", "mapi.executor.backoff.initial,0s",
			"mapi.executor.backoff.initial,2m", "mapi.executor.backoff.max,0s", "mapi.executor.drain-timeout,-1s",
			"mapi.startup-timeout,0s", "mapi.shutdown-timeout,0s", "mapi.heartbeat.interval,0s",
			"mapi.heartbeat.stall-after,0s", "mapi.session.profile,' '", "mapi.embedded.owner-name,' '",
			"mapi.embedded.owner-address,nobody" })
	void whenValueIsInvalidThenContextFailsAndNamesIt(String key, String value) {
		this.runner.withPropertyValues(key + "=" + value)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining(key)
				.hasMessageContaining("It must be "));
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
	void whenDisabledThenNothingIsThere() {
		this.runner.withPropertyValues("mapi.enabled=false").withBean(Tasks.class).run((context) -> {
			assertThat(context).doesNotHaveBean(MapiRuntimeLifecycle.class)
				.doesNotHaveBean(MapiSubsystem.class)
				.doesNotHaveBean(MapiTemplate.class)
				.doesNotHaveBean(MapiSession.class)
				.doesNotHaveBean(MapiTaskExecutorBuilder.class);
			assertThat(context.getBean(Tasks.class).thread()).isEqualTo(Thread.currentThread().getName());
		});
	}

	@Test
	void whenThereIsNoSubsystemThenFailureIsExplained() {
		this.runner.withClassLoader(new FilteredClassLoader(EmbeddedSubsystem.class)).run((context) -> {
			FailureAnalysis analysis = new MapiStartupFailureAnalyzer().analyze(context.getStartupFailure());
			assertThat(analysis).isNotNull();
			assertThat(analysis.getDescription()).contains("'mapi.subsystem=auto'");
			assertThat(analysis.getAction()).contains("io.github.mapikit:mapi-embedded");
		});
		this.runner.withPropertyValues("mapi.subsystem=native").run((context) -> {
			FailureAnalysis analysis = new MapiStartupFailureAnalyzer().analyze(context.getStartupFailure());
			assertThat(analysis).isNotNull();
			assertThat(analysis.getAction()).contains("Windows");
		});
	}

	@Test
	void whenMailboxIsMissingThenFailureIsExplained() {
		this.runner.withPropertyValues("mapi.embedded.mailbox=no-such-folder").run((context) -> {
			FailureAnalysis analysis = new MailboxLocationFailureAnalyzer().analyze(context.getStartupFailure());
			assertThat(analysis).isNotNull();
			assertThat(analysis.getAction()).contains("'no-such-folder'").contains("mapi.embedded.mailbox");
		});
	}

	@Test
	void whenUserHasBeansThenTheyWin() {
		this.fake.run((context) -> assertThat(context).hasSingleBean(MapiSubsystem.class)
			.doesNotHaveBean(EmbeddedSubsystem.class));
		MapiSession session = CurrentMapiSession.create();
		this.fake.withBean("own", MapiSession.class, () -> session)
			.run((context) -> assertThat(context.getBean(MapiSession.class)).isSameAs(session));
	}

	@Test
	void whenUserHasTemplateOrPostProcessorThenItWins() {
		MapiTaskAnnotationBeanPostProcessor processor = new MapiTaskAnnotationBeanPostProcessor();
		this.fake
			.withBean("ownTemplate", MapiTemplate.class,
					() -> new MapiTemplate(mock(MapiExecutor.class), mock(MapiExecutor.class)))
			.withBean("ownProcessor", MapiTaskAnnotationBeanPostProcessor.class, () -> processor)
			.run((context) -> {
				assertThat(context.getBeanNamesForType(MapiTemplate.class)).containsExactly("ownTemplate");
				assertThat(context.getBeanNamesForType(MapiTaskAnnotationBeanPostProcessor.class))
					.containsExactly("ownProcessor");
			});
	}

	@Test
	void whenUserHasBuilderThenExecutorIsMadeByIt() {
		this.fake.withUserConfiguration(OwnBuilder.class).run((context) -> {
			assertThat(context.getBeanNamesForType(MapiTaskExecutorBuilder.class)).containsExactly("ownBuilder");
			assertThat(context.getBean("mapiTaskExecutor", MapiTaskExecutor.class).getDrainTimeout())
				.isEqualTo(Duration.ofSeconds(3));
		});
	}

	@Test
	void whenUserHasLifecycleThenItWins() {
		this.fake.withUserConfiguration(OwnLifecycle.class).run((context) -> {
			assertThat(context.getBeanNamesForType(MapiRuntimeLifecycle.class)).containsExactly("ownLifecycle");
			String profile = context.getBean(MapiTemplate.class).execute(MapiSession::profileName);
			assertThat(profile).isEqualTo(FakeMapiSubsystem.PROFILE);
			assertThat(context.getBean(MapiRuntimeLifecycle.class).lease().owner()).isEqualTo("own");
		});
	}

	@Test
	void whenUserHasExecutorsThenTasksRunThere() {
		this.fake.withUserConfiguration(OwnExecutors.class).withBean(Tasks.class).run((context) -> {
			assertThat(context.getBean("mapiTaskExecutor", MapiTaskExecutor.class).getDrainTimeout())
				.isEqualTo(Duration.ofSeconds(4));
			assertThat(context.getBean("mapiPrimaryExecutor")).isSameAs(context.getBean(OwnExecutors.class).primary);
			assertThat(context.getBean(Tasks.class).thread()).isEqualTo("mapi-worker-1");
		});
	}

	@Test
	void whenSessionIsUsedElsewhereThenItSaysWhere() {
		this.fake.run((context) -> {
			MapiSession session = context.getBean(MapiSession.class);
			assertThat(session.toString()).contains("own session");
			assertThat(session).isEqualTo(session).hasSameHashCodeAs(session);
			session.close();
			assertThatExceptionOfType(MapiThreadException.class).isThrownBy(session::profileName)
				.withMessageContaining("MapiSession.profileName()")
				.withMessageContaining("@MapiTask");
			String profile = context.getBean(MapiTemplate.class).execute((own) -> {
				session.close();
				return session.profileName();
			});
			assertThat(profile).isEqualTo(FakeMapiSubsystem.PROFILE);
		});
	}

	@Test
	void whenTasksAreDecoratedThenContextReachesMapiThread() {
		TaskDecorator decorator = (task) -> {
			String value = MDC.get("who");
			return () -> {
				MDC.put("who", value);
				try {
					task.run();
				}
				finally {
					MDC.remove("who");
				}
			};
		};
		this.fake.withBean("mdc", TaskDecorator.class, () -> decorator)
			.withBean("second", TaskDecorator.class, () -> (task) -> task)
			.run((context) -> {
				MDC.put("who", "me");
				try {
					MapiTemplate template = context.getBean(MapiTemplate.class);
					String onWorker = template.execute((session) -> MDC.get("who"));
					String onPrimary = template.executeOnPrimary((session) -> MDC.get("who"));
					assertThat(List.of(onWorker, onPrimary)).containsOnly("me");
				}
				finally {
					MDC.remove("who");
				}
			});
	}

	@Test
	void whenTasksAreObservedThenAsChildrenOfTheCaller() {
		ObservationRegistry registry = ObservationRegistry.create();
		AtomicReference<Observation.Context> observed = new AtomicReference<>();
		registry.observationConfig().observationHandler(new ObservationHandler<Observation.Context>() {

			@Override
			public void onStop(Observation.Context context) {
				if ("mapi.task".equals(context.getName())) {
					observed.set(context);
				}
			}

			@Override
			public boolean supportsContext(Observation.Context context) {
				return true;
			}

		});
		this.fake.withBean(ObservationRegistry.class, () -> registry).withBean(Tasks.class).run((context) -> {
			Observation caller = Observation.createNotStarted("caller", registry);
			caller.observe(() -> context.getBean(Tasks.class).thread());
			assertThat(observed.get().getParentObservation()).isSameAs(caller);
			assertThat(observed.get().getLowCardinalityKeyValues())
				.extracting((tag) -> tag.getKey() + "=" + tag.getValue())
				.containsExactlyInAnyOrder("task=MapiAutoConfigurationTests.Tasks.thread", "executor=worker",
						"outcome=SUCCESS", "exception=none");
		});
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

	@Configuration(proxyBeanMethods = false)
	static class OwnBuilder {

		@Bean
		MapiTaskExecutorBuilder ownBuilder(MapiRuntimeLifecycle lifecycle) {
			return new MapiTaskExecutorBuilder(lifecycle).drainTimeout(Duration.ofSeconds(3));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnLifecycle {

		@Bean
		MapiRuntimeLifecycle ownLifecycle(MapiSubsystem subsystem, ObjectProvider<MapiLeaseCustomizer> customizers,
				ObjectProvider<RuntimeListener> listeners, ObjectProvider<MapiShutdownHook> hooks) {
			return new MapiRuntimeLifecycle(LeaseOptions.of("own", subsystem), customizers, listeners, hooks);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnExecutors {

		private final MapiExecutor primary = mock(MapiExecutor.class);

		@Bean(defaultCandidate = false)
		MapiTaskExecutor mapiTaskExecutor(MapiTaskExecutorBuilder builder) {
			return builder.drainTimeout(Duration.ofSeconds(4)).build();
		}

		@Bean(defaultCandidate = false)
		MapiExecutor mapiPrimaryExecutor() {
			return this.primary;
		}

	}

	static class Tasks {

		@MapiTask
		String thread() {
			return Thread.currentThread().getName();
		}

	}

}
