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

package io.github.mapikit.boot.autoconfigure.endpoint;

import io.github.mapikit.boot.actuate.endpoint.MapiEndpoint;
import io.github.mapikit.boot.autoconfigure.MapiRuntimeAutoConfiguration;
import io.github.mapikit.boot.support.FakeMapiSubsystem;
import io.github.mapikit.spi.MapiSubsystem;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link MapiEndpointAutoConfiguration}.
 */
class MapiEndpointAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withBean(MapiSubsystem.class, FakeMapiSubsystem::new)
		.withPropertyValues("management.endpoints.web.exposure.include=mapi")
		.withConfiguration(
				AutoConfigurations.of(MapiRuntimeAutoConfiguration.class, MapiEndpointAutoConfiguration.class));

	@Test
	void whenExposedThenThereIsAnEndpoint() {
		this.runner.run((context) -> assertThat(context).hasSingleBean(MapiEndpoint.class));
	}

	@Test
	void backsOffWhenNotExposed() {
		this.runner.withPropertyValues("management.endpoints.web.exposure.include=health")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(MapiEndpoint.class));
	}

	@Test
	void backsOffWhenAccessIsNone() {
		this.runner.withPropertyValues("management.endpoint.mapi.access=NONE")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(MapiEndpoint.class));
	}

	@Test
	void backsOffWhenMapiIsDisabled() {
		this.runner.withPropertyValues("mapi.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(MapiEndpoint.class));
	}

	@Test
	void backsOffWithoutActuator() {
		new ApplicationContextRunner().withUserConfiguration(Imports.class)
			.withClassLoader(new FilteredClassLoader("org.springframework.boot.actuate"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("mapiEndpoint"));
	}

	@Test
	void backsOffWhenUserHasAnEndpoint() {
		MapiEndpoint own = mock();
		this.runner.withBean("own", MapiEndpoint.class, () -> own)
			.run((context) -> assertThat(context.getBean(MapiEndpoint.class)).isSameAs(own));
	}

	/**
	 * Imported as an application imports them: what names missing classes is left out.
	 */
	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ MapiRuntimeAutoConfiguration.class, MapiEndpointAutoConfiguration.class })
	static class Imports {

		@Bean
		MapiSubsystem subsystem() {
			return new FakeMapiSubsystem();
		}

	}

}
