// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.windows.faults;

import io.github.mapikit.windows.standin.ChildJvm;
import io.github.mapikit.windows.standin.EnabledWithStandIn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Access violations in MAPI. Each costs a process.
 */
@EnabledWithStandIn
class CrashTests {

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void whenMapiCrashesThenAllAreToldAndProcessEndsInOrder(boolean exit) throws Exception {
		ChildJvm.Result result = ChildJvm.of(CrashingProgram.class).option("-Dcrashing.exit=" + exit).run();
		assertThat(result.output()).contains("protected: true")
			.contains("running: MapiSubsystemFailedException")
			.contains("waiting: MapiSubsystemFailedException")
			.contains("later: MapiSubsystemFailedException")
			.contains("next lease: MapiSubsystemFailedException")
			.contains("end of main");
		assertThat(result.ended()).as(result.output()).isTrue();
		assertThat(result.code()).as(result.output()).isZero();
		assertThat(result.errorReport()).isEmpty();
		assertThat(result.output()).as("nothing is uninitialized after a crash").contains("uninitializes: 0");
		assertThat(result.output()).as("threads stay, and are no matter of the runtime any more")
			.contains("over for the runtime: true", "balanced: true, abandoned: 2, threads: []",
					"staying: [mapi-primary, mapi-worker-1]", "violations: []");
		assertThat(result.log()).as("no thread told the DLL of its end")
			.doesNotContain("the thread ended without MAPIUninitialize")
			.containsPattern("\\tEND\\t.* owed=2 ");
	}

	@Test
	void whenOthersAreInMapiBesideTheCrashThenTheyAreToldThoughTheirCallsNeverReturn() throws Exception {
		ChildJvm.Result result = ChildJvm.of(CrashingProgram.class).option("-Dcrashing.beside=true").run();
		assertThat(result.output()).contains("running: MapiSubsystemFailedException")
			.contains("waiting: MapiSubsystemFailedException")
			.contains("worker beside: MapiSubsystemFailedException")
			.contains("primary beside: MapiSubsystemFailedException")
			.contains("behind primary: MapiSubsystemFailedException")
			.contains("uninitializes: 0")
			.contains("end of main");
		assertThat(result.ended()).as(result.output()).isTrue();
		assertThat(result.code()).as(result.output()).isZero();
	}

	@Test
	void whenProtectedModeIsOffThenProcessDiesAndReportNamesTheCall() throws Exception {
		ChildJvm.Result result = ChildJvm.of(CrashingProgram.class).option("-Dcrashing.protected=false").run();
		assertThat(result.ended()).as(result.output()).isTrue();
		assertThat(result.code()).as(result.output()).isNotZero();
		assertThat(result.output()).doesNotContain("end of main");
		assertThat(result.errorReport()).contains("EXCEPTION_ACCESS_VIOLATION")
			.contains("mapi-standin")
			.contains("mapi-worker-1");
	}

}
