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

import io.github.mapikit.nativemapi.NativeMapiSubsystem;
import io.github.mapikit.spi.MapiSubsystem;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;

/**
 * Auto-configuration of MAPI on Windows.
 * <p>
 * It comes after the embedded one: whoever puts MAPI inside the JVM on the class path,
 * for tests most of all, must not find them at work in a real mailbox because they run on
 * Windows. {@code mapi.subsystem} says otherwise.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = MapiEmbeddedAutoConfiguration.class)
@ConditionalOnClass(NativeMapiSubsystem.class)
@ConditionalOnMapiSwitch("mapi.enabled")
@Conditional(OnWindowsCondition.class)
@ConditionalOnMapiSubsystem(MapiProperties.Subsystem.NATIVE)
@ConditionalOnMissingBean(MapiSubsystem.class)
@EnableConfigurationProperties({ MapiProperties.class, MapiNativeProperties.class })
public final class MapiNativeAutoConfiguration {

	@Bean
	NativeMapiSubsystem mapiNativeSubsystem(MapiProperties properties, MapiNativeProperties nativeProperties) {
		return new NativeMapiSubsystem(new MapiNativeOptionsFactory(properties, nativeProperties).create());
	}

}
