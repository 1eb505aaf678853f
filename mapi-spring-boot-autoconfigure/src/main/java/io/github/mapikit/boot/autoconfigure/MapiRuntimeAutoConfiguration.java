// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.autoconfigure;

import io.github.mapikit.boot.lifecycle.MapiLeaseCustomizer;
import io.github.mapikit.boot.lifecycle.MapiProcessEndCloser;
import io.github.mapikit.boot.lifecycle.MapiRuntimeLifecycle;
import io.github.mapikit.boot.lifecycle.MapiShutdownHook;
import io.github.mapikit.boot.lifecycle.MapiShutdownPreparation;
import io.github.mapikit.boot.subscription.MapiSubscriptions;
import io.github.mapikit.runtime.event.RuntimeListener;
import io.github.mapikit.spi.MapiDriver;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of the MAPI runtime in the life of the application context.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = { MapiEmbeddedAutoConfiguration.class, MapiNativeAutoConfiguration.class })
@ConditionalOnMapiSwitch("mapi.enabled")
@EnableConfigurationProperties(MapiProperties.class)
public final class MapiRuntimeAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	MapiRuntimeLifecycle mapiRuntimeLifecycle(MapiProperties properties, ObjectProvider<MapiDriver> driver,
			ApplicationContext context, ObjectProvider<MapiLeaseCustomizer> customizers,
			ObjectProvider<RuntimeListener> listeners, ObjectProvider<MapiShutdownHook> hooks) {
		MapiPropertiesConfigurer configurer = new MapiPropertiesConfigurer(properties);
		MapiDriver chosen = driver.getIfAvailable(() -> {
			throw new MapiDriverNotFoundException(properties.getDriver());
		});
		return new MapiRuntimeLifecycle(configurer.leaseOptions(context.getId(), chosen), customizers, listeners,
				hooks);
	}

	// of each context, which knows what it is not to do
	@Bean
	@ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
	MapiShutdownPreparation mapiShutdownPreparation(MapiRuntimeLifecycle lifecycle, ApplicationContext context) {
		return new MapiShutdownPreparation(lifecycle, context);
	}

	@Bean
	@ConditionalOnMissingBean
	MapiSubscriptions mapiSubscriptions(MapiRuntimeLifecycle lifecycle) {
		return new MapiSubscriptions(lifecycle);
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnMapiSwitch("mapi.close-on-session-end")
	MapiProcessEndCloser mapiProcessEndCloser(ConfigurableApplicationContext context) {
		return new MapiProcessEndCloser(context);
	}

}
