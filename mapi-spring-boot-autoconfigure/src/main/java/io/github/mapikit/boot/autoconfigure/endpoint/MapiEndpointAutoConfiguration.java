// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.autoconfigure.endpoint;

import java.util.Collection;
import java.util.function.Supplier;

import io.github.mapikit.boot.actuate.endpoint.MapiEndpoint;
import io.github.mapikit.boot.autoconfigure.MapiProperties;
import io.github.mapikit.boot.autoconfigure.MapiRuntimeAutoConfiguration;
import io.github.mapikit.boot.lifecycle.MapiRuntimeLifecycle;
import io.github.mapikit.boot.task.MapiTaskExecutor;

import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.util.function.SingletonSupplier;

/**
 * Auto-configuration of the endpoint {@code mapi}.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = MapiRuntimeAutoConfiguration.class)
@ConditionalOnClass({ Endpoint.class, ConditionalOnAvailableEndpoint.class })
@ConditionalOnAvailableEndpoint(MapiEndpoint.class)
@ConditionalOnBean(MapiRuntimeLifecycle.class)
@EnableConfigurationProperties(MapiProperties.class)
public final class MapiEndpointAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	MapiEndpoint mapiEndpoint(MapiRuntimeLifecycle lifecycle, MapiProperties properties, ListableBeanFactory beans) {
		// not injected: executors are no default candidates
		Supplier<Collection<MapiTaskExecutor>> executors = SingletonSupplier
			.of(() -> BeanFactoryUtils.beansOfTypeIncludingAncestors(beans, MapiTaskExecutor.class, false, true)
				.values());
		return new MapiEndpoint(lifecycle::state, lifecycle::snapshot, properties.heartbeatAgeLimit(), executors);
	}

}
