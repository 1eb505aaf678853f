// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the loss of a MAPI after which threads must not end.
 */
@Timeout(120)
class LossTests {

	@Test
	void whenThreadsMustNotEndThenTheyStayAndKeepNothing(@TempDir Path folder) throws Exception {
		assertThat(TestProgram.run(LossProgram.class, folder)).isEqualTo("ok");
	}

	@Test
	void whenThreadsAreAtTheirStartThenTheyStayToo(@TempDir Path folder) throws Exception {
		assertThat(TestProgram.run(LossAtStartProgram.class, folder)).isEqualTo("ok");
	}

}
