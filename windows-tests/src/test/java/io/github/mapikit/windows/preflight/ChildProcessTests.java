// SPDX-License-Identifier: Apache-2.0

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
