// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.github.mapikit.error.MapiThreadException;
import io.github.mapikit.error.Remedy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MapiPropertyRemedies}.
 */
class MapiPropertyRemediesTests {

	private static final Pattern KEY = Pattern.compile("\\bmapi\\.[a-z.-]*[a-z]");

	@ParameterizedTest
	@EnumSource(Remedy.class)
	void whenCoreAsksForARemedyThenItIsWordedHere(Remedy remedy) {
		assertThat(remedy.text()).isEqualTo(new MapiPropertyRemedies().textOf(remedy)).matches("[A-Z].*[^.]");
	}

	@Test
	void whenThreadIsForeignThenMessageNamesAnnotationAndTemplate() {
		assertThat(MapiThreadException.of("open the default store")).hasMessageContaining("@MapiTask")
			.hasMessageContaining("MapiTemplate")
			.hasMessageContaining("MapiLease");
	}

	@ParameterizedTest
	@EnumSource(Remedy.class)
	void whenPropertyIsNamedThenThereIsOne(Remedy remedy) throws IOException {
		Set<String> known = known();
		Set<String> named = KEY.matcher(remedy.text())
			.results()
			.map(MatchResult::group)
			.collect(Collectors.toCollection(TreeSet::new));
		assertThat(known).containsAll(named);
	}

	private static Set<String> known() throws IOException {
		try (InputStream in = MapiPropertyRemediesTests.class
			.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
			return KEY.matcher(new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8))
				.results()
				.map(MatchResult::group)
				.collect(Collectors.toSet());
		}
	}

}
