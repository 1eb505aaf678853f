// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.autoconfigure;

import io.github.mapikit.embedded.EmbeddedSubsystem;
import io.github.mapikit.spi.MapiSubsystem;

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
@ConditionalOnClass(EmbeddedSubsystem.class)
@ConditionalOnMapiSwitch("mapi.enabled")
@ConditionalOnMapiSubsystem(MapiProperties.Subsystem.EMBEDDED)
@ConditionalOnMissingBean(MapiSubsystem.class)
@EnableConfigurationProperties(MapiProperties.class)
public final class MapiEmbeddedAutoConfiguration {

	@Bean
	EmbeddedSubsystem mapiEmbeddedSubsystem(MapiProperties properties) {
		return new EmbeddedSubsystem(new MapiEmbeddedOptionsFactory(properties).create());
	}

}
