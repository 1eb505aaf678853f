// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.docs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ByteArrayResource;

import static org.assertj.core.api.Assertions.assertThat;

class YamlBlockTests {

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path mailbox;

	static List<CodeBlock> blocks() {
		return Page.blocks("yaml");
	}

	@ParameterizedTest
	@MethodSource("blocks")
	void whenPageShowsYamlThenKeysExistAndValuesBind(CodeBlock block) throws Exception {
		PropertySource<?> source = load(block.text());
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources().addFirst(source);
		Binder binder = Binder.get(environment);
		for (String key : keys(source)) {
			ConfigurationMetadata.Property property = ConfigurationMetadata.ofClassPath().find(key);
			assertThat(property).as("%s: '%s'", block, key).isNotNull();
			if (!Objects.requireNonNull(property).isMap()) {
				assertThat(binder.bind(property.name(), Bindable.of(property.javaType())).isBound())
					.as("%s: '%s'", block, key)
					.isTrue();
			}
		}
	}

	@ParameterizedTest
	@MethodSource("blocks")
	void whenPageShowsYamlThenApplicationStartsWithIt(CodeBlock block) throws IOException {
		PropertySource<?> source = load(block.text());
		Applications.runner().withInitializer((context) -> {
			context.getEnvironment().getPropertySources().addFirst(source);
			if (keys(source).stream().anyMatch((key) -> key.startsWith("mapi.embedded.mailbox"))) {
				// what the page names is on somebody else's disk
				context.getEnvironment()
					.getPropertySources()
					.addFirst(Applications.property("mapi.embedded.mailbox", this.mailbox.toString()));
			}
		}).run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void whenKeyDoesNotExistThenMetadataDoesNotKnowIt() {
		assertThat(ConfigurationMetadata.ofClassPath().find("mapi.no-such-key")).isNull();
		assertThat(ConfigurationMetadata.ofClassPath().find("mapi.enabled")).isNotNull();
	}

	private static PropertySource<?> load(String yaml) throws IOException {
		List<PropertySource<?>> sources = new YamlPropertySourceLoader().load("page",
				new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)));
		assertThat(sources).hasSize(1);
		return sources.get(0);
	}

	private static List<String> keys(PropertySource<?> source) {
		return List.of(((EnumerablePropertySource<?>) source).getPropertyNames());
	}

}
