// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.windows.preflight;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.sun.jna.platform.win32.Advapi32Util;
import com.sun.jna.platform.win32.WinReg;
import io.github.mapikit.nativemapi.preflight.Preflight;
import io.github.mapikit.nativemapi.preflight.PreflightFinding;
import io.github.mapikit.nativemapi.preflight.PreflightReport;
import io.github.mapikit.nativemapi.preflight.PreflightVerdict;
import io.github.mapikit.nativemapi.preflight.ServiceMode;
import io.github.mapikit.windows.standin.EnabledInThrowAwayWindows;
import io.github.mapikit.windows.standin.StandIn;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is found through registry and system directory, whether it can be used or not.
 */
@EnabledInThrowAwayWindows
class LookupTests {

	private static final String CLIENTS = "Software\\Clients\\Mail";

	private static final String CLIENT = CLIENTS + "\\StandIn";

	private static final Path STUB = Path.of(System.getenv().getOrDefault("SystemRoot", ""), "System32", "mapi32.dll");

	private static final Path HIDDEN = STUB.resolveSibling("mapi32.hidden");

	@AfterEach
	void restore() throws Exception {
		Advapi32Util.registrySetStringValue(WinReg.HKEY_LOCAL_MACHINE, CLIENTS, "", "StandIn");
		Advapi32Util.registrySetStringValue(WinReg.HKEY_LOCAL_MACHINE, CLIENT, "DLLPathEx", StandIn.path().toString());
		if (Files.exists(HIDDEN)) {
			Files.move(HIDDEN, STUB);
		}
	}

	@Test
	void whenDefaultClientHasDllThenItIsFoundByDllPathEx() {
		PreflightReport report = run();
		assertThat(report.isUsable()).as("%s", report).isTrue();
		assertThat(report.facts().get("library")).contains("mapi-standin-x64.dll", "DLLPathEx", "64-bit");
	}

	@Test
	void whenClientHas32BitDllThenBitnessIsTold() throws Exception {
		Advapi32Util.registrySetStringValue(WinReg.HKEY_LOCAL_MACHINE, CLIENT, "DLLPathEx",
				StandIn.path32().toString());
		assertThat(error(run())).isEqualTo(PreflightFinding.LIBRARY_BITNESS);
	}

	@Test
	void whenThereIsOnlyTheStubThenClientIsMissed() {
		Advapi32Util.registrySetStringValue(WinReg.HKEY_LOCAL_MACHINE, CLIENTS, "", "");
		Advapi32Util.registryDeleteValue(WinReg.HKEY_LOCAL_MACHINE, CLIENT, "DLLPathEx");
		assertThat(error(run())).isEqualTo(PreflightFinding.STUB_WITHOUT_CLIENT);
	}

	@ParameterizedTest
	@ValueSource(strings = { "mapi32.dll", "MAPI32.DLL", "..\\System32\\mapi32.dll" })
	void whenTheStubIsNamedThenClientIsMissedAllTheSame(String name) {
		String path = STUB.getParent() + "\\" + name;
		assertThat(Preflight.ofThisProcess().run(path, ServiceMode.AUTO, null).isUsable()).isTrue();
		Advapi32Util.registrySetStringValue(WinReg.HKEY_LOCAL_MACHINE, CLIENTS, "", "");
		Advapi32Util.registryDeleteValue(WinReg.HKEY_LOCAL_MACHINE, CLIENT, "DLLPathEx");
		assertThat(error(Preflight.ofThisProcess().run(path, ServiceMode.AUTO, null)))
			.isEqualTo(PreflightFinding.STUB_WITHOUT_CLIENT);
	}

	@Test
	void whenThereIsNothingThenMapiIsMissed() throws Exception {
		Advapi32Util.registrySetStringValue(WinReg.HKEY_LOCAL_MACHINE, CLIENTS, "", "");
		Advapi32Util.registryDeleteValue(WinReg.HKEY_LOCAL_MACHINE, CLIENT, "DLLPathEx");
		Files.move(STUB, HIDDEN);
		assertThat(error(run())).isEqualTo(PreflightFinding.MAPI_NOT_FOUND);
	}

	@Test
	void whenClientNamesDllThatIsGoneThenItIsPassedOver() {
		Advapi32Util.registrySetStringValue(WinReg.HKEY_LOCAL_MACHINE, CLIENT, "DLLPathEx", "C:\\gone\\mapi.dll");
		PreflightReport report = run();
		assertThat(report.facts().values()).anyMatch((fact) -> fact.contains("C:\\gone\\mapi.dll"));
	}

	@Test
	void whenProfileIsConfiguredThenItIsLookedFor() {
		assertThat(warnings("standin")).isEmpty();
		assertThat(warnings("Absent")).containsExactly(PreflightFinding.PROFILE_NOT_FOUND);
		assertThat(warnings(null)).isEmpty();
	}

	private static List<PreflightFinding> warnings(@Nullable String profile) {
		return Preflight.ofThisProcess()
			.run(null, ServiceMode.AUTO, profile)
			.verdicts(PreflightVerdict.Severity.WARNING)
			.stream()
			.map(PreflightVerdict::finding)
			.toList();
	}

	private static PreflightReport run() {
		return Preflight.ofThisProcess().run(null, ServiceMode.AUTO, null);
	}

	private static PreflightFinding error(PreflightReport report) {
		assertThat(report.verdicts(PreflightVerdict.Severity.ERROR)).as("%s", report).isNotEmpty();
		return report.verdicts(PreflightVerdict.Severity.ERROR).get(0).finding();
	}

}
