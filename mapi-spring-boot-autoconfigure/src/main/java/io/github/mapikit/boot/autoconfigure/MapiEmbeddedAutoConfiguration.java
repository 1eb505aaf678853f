// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.autoconfigure;

import io.github.mapikit.embedded.EmbeddedDriver;
import io.github.mapikit.spi.MapiDriver;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of MAPI inside the JVM.
 *
 * @since 0.1.0
 */
@AutoConfiguration
@ConditionalOnClass(EmbeddedDriver.class)
@ConditionalOnMapiSwitch("mapi.enabled")
@ConditionalOnMapiDriver(MapiProperties.Driver.EMBEDDED)
@ConditionalOnMissingBean(MapiDriver.class)
@EnableConfigurationProperties(MapiProperties.class)
public final class MapiEmbeddedAutoConfiguration {

	@Bean
	EmbeddedDriver mapiEmbeddedDriver(MapiProperties properties) {
		return new EmbeddedDriver(new MapiEmbeddedOptionsFactory(properties).create());
	}

}
