// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.autoconfigure.jackson;

import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.property.Row;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * MAPI's values in a test of the web layer alone, which has no MAPI.
 */
@WebMvcTest
class ModelWebSliceTests {

	@Autowired
	private MockMvcTester mvc;

	@Test
	void whenWebLayerIsTestedAloneThenValuesAreAsInApplication() {
		assertThat(this.mvc.get().uri("/messages/00ff")).bodyText().isEqualTo("{\"entryid\":\"00FF\"}");
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Messages.class)
	static class Application {

	}

	@RestController
	static class Messages {

		@GetMapping("/messages/{id}")
		Row message(@PathVariable EntryId id) {
			return new Row(new PropertyTag<?>[] { PropertyTags.ENTRYID }, new Object[] { id });
		}

	}

}
