// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.autoconfigure.health;

import io.github.mapikit.boot.autoconfigure.MapiProperties;
import io.github.mapikit.boot.autoconfigure.MapiRuntimeAutoConfiguration;
import io.github.mapikit.boot.health.MapiHealthIndicator;
import io.github.mapikit.boot.lifecycle.MapiRuntimeLifecycle;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of the health contributor {@code mapi}.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = MapiRuntimeAutoConfiguration.class)
@ConditionalOnClass({ HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class })
@ConditionalOnEnabledHealthIndicator("mapi")
@ConditionalOnBean(MapiRuntimeLifecycle.class)
@EnableConfigurationProperties(MapiProperties.class)
public final class MapiHealthContributorAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(name = { "mapiHealthIndicator", "mapiHealthContributor" })
	MapiHealthIndicator mapiHealthIndicator(MapiRuntimeLifecycle lifecycle, MapiProperties properties) {
		return new MapiHealthIndicator(lifecycle::state, lifecycle::snapshot, properties.heartbeatAgeLimit());
	}

}
