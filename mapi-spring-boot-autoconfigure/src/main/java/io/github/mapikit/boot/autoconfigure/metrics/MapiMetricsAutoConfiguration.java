// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.autoconfigure.metrics;

import java.util.function.Supplier;

import io.github.mapikit.boot.autoconfigure.MapiRuntimeAutoConfiguration;
import io.github.mapikit.boot.lifecycle.MapiRuntimeLifecycle;
import io.github.mapikit.boot.metrics.MapiMetrics;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.beans.factory.ObjectProvider;
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
	MapiMetrics mapiMetrics(MeterRegistry registry, ObjectProvider<MapiRuntimeLifecycle> lifecycle) {
		// the lifecycle collects its listeners, so that these cannot ask for it at once
		Supplier<MapiRuntimeLifecycle> runtime = SingletonSupplier.of(lifecycle::getObject);
		return new MapiMetrics(registry, () -> runtime.get().snapshot());
	}

}
