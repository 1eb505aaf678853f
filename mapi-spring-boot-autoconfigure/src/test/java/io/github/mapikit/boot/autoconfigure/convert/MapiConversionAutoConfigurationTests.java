// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.autoconfigure.convert;

import java.util.Map;

import io.github.mapikit.boot.convert.HexConverters;
import io.github.mapikit.model.Binary;
import io.github.mapikit.model.EntryId;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.ConfigurationPropertiesBinding;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link MapiConversionAutoConfiguration} and {@link HexConverters}.
 */
class MapiConversionAutoConfigurationTests {

	private static final EntryId OWN = EntryId.ofHex("0123");

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(MapiConversionAutoConfiguration.class));

	@Test
	void whenPropertiesHoldDigitsThenTheyAreBound() {
		this.runner.withPropertyValues("archive.folder=00ff", "archive.key=0a0b", "archive.labels[00FF]=first")
			.run((context) -> assertThat(bind(context)).isEqualTo(
					new Archive(EntryId.ofHex("00FF"), Binary.ofHex("0A0B"), Map.of(EntryId.ofHex("00FF"), "first"))));
	}

	@Test
	void whenPropertyIsNotHexThenBindingFailsAndNamesIt() {
		this.runner.withPropertyValues("archive.folder=inbox")
			.run((context) -> assertThatExceptionOfType(BindException.class).isThrownBy(() -> bind(context))
				.withStackTraceContaining("archive.folder"));
	}

	/**
	 * Binds as properties of an application are bound, without a class of such: its
	 * metadata would stand before that of the library.
	 */
	private static Archive bind(AssertableApplicationContext assertable) {
		ConfigurableApplicationContext context = assertable
			.getSourceApplicationContext(ConfigurableApplicationContext.class);
		ApplicationConversionService service = new ApplicationConversionService();
		ApplicationConversionService.addBeans(service, context.getBeanFactory(), ConfigurationPropertiesBinding.VALUE);
		return new Binder(ConfigurationPropertySources.get(context.getEnvironment()), null, service)
			.bind("archive", Archive.class)
			.get();
	}

	@Test
	void whenServiceTakesBeansThenItConvertsBothWays() {
		this.runner.run((context) -> {
			ApplicationConversionService service = new ApplicationConversionService();
			ApplicationConversionService.addBeans(service, context.getBeanFactory());
			Binary longer = Binary.of(new byte[100]);
			assertThat(service.convert(longer, String.class)).isEqualTo(longer.toHex());
			assertThat(service.convert(longer.toHex(), Binary.class)).isEqualTo(longer);
			assertThat(service.convert(OWN, String.class)).isEqualTo("0123");
			assertThat(service.convert("0123", EntryId.class)).isEqualTo(OWN);
		});
	}

	@Test
	void whenUserHasConverterThenItConverts() {
		this.runner.withUserConfiguration(OwnConverter.class).run((context) -> {
			ApplicationConversionService service = new ApplicationConversionService();
			ApplicationConversionService.addBeans(service, context.getBeanFactory());
			assertThat(service.convert("anything", EntryId.class)).isEqualTo(OWN);
			assertThat(service.convert("0123", Binary.class)).isEqualTo(Binary.ofHex("0123"));
		});
	}

	record Archive(EntryId folder, Binary key, Map<EntryId, String> labels) {

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnConverter {

		@Bean
		ToOwn own() {
			return new ToOwn();
		}

	}

	static class ToOwn implements Converter<String, EntryId> {

		@Override
		public EntryId convert(String text) {
			return OWN;
		}

	}

}
