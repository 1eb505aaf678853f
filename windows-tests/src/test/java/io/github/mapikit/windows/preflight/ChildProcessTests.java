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

package io.github.mapikit.windows.preflight;

import io.github.mapikit.windows.standin.ChildJvm;
import io.github.mapikit.windows.standin.EnabledWithStandIn;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a broken MAPI does to a child process, and not to the process that asks it.
 */
@EnabledWithStandIn
class ChildProcessTests {

	@ParameterizedTest
	@CsvSource({ "crash, 60, CHILD_CRASHED", "hang, 8, CHILD_TIMED_OUT", "code=0x80040115, 60, INITIALIZE_FAILED" })
	void whenMapiDoesNotInitializeThenStartIsRefusedAndProcessGoesOn(String fault, int seconds, String finding)
			throws Exception {
		ChildJvm.Result result = ChildJvm.of(CautiousProgram.class)
			.option("-Dcautious.seconds=" + seconds)
			.standIn("fault MAPIInitialize every " + fault)
			.run();
		assertThat(result.ended()).as(result.output()).isTrue();
		assertThat(result.code()).as(result.output()).isZero();
		assertThat(result.output()).contains("refused: " + finding).contains("end of main");
	}

}
