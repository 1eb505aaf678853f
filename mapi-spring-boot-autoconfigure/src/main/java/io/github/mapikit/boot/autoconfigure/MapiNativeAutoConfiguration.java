// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.autoconfigure;

import io.github.mapikit.nativemapi.NativeDriver;
import io.github.mapikit.spi.MapiDriver;

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
 * Windows. {@code mapi.driver} says otherwise.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = MapiEmbeddedAutoConfiguration.class)
@ConditionalOnClass(NativeDriver.class)
@ConditionalOnMapiSwitch("mapi.enabled")
@Conditional(OnWindowsCondition.class)
@ConditionalOnMapiDriver(MapiProperties.Driver.NATIVE)
@ConditionalOnMissingBean(MapiDriver.class)
@EnableConfigurationProperties({ MapiProperties.class, MapiNativeProperties.class })
public final class MapiNativeAutoConfiguration {

	@Bean
	NativeDriver mapiNativeDriver(MapiProperties properties, MapiNativeProperties nativeProperties) {
		return new NativeDriver(new MapiNativeOptionsFactory(properties, nativeProperties).create());
	}

}
