// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.windows.spring;

import io.github.mapikit.boot.lifecycle.DevToolsProgram;
import io.github.mapikit.windows.standin.ChildJvm;
import io.github.mapikit.windows.standin.EnabledWithStandIn;
import io.github.mapikit.windows.standin.StandIn;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Applications in JVMs of their own: what is said when MAPI cannot be used, and what
 * becomes of one whose MAPI crashes.
 */
@EnabledWithStandIn
class ApplicationTests {

	private static ChildJvm application(String library) {
		return application(ApplicationProgram.class, library).option("-Dspring.devtools.restart.enabled=false");
	}

	private static ChildJvm application(Class<?> program, String library) {
		return ChildJvm.of(program)
			.option("-Dmapi.driver=native")
			.option("-Dmapi.native.library-path=" + library)
			.option("-Dspring.main.banner-mode=off");
	}

	private static ChildJvm application() {
		return application(StandIn.path().toString()).standIn("seed folder=inbox messages=3");
	}

	@Test
	void whenMapiWorksThenLogSaysWhichDllAndHow() throws Exception {
		ChildJvm.Result result = application().run();
		assertThat(result.code()).as(result.output()).isZero();
		assertThat(result.output()).contains("messages: 3", "end of main")
			.containsPattern("MAPI is '.*mapi-standin-x64\\.dll'.*64-bit.*the library path of the options")
			.contains("MAPI is up for")
			.contains("MAPI is down for");
		assertInOrder(result.log());
	}

	@Test
	void whenDllHasOtherBitnessThenStartIsRefusedWithOneSentence() throws Exception {
		ChildJvm.Result result = application(StandIn.path32().toString()).run();
		assertFailedToStart(result);
		assertThat(result.output()).contains("32-bit", "64-bit", "mapi-standin-x86.dll");
	}

	@Test
	void whenDllIsMissingThenStartIsRefusedAndPropertyNamed() throws Exception {
		ChildJvm.Result result = application("C:\\no\\such\\mapi.dll").run();
		assertFailedToStart(result);
		assertThat(result.output()).contains("C:\\no\\such\\mapi.dll", "'mapi.native.library-path'");
	}

	@Test
	void whenMapiCannotInitializeThenStartIsRefusedWithCodeAndRemedy() throws Exception {
		ChildJvm.Result result = application().standIn("fault MAPIInitialize every code=0x8004010E").run();
		assertFailedToStart(result);
		assertThat(result.output()).contains("MAPI_E_NOT_ENOUGH_RESOURCES", "0x8004010E");
	}

	@Test
	void whenInitializeNeverReturnsThenStartIsGivenUp() throws Exception {
		ChildJvm.Result result = application().standIn("fault MAPIInitialize every hang")
			.option("-Dmapi.startup-timeout=2s")
			.run();
		assertFailedToStart(result);
		assertThat(result.output()).contains("'mapi.startup-timeout'");
	}

	@Test
	void whenContextIsRestartedThenMapiIsInitializedAnewEachTime() throws Exception {
		ChildJvm.Result result = application().option("-Dprogram.does=restart").run();
		assertThat(result.code()).as(result.output()).isZero();
		assertThat(result.output()).contains("end of main");
		assertThat(result.output().lines().filter("messages: 3"::equals)).hasSize(4);
		assertInOrder(result.log());
	}

	@Test
	void whenDeveloperToolsRestartThenMapiIsInitializedAnewEachTime() throws Exception {
		ChildJvm.Result result = application(DevToolsProgram.class, StandIn.path().toString())
			.option("-Dspring.devtools.livereload.enabled=false")
			.run();
		assertThat(result.ended()).as(result.output()).isTrue();
		assertThat(result.code()).as(result.output()).isZero();
		for (int start = 1; start <= DevToolsProgram.STARTS; start++) {
			assertThat(result.output()).contains("start " + start + " in RestartClassLoader of 'StandIn'");
		}
		assertThat(result.output()).contains("balanced: true, threads: []");
		assertThat(result.log().lines().filter((line) -> line.contains("\tINIT\t") && line.endsWith(" first")))
			.hasSize(DevToolsProgram.STARTS);
		assertInOrder(result.log());
	}

	@Test
	void whenMapiCrashesThenHealthAndLivenessAreDownAndProcessEnds() throws Exception {
		ChildJvm.Result result = application().option("-Dprogram.does=crash").run();
		assertThat(result.ended()).as(result.output()).isTrue();
		assertThat(result.output()).containsSubsequence("health: UP", "liveness: CORRECT",
				"readiness: ACCEPTING_TRAFFIC", "task: MapiSubsystemFailedException",
				"task: MapiSubsystemFailedException", "health: DOWN", "liveness: BROKEN", "end of main");
		assertThat(result.log()).doesNotContain("UNINIT");
	}

	@Test
	void whenWindowsSessionEndsThenContextClosesInOrderBeforeWindowsEndsTheProcess() throws Exception {
		ChildJvm.Result result = application(LogoffProgram.class, StandIn.path().toString())
			.option("-Dspring.devtools.restart.enabled=false")
			// far more than Windows grants
			.option("-Dmapi.executor.drain-timeout=10m")
			.option("-Dspring.lifecycle.timeout-per-shutdown-phase=10m")
			.standIn("seed folder=inbox messages=3")
			.run();
		assertThat(result.output()).containsSubsequence("may end: 1", "task: interrupted", "MAPI is down for",
				"answered: 0, context is active: false");
		assertThat(result.output()).contains("health: OUT_OF_SERVICE");
		assertThat(result.code()).as(result.output()).isEqualTo(LogoffProgram.ENDED_BY_WINDOWS);
		assertInOrder(result.log());
	}

	private static void assertFailedToStart(ChildJvm.Result result) {
		assertThat(result.ended()).as(result.output()).isTrue();
		assertThat(result.code()).as(result.output()).isEqualTo(1);
		assertThat(result.output()).contains("APPLICATION FAILED TO START", "Description:", "Action:")
			.doesNotContain("\tat io.github.mapikit");
	}

	private static void assertInOrder(String log) {
		assertThat(log).doesNotContain("VIOLATION");
		var inits = log.lines().filter((line) -> line.contains("\tINIT\t")).toList();
		var uninits = log.lines().filter((line) -> line.contains("\tUNINIT\t")).toList();
		assertThat(inits).isNotEmpty().hasSameSizeAs(uninits);
		assertThat(inits.get(0)).as("first in").endsWith(" first");
		assertThat(uninits.get(uninits.size() - 1)).as("last out").endsWith(" first");
	}

}
