// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.task;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link NearestName}.
 */
class NearestNameTests {

	@ParameterizedTest
	@CsvSource({ "archivExecutor, archiveExecutor", "ArchiveExecuter, archiveExecutor",
			"mapiExecutor, mapiTaskExecutor", "nobody,", "'',", "archiveExecutor, archiveExecutor" })
	void whenNameIsNearThenItIsFound(String wanted, String nearest) {
		assertThat(NearestName.of(wanted, List.of("mapiTaskExecutor", "mapiPrimaryExecutor", "archiveExecutor")))
			.isEqualTo(nearest);
	}

}
