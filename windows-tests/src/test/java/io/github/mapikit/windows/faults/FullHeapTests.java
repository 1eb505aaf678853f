// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.windows.faults;

import io.github.mapikit.windows.standin.ChildJvm;
import io.github.mapikit.windows.standin.EnabledWithStandIn;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Answers of MAPI for which the Java heap has no room. That costs a process.
 */
@EnabledWithStandIn
class FullHeapTests {

	@Test
	void whenHeapIsFullThenTaskAloneFailsAndAnswerIsFreed() throws Exception {
		ChildJvm.Result result = ChildJvm.of(FullHeapProgram.class).option("-Xmx32m").run();
		assertThat(result.ended()).as(result.output()).isTrue();
		assertThat(result.code()).as(result.output()).isZero();
		assertThat(result.output().lines().filter((line) -> line.startsWith("full: "))).as(result.output())
			.hasSize(20)
			.containsOnly("full: OutOfMemoryError");
		assertThat(result.output()).contains("before: 1000 rows")
			.contains("after: 1000 rows")
			.contains("state: RUNNING")
			.contains("violations: []");
	}

	@Test
	void whenAnotherThreadHeldTheHeapThenAllFuturesAreCompleteAndMapiServes() throws Exception {
		ChildJvm.Result result = ChildJvm.of(HeapShortageProgram.class).option("-Xmx32m").run();
		assertThat(result.ended()).as(result.output()).isTrue();
		assertThat(result.code()).as(result.output()).isZero();
		assertThat(result.output()).as("there was a shortage").contains("failed for want of memory: true");
		assertThat(result.output()).contains("complete: 80", "waiter waits: false")
			.contains("after: 20", "primary after: 20", "state: RUNNING", "stopped: true", "over: true")
			.contains("balanced: true, abandoned: 0", "violations: []")
			.doesNotContain("MAPI is lost");
	}

}
