// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.autoconfigure.health;

import java.util.function.Supplier;

import io.github.mapikit.boot.autoconfigure.ConditionalOnMapiSwitch;
import io.github.mapikit.boot.autoconfigure.MapiProperties;
import io.github.mapikit.boot.autoconfigure.MapiRuntimeAutoConfiguration;
import io.github.mapikit.boot.health.MapiAvailabilityPublisher;
import io.github.mapikit.boot.lifecycle.MapiRuntimeLifecycle;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.availability.ApplicationAvailabilityAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.util.function.SingletonSupplier;

/**
 * Auto-configuration that wires MAPI to the application's readiness and liveness.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = { MapiRuntimeAutoConfiguration.class, ApplicationAvailabilityAutoConfiguration.class })
@ConditionalOnMapiSwitch("mapi.availability.enabled")
@ConditionalOnBean({ MapiRuntimeLifecycle.class, ApplicationAvailability.class })
@EnableConfigurationProperties(MapiProperties.class)
public final class MapiAvailabilityAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	MapiAvailabilityPublisher mapiAvailabilityPublisher(ApplicationContext context,
			ApplicationAvailability availability, ObjectProvider<MapiRuntimeLifecycle> lifecycle,
			MapiProperties properties) {
		// the lifecycle collects its listeners, so that these cannot ask for it at once
		Supplier<MapiRuntimeLifecycle> runtime = SingletonSupplier.of(lifecycle::getObject);
		return new MapiAvailabilityPublisher(context, availability, () -> runtime.get().state(),
				() -> runtime.get().snapshot(), properties.heartbeatAgeLimit());
	}

}
