// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.docs;

import java.util.Map;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.util.ClassUtils;

/**
 * Applications as the pages describe them: whatever is on the class path, configured by
 * itself.
 */
final class Applications {

	private Applications() {
	}

	static ApplicationContextRunner runner() {
		ClassLoader loader = Applications.class.getClassLoader();
		Class<?>[] own = ImportCandidates.load(AutoConfiguration.class, loader)
			.getCandidates()
			.stream()
			.filter((name) -> name.startsWith("io.github.mapikit."))
			.map((name) -> ClassUtils.resolveClassName(name, loader))
			.toArray(Class<?>[]::new);
		return new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(own));
	}

	static PropertySource<?> property(String name, String value) {
		return new MapPropertySource("given", Map.of(name, value));
	}

}
