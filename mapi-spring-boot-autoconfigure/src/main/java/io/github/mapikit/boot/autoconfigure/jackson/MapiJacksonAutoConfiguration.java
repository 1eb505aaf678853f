// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.autoconfigure.jackson;

import io.github.mapikit.boot.jackson.MapiJacksonModule;
import tools.jackson.databind.JacksonModule;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration that teaches the application's JSON what MAPI's values are. It does
 * not ask whether MAPI is used: values are the same where MAPI is switched off.
 *
 * @since 0.1.0
 */
@AutoConfiguration
@ConditionalOnClass(JacksonModule.class)
public final class MapiJacksonAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	MapiJacksonModule mapiJacksonModule() {
		return new MapiJacksonModule();
	}

}
