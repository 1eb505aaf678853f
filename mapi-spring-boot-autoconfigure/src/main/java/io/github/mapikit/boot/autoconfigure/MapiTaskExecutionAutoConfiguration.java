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

import java.util.List;

import io.github.mapikit.boot.lifecycle.MapiRuntimeLifecycle;
import io.github.mapikit.boot.task.MapiPrimaryTaskExecutor;
import io.github.mapikit.boot.task.MapiTaskExecutor;
import io.github.mapikit.boot.task.MapiTaskExecutorBuilder;
import io.github.mapikit.boot.task.MapiTaskExecutorCustomizer;
import io.github.mapikit.boot.task.MapiTaskInstrumentation;
import io.github.mapikit.boot.task.observation.MapiTaskObservationConvention;
import io.github.mapikit.boot.task.observation.ObservedMapiTasks;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.context.LifecycleProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.task.TaskDecorator;
import org.springframework.core.task.support.CompositeTaskDecorator;

/**
 * Auto-configuration of the executors that run tasks on MAPI threads. They are no
 * candidates for anything that asks for just any executor.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = MapiRuntimeAutoConfiguration.class,
		afterName = "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration")
@ConditionalOnBooleanProperty(name = "mapi.enabled", matchIfMissing = true)
public final class MapiTaskExecutionAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	MapiTaskExecutorBuilder mapiTaskExecutorBuilder(MapiProperties properties, MapiRuntimeLifecycle lifecycle,
			ObjectProvider<TaskDecorator> decorators, ObjectProvider<MapiTaskInstrumentation> instrumentation,
			ObjectProvider<MapiTaskExecutorCustomizer> customizers, ObjectProvider<LifecycleProperties> phases) {
		MapiPropertiesConfigurer configurer = new MapiPropertiesConfigurer(properties);
		phases.ifAvailable((phase) -> configurer.compareWithPhaseLimit(phase.getTimeoutPerShutdownPhase()));
		MapiTaskExecutorBuilder builder = configurer.configure(new MapiTaskExecutorBuilder(lifecycle))
			.taskDecorator(composite(decorators))
			.instrumentation(instrumentation.getIfAvailable(() -> MapiTaskInstrumentation.NONE));
		for (MapiTaskExecutorCustomizer customizer : customizers.orderedStream().toList()) {
			builder = customizer.customize(builder);
		}
		return builder;
	}

	@Bean(defaultCandidate = false)
	@ConditionalOnMissingBean(name = "mapiTaskExecutor")
	MapiTaskExecutor mapiTaskExecutor(MapiTaskExecutorBuilder builder) {
		return builder.build();
	}

	@Bean(defaultCandidate = false)
	@Lazy
	@ConditionalOnMissingBean(name = "mapiPrimaryExecutor")
	MapiPrimaryTaskExecutor mapiPrimaryExecutor(MapiRuntimeLifecycle lifecycle,
			ObjectProvider<TaskDecorator> decorators, ObjectProvider<MapiTaskInstrumentation> instrumentation) {
		return new MapiPrimaryTaskExecutor(lifecycle, composite(decorators),
				instrumentation.getIfAvailable(() -> MapiTaskInstrumentation.NONE));
	}

	private static @Nullable TaskDecorator composite(ObjectProvider<TaskDecorator> decorators) {
		List<TaskDecorator> ordered = decorators.orderedStream().toList();
		if (ordered.size() <= 1) {
			return ordered.isEmpty() ? null : ordered.get(0);
		}
		return new CompositeTaskDecorator(ordered);
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(ObservationRegistry.class)
	@ConditionalOnBean(ObservationRegistry.class)
	static class ObservationConfiguration {

		@Bean
		@ConditionalOnMissingBean(MapiTaskInstrumentation.class)
		ObservedMapiTasks observedMapiTasks(ObservationRegistry registry,
				ObjectProvider<MapiTaskObservationConvention> convention) {
			return new ObservedMapiTasks(registry, convention.getIfAvailable());
		}

	}

}
