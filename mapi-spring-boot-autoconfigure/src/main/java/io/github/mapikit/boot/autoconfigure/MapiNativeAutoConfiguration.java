// SPDX-License-Identifier: Apache-2.0

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
