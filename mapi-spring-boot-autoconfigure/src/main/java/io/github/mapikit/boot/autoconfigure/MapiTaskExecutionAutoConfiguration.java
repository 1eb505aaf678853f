// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.autoconfigure;

import java.util.List;

import io.github.mapikit.boot.lifecycle.MapiRuntimeLifecycle;
import io.github.mapikit.boot.task.CurrentMapiSession;
import io.github.mapikit.boot.task.MapiPrimaryTaskExecutor;
import io.github.mapikit.boot.task.MapiTaskAnnotationBeanPostProcessor;
import io.github.mapikit.boot.task.MapiTaskExecutor;
import io.github.mapikit.boot.task.MapiTaskExecutorBuilder;
import io.github.mapikit.boot.task.MapiTaskExecutorCustomizer;
import io.github.mapikit.boot.task.MapiTaskInstrumentation;
import io.github.mapikit.boot.task.MapiTemplate;
import io.github.mapikit.boot.task.observation.MapiTaskObservationConvention;
import io.github.mapikit.boot.task.observation.ObservedMapiTasks;
import io.github.mapikit.model.store.MapiSession;
import io.github.mapikit.runtime.task.MapiExecutor;
import io.github.mapikit.spi.MapiDriver;
import io.github.mapikit.spi.MapiProcess;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.boot.autoconfigure.context.LifecycleProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Role;
import org.springframework.core.env.Environment;
import org.springframework.core.task.TaskDecorator;
import org.springframework.core.task.support.CompositeTaskDecorator;

/**
 * Auto-configuration of what brings code to MAPI threads: the executors,
 * {@code @MapiTask}, the template, and the session that is injected. What is not used is
 * not made at the start.
 * <p>
 * It is one class: a start takes longer with each configuration than with each bean.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = MapiRuntimeAutoConfiguration.class,
		afterName = "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration")
@ConditionalOnMapiSwitch("mapi.enabled")
@ImportRuntimeHints(MapiSessionProxyHints.class)
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

	@Bean
	@ConditionalOnMissingBean(name = "mapiTaskExecutor")
	MapiTaskExecutor mapiTaskExecutor(MapiTaskExecutorBuilder builder) {
		return builder.build();
	}

	@Bean
	@Lazy
	@ConditionalOnMissingBean(name = "mapiPrimaryExecutor")
	MapiPrimaryTaskExecutor mapiPrimaryExecutor(MapiProperties properties, MapiRuntimeLifecycle lifecycle,
			ObjectProvider<TaskDecorator> decorators, ObjectProvider<MapiTaskInstrumentation> instrumentation) {
		return new MapiPrimaryTaskExecutor(lifecycle, composite(decorators), properties.getExecutor().getTaskTimeout(),
				instrumentation.getIfAvailable(() -> MapiTaskInstrumentation.NONE));
	}

	@Bean
	@Lazy
	@ConditionalOnMissingBean
	MapiTemplate mapiTemplate(@Qualifier("mapiTaskExecutor") MapiExecutor workers,
			@Qualifier("mapiPrimaryExecutor") MapiExecutor primary) {
		return new MapiTemplate(workers, primary);
	}

	// each thread closes its own
	@Bean(destroyMethod = "")
	@Lazy
	@ConditionalOnMissingBean
	MapiSession mapiSession() {
		return CurrentMapiSession.create();
	}

	// a post-processor works for its own context only, whatever the parent has
	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	@ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
	static MapiTaskAnnotationBeanPostProcessor mapiTaskAnnotationBeanPostProcessor(Environment environment) {
		MapiTaskAnnotationBeanPostProcessor processor = new MapiTaskAnnotationBeanPostProcessor();
		processor.setProxyTargetClass(environment.getProperty("spring.aop.proxy-target-class", Boolean.class, true));
		return processor;
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
		ObservedMapiTasks observedMapiTasks(ObservationRegistry registry, ObjectProvider<MapiDriver> driver,
				ObjectProvider<MapiTaskObservationConvention> convention) {
			MapiDriver chosen = driver.getIfAvailable();
			return new ObservedMapiTasks(registry, (chosen != null) ? chosen.process() : MapiProcess.JVM,
					convention.getIfAvailable());
		}

	}

}
