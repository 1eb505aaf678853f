// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.autoconfigure.jackson;

import io.github.mapikit.boot.jackson.MapiJacksonModule;
import io.github.mapikit.model.EntryId;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MapiJacksonAutoConfiguration}.
 */
class MapiJacksonAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(JacksonAutoConfiguration.class, MapiJacksonAutoConfiguration.class));

	@Test
	void whenJacksonIsThereThenItsMapperKnowsValues() {
		this.runner
			.run((context) -> assertThat(context.getBean(JsonMapper.class).writeValueAsString(EntryId.ofHex("00FF")))
				.isEqualTo("\"00FF\""));
	}

	@Test
	void whenMapiIsDisabledThenValuesAreTheSame() {
		this.runner.withPropertyValues("mapi.enabled=false")
			.run((context) -> assertThat(context).hasSingleBean(MapiJacksonModule.class));
	}

	@Test
	void backsOffWhenUserHasModule() {
		MapiJacksonModule own = new MapiJacksonModule();
		this.runner.withBean("own", MapiJacksonModule.class, () -> own)
			.run((context) -> assertThat(context.getBean(MapiJacksonModule.class)).isSameAs(own));
	}

	@Test
	void backsOffWithoutJackson() {
		new ApplicationContextRunner().withClassLoader(new FilteredClassLoader("tools.jackson"))
			.withConfiguration(AutoConfigurations.of(MapiJacksonAutoConfiguration.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("mapiJacksonModule"));
	}

}
