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

}
