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
 * Access violations in MAPI. Each costs a process.
 */
@EnabledWithStandIn
class CrashTests {

	@Test
	void whenMapiCrashesThenAllTasksAreToldAndProcessEndsInOrder() throws Exception {
		ChildJvm.Result result = ChildJvm.of(CrashingProgram.class).run();
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
