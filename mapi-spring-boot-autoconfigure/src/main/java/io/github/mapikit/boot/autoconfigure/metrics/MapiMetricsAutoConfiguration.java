// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.autoconfigure.metrics;

import java.util.List;
import java.util.function.Supplier;

import io.github.mapikit.boot.autoconfigure.MapiRuntimeAutoConfiguration;
import io.github.mapikit.boot.lifecycle.MapiRuntimeLifecycle;
import io.github.mapikit.boot.metrics.MapiMetrics;
import io.github.mapikit.boot.task.MapiTaskExecutor;
import io.github.mapikit.boot.task.MapiTaskInstrumentation;
import io.github.mapikit.boot.task.observation.ObservedMapiTasks;
import io.github.mapikit.spi.MapiDriver;
import io.github.mapikit.spi.MapiProcess;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.observation.MeterObservationHandler;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;
import org.springframework.util.function.SingletonSupplier;

/**
 * Auto-configuration of the meters {@code mapi.*}.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = MapiRuntimeAutoConfiguration.class,
		afterName = { "org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration",
				"org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration" })
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean(MapiRuntimeLifecycle.class)
@ConditionalOnSingleCandidate(MeterRegistry.class)
public final class MapiMetricsAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	MapiMetrics mapiMetrics(MeterRegistry registry, ObjectProvider<MapiDriver> driver,
			ObjectProvider<MapiRuntimeLifecycle> lifecycle, ObjectProvider<MapiTaskInstrumentation> instrumentation,
			ObjectProvider<MeterObservationHandler<?>> handlers) {
		// the lifecycle collects its listeners, so that these cannot ask for it at once
		Supplier<MapiRuntimeLifecycle> runtime = SingletonSupplier.of(lifecycle::getObject);
		Supplier<Boolean> observed = SingletonSupplier.of(() -> runsAreObserved(instrumentation, handlers));
		return new MapiMetrics(registry, process(driver), () -> runtime.get().snapshot(), List.of(), observed::get);
	}

	// a lifecycle of the user's own may have one that is no bean
	private static MapiProcess process(ObjectProvider<MapiDriver> driver) {
		MapiDriver chosen = driver.getIfAvailable();
		return (chosen != null) ? chosen.process() : MapiProcess.JVM;
	}

	private static boolean runsAreObserved(ObjectProvider<MapiTaskInstrumentation> instrumentation,
			ObjectProvider<MeterObservationHandler<?>> handlers) {
		return instrumentation.getIfAvailable() instanceof ObservedMapiTasks tasks && tasks.isObserving()
				&& handlers.stream().findAny().isPresent();
	}

	/**
	 * Registers the meters of executors before their first task. Those that are made
	 * later, being lazy, register theirs with it.
	 */
	@Bean
	SmartInitializingSingleton mapiExecutorMeters(ObjectProvider<MapiMetrics> metrics,
			ConfigurableListableBeanFactory beans) {
		return () -> {
			for (String name : beans.getBeanNamesForType(MapiTaskExecutor.class, false, false)) {
				if (beans.getSingleton(name) instanceof MapiTaskExecutor executor) {
					metrics.ifUnique((meters) -> meters.executor(executor.getName()));
				}
			}
		};
	}

}
