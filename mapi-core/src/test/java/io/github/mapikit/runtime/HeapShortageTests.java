// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what becomes of tasks, waiters and threads when the heap is full for a while.
 */
@Timeout(120)
class HeapShortageTests {

	@Test
	void whenHeapWasFullThenNothingIsLost(@TempDir Path folder) throws Exception {
		assertThat(TestProgram.run(HeapProgram.class, folder, "-Xmx20m")).isEqualTo("ok");
	}

}
