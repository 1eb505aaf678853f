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
