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

package io.github.mapikit.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Run with {@code -Ddocs.rewrite=true} to write the table anew.
 */
class PropertyTableTests {

	@Test
	void whenPropertiesChangeThenTableChangesToo() throws IOException {
		Page page = Page.of("docs/configuration.md");
		int start = page.text().indexOf(PropertyTable.START) + PropertyTable.START.length() + 1;
		int end = page.text().indexOf(PropertyTable.END);
		String wanted = PropertyTable.of(ConfigurationMetadata.ofClassPath().own());
		if (Boolean.getBoolean("docs.rewrite")) {
			Files.writeString(page.path(), page.text().substring(0, start) + wanted + page.text().substring(end));
			return;
		}
		assertThat(page.text().substring(start, end))
			.as("run 'mvn -Dquick -pl docs-tests -am test -Dtest=PropertyTableTests "
					+ "-Dsurefire.failIfNoSpecifiedTests=false -Ddocs.rewrite=true'")
			.isEqualTo(wanted);
	}

	@Test
	void whenPropertyIsOursThenItIsDescribed() {
		List<ConfigurationMetadata.Property> own = ConfigurationMetadata.ofClassPath().own();
		assertThat(own).isNotEmpty().allSatisfy((property) -> {
			assertThat(property.description()).as(property.name()).isNotBlank();
			assertThat(property.type()).as(property.name()).isNotEqualTo("null");
		});
	}

}
