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
