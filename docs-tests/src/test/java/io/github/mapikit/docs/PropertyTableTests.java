// SPDX-License-Identifier: Apache-2.0

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
