// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.preflight;

import java.util.List;

import io.github.mapikit.nativemapi.locate.MapiLocator;
import io.github.mapikit.nativemapi.locate.MapiSearch;
import io.github.mapikit.nativemapi.preflight.PreflightVerdict.Severity;
import io.github.mapikit.nativemapi.windows.FakeWindows;
import io.github.mapikit.nativemapi.windows.MachineType;
import io.github.mapikit.nativemapi.windows.Registry.Root;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link Preflight}.
 */
class PreflightTests {

	private static final String CLIENTS = "Software\\Clients\\Mail";

	private static final String OUTLOOK = "SOFTWARE\\Microsoft\\Office\\16.0\\Outlook";

	private static final String CLICK_TO_RUN = "SOFTWARE\\Microsoft\\Office\\ClickToRun\\Configuration";

	private static final String PACKAGES = "Software\\Classes\\Local Settings\\Software\\Microsoft\\Windows\\"
			+ "CurrentVersion\\AppModel\\Repository\\Packages";

	private static final String OFFICE_16 = "Software\\Microsoft\\Office\\16.0\\Outlook";

	private static final String OFFICE_15 = "Software\\Microsoft\\Office\\15.0\\Outlook";

	private static final String MESSAGING = "Software\\Microsoft\\Windows NT\\CurrentVersion\\"
			+ "Windows Messaging Subsystem\\Profiles";

	private static final String DLL = "C:\\Office\\root\\Office16\\olmapi32.dll";

	private static final String STUB = FakeWindows.SYSTEM_DIRECTORY + "\\mapi32.dll";

	private final FakeWindows windows = new FakeWindows().stub();

	@Test
	void whenNotWindowsThenNothingIsLookedAt() {
		PreflightReport report = new Preflight(this.windows.system(), false, MachineType.X64).run(null,
				ServiceMode.AUTO, null);
		assertError(report, PreflightFinding.NOT_WINDOWS);
		assertThat(report.verdicts().get(0).remedy()).contains("mapi-embedded");
	}

	@Test
	void whenOutlookAndProfileThenUsable() {
		outlook("x64", MachineType.X64).value(Root.USER, OFFICE_16, "DefaultProfile", "Secret Name");
		profile(OFFICE_16, "Secret Name");
		PreflightReport report = run();
		assertThat(report.isUsable()).isTrue();
		assertThat(report.verdicts()).extracting(PreflightVerdict::finding).containsExactly(PreflightFinding.USABLE);
		assertThat(report.facts()).containsEntry("profiles", "1")
			.containsEntry("outlook", "16.0, 64-bit (x64)")
			.containsEntry("library",
					"'" + DLL + "' 16.0.1.2, 64-bit (x64), found by Outlook's Windows Installer component");
		assertThat(report.toString()).doesNotContain("Secret");
	}

	@Test
	void whenNothingAtAllThenNotFound() {
		assertError(new Preflight(new FakeWindows().system(), true, MachineType.X64).run(null, ServiceMode.AUTO, null),
				PreflightFinding.MAPI_NOT_FOUND);
	}

	@Test
	void whenStubAloneThenItIsSaidThatItHasNobodyToForwardTo() {
		assertError(run(), PreflightFinding.STUB_WITHOUT_CLIENT);
	}

	@ParameterizedTest
	@ValueSource(strings = { "C:\\Windows\\System32\\mapi32.dll", "c:\\windows\\SYSTEM32\\MAPI32.DLL" })
	void whenStubIsNamedAndNobodyIsBehindItThenThatIsSaidAllTheSame(String path) {
		this.windows.file(path, MachineType.X64);
		assertError(run(path, ServiceMode.AUTO), PreflightFinding.STUB_WITHOUT_CLIENT);
		Preflight preflight = new Preflight(this.windows.system(), true, MachineType.X64);
		MapiSearch<String> loaded = new MapiLocator(this.windows.system(), MachineType.X64).search(path,
				(dll) -> "loaded");
		assertError(preflight.judge(loaded, path), PreflightFinding.STUB_WITHOUT_CLIENT);
	}

	@Test
	void whenStubIsNamedAndClientHasSimpleMapiOnlyThenThatIsSaidAllTheSame() {
		this.windows.value(Root.MACHINE, CLIENTS, "", "Bird")
			.value(Root.MACHINE, CLIENTS + "\\Bird", "DllPath", "C:\\Bird\\simple.dll")
			.file("C:\\Bird\\simple.dll", MachineType.X64);
		assertError(run(STUB, ServiceMode.AUTO), PreflightFinding.STUB_WITHOUT_CLIENT);
	}

	@Test
	void whenStubIsNamedAndClientHasOtherBitnessThenBothAreNamed() {
		outlook("x86", MachineType.X86);
		PreflightReport report = run(STUB, ServiceMode.AUTO);
		assertThat(report.verdicts(Severity.ERROR)).extracting(PreflightVerdict::finding)
			.containsExactly(PreflightFinding.LIBRARY_BITNESS, PreflightFinding.OUTLOOK_BITNESS);
		assertThat(report.verdicts().get(0).sentence()).contains(DLL);
	}

	@Test
	void whenStubIsNamedAndClientIsBehindItThenUsable() {
		outlook("x64", MachineType.X64);
		profile();
		PreflightReport report = run(STUB, ServiceMode.AUTO);
		assertThat(report.isUsable()).isTrue();
		assertThat(report.facts().get("library")).contains(STUB, "library path");
		assertThat(report.facts().get("behind the stub")).contains(DLL);
	}

	@Test
	void whenNewOutlookAloneThenItIsSaidThatItHasNoMapi() {
		this.windows.value(Root.USER, PACKAGES + "\\Microsoft.OutlookForWindows_1.2024_x64__8wekyb", "x", "y");
		assertError(run(), PreflightFinding.NEW_OUTLOOK_ONLY);
	}

	@Test
	void whenDllHasOtherBitnessThenBothAreNamed() {
		outlook("x86", MachineType.X86);
		PreflightReport report = run();
		assertThat(report.verdicts(Severity.ERROR)).extracting(PreflightVerdict::finding)
			.containsExactly(PreflightFinding.LIBRARY_BITNESS, PreflightFinding.OUTLOOK_BITNESS);
		assertThat(report.verdicts().get(0).sentence()).contains(DLL).contains("32-bit (x86)").contains("64-bit (x64)");
		assertThat(report.verdicts().get(0).remedy()).contains("32-bit (x86) Java");
	}

	@Test
	void whenAnotherMapiFitsThenOutlooksBitnessIsAWarning() {
		outlook("x86", MachineType.X86);
		this.windows.file("D:\\other.dll", MachineType.X64);
		PreflightReport report = run("D:\\other.dll", ServiceMode.AUTO);
		assertThat(report.isUsable()).isTrue();
		assertThat(report.verdicts(Severity.WARNING)).extracting(PreflightVerdict::finding)
			.contains(PreflightFinding.OUTLOOK_BITNESS);
	}

	@Test
	void whenPathIsWrongThenItsPropertyIsNamed() {
		PreflightReport report = run("D:\\absent.dll", ServiceMode.AUTO);
		assertError(report, PreflightFinding.LIBRARY_PATH_INVALID);
		assertThat(report.verdicts().get(0).sentence()).contains("library path").contains("does not exist");
	}

	@Test
	void whenDllIsBrokenThenItIsSaidWhy() {
		outlook("x64", MachineType.UNKNOWN);
		PreflightReport report = run();
		assertError(report, PreflightFinding.LIBRARY_NOT_LOADED);
		assertThat(report.verdicts().get(0).sentence()).contains("it is no DLL");
	}

	@Test
	void whenOutlookHasNoProfileThenError() {
		outlook("x64", MachineType.X64);
		assertError(run(), PreflightFinding.NO_PROFILE);
	}

	@Test
	void whenAnotherMapiHasNoProfileThenWarning() {
		this.windows.file("D:\\other.dll", MachineType.X64);
		PreflightReport report = run("D:\\other.dll", ServiceMode.AUTO);
		assertThat(report.isUsable()).isTrue();
		assertThat(report.verdicts(Severity.WARNING)).extracting(PreflightVerdict::finding)
			.containsExactly(PreflightFinding.NO_PROFILE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Archive", "ARCHIVE" })
	void whenConfiguredProfileExistsThenUsable(String profile) {
		outlook("x64", MachineType.X64);
		profile(OFFICE_16, "Archive");
		assertThat(findings(runWith(profile))).containsExactly(PreflightFinding.USABLE);
	}

	@Test
	void whenOutlookIsOlderThanItsKeysThenItsProfilesAreThoseOfMessaging() {
		outlook("x64", MachineType.X64).version("14.0.7268.5000");
		profile(MESSAGING, "Archive");
		assertThat(findings(runWith("Archive"))).containsExactly(PreflightFinding.USABLE);
	}

	@Test
	void whenConfiguredProfileExistsNowhereThenErrorThatNamesNone() {
		outlook("x64", MachineType.X64);
		profile(OFFICE_16, "Secret Name");
		PreflightReport report = runWith("Secret Archive");
		assertError(report, PreflightFinding.PROFILE_NOT_FOUND);
		assertThat(report.verdicts().get(0).sentence()).contains("named for the sessions");
		assertThat(report.toString()).doesNotContain("Secret");
	}

	@Test
	void whenConfiguredProfileIsOfAnotherOutlookThenWarning() {
		outlook("x64", MachineType.X64);
		profile(OFFICE_16, "Other");
		profile(OFFICE_15, "Archive");
		profile(MESSAGING, "Oldest");
		assertWarning(runWith("Archive"), PreflightFinding.PROFILE_NOT_FOUND);
		assertWarning(runWith("Oldest"), PreflightFinding.PROFILE_NOT_FOUND);
	}

	@Test
	void whenAnotherMapiHasNotConfiguredProfileThenWarning() {
		this.windows.file("D:\\other.dll", MachineType.X64);
		profile(OFFICE_16, "Other");
		assertWarning(new Preflight(this.windows.system(), true, MachineType.X64).run("D:\\other.dll", ServiceMode.AUTO,
				"Archive"), PreflightFinding.PROFILE_NOT_FOUND);
	}

	@Test
	void whenAnotherMapiHasConfiguredProfileAnywhereThenUsable() {
		this.windows.file("D:\\other.dll", MachineType.X64);
		profile(OFFICE_15, "Archive");
		assertThat(findings(new Preflight(this.windows.system(), true, MachineType.X64).run("D:\\other.dll",
				ServiceMode.AUTO, "Archive")))
			.containsExactly(PreflightFinding.USABLE);
	}

	@Test
	void whenNoProfileIsConfiguredAndNoneIsTheDefaultThenWarning() {
		outlook("x64", MachineType.X64);
		profile(OFFICE_16, "Archive");
		assertWarning(run(), PreflightFinding.NO_DEFAULT_PROFILE);
		this.windows.value(Root.USER, OFFICE_15, "DefaultProfile", "Archive");
		assertWarning(run(), PreflightFinding.NO_DEFAULT_PROFILE);
		this.windows.value(Root.USER, OFFICE_16, "DefaultProfile", "Deleted");
		assertWarning(run(), PreflightFinding.NO_DEFAULT_PROFILE);
		this.windows.value(Root.USER, OFFICE_16, "DefaultProfile", "archive");
		assertThat(findings(run())).containsExactly(PreflightFinding.USABLE);
	}

	@Test
	void whenClickToRunThenItIsSaidWhatIsNotFound() {
		outlook("x64", MachineType.X64).value(Root.MACHINE_64, CLICK_TO_RUN, "InstallationPath", "C:\\Office");
		profile();
		assertThat(run().verdicts(Severity.INFO)).extracting(PreflightVerdict::finding)
			.contains(PreflightFinding.CLICK_TO_RUN);
		this.windows.value(Root.MACHINE_64, CLICK_TO_RUN, "InstallationPath", "D:\\Elsewhere");
		assertThat(run().verdicts(Severity.WARNING)).extracting(PreflightVerdict::finding)
			.contains(PreflightFinding.CLICK_TO_RUN);
	}

	@Test
	void whenServiceThenItIsSaidWhichFlags() {
		outlook("x64", MachineType.X64);
		profile();
		this.windows.session(0);
		assertThat(run().verdicts(Severity.INFO)).anySatisfy((verdict) -> {
			assertThat(verdict.finding()).isEqualTo(PreflightFinding.SERVICE);
			assertThat(verdict.sentence()).contains("session 0").contains("MAPI_NT_SERVICE").contains("MAPI_NO_MAIL");
		});
		assertThat(run(null, ServiceMode.OFF).verdicts(Severity.WARNING)).extracting(PreflightVerdict::finding)
			.containsExactly(PreflightFinding.SERVICE_FLAGS);
		this.windows.session(1);
		assertThat(run(null, ServiceMode.ON).verdicts(Severity.WARNING)).extracting(PreflightVerdict::finding)
			.containsExactly(PreflightFinding.SERVICE_FLAGS);
	}

	private PreflightReport run() {
		return run(null, ServiceMode.AUTO);
	}

	private PreflightReport run(String libraryPath, ServiceMode service) {
		return new Preflight(this.windows.system(), true, MachineType.X64).run(libraryPath, service, null);
	}

	private PreflightReport runWith(String profile) {
		return new Preflight(this.windows.system(), true, MachineType.X64).run(null, ServiceMode.AUTO, profile);
	}

	private FakeWindows outlook(String bitness, MachineType library) {
		return this.windows.value(Root.MACHINE, CLIENTS, "", "Microsoft Outlook")
			.value(Root.MACHINE_64, OUTLOOK, "Bitness", bitness)
			.installed("{5812C571-53F0-4467-BEFA-0A4F47A9437C}", "outlook.exe",
					"C:\\Office\\root\\Office16\\outlook.exe")
			.file(DLL, library);
	}

	private void profile() {
		profile(OFFICE_16, "Outlook");
		this.windows.value(Root.USER, OFFICE_16, "DefaultProfile", "Outlook");
	}

	private void profile(String place, String name) {
		this.windows.value(Root.USER, place + (place.equals(MESSAGING) ? "\\" : "\\Profiles\\") + name, "x", "y");
	}

	private static List<PreflightFinding> findings(PreflightReport report) {
		return report.verdicts().stream().map(PreflightVerdict::finding).toList();
	}

	private static void assertWarning(PreflightReport report, PreflightFinding finding) {
		assertThat(report.isUsable()).isTrue();
		assertThat(report.verdicts(Severity.WARNING)).extracting(PreflightVerdict::finding).containsExactly(finding);
	}

	private static void assertError(PreflightReport report, PreflightFinding finding) {
		assertThat(report.isUsable()).isFalse();
		assertThat(report.verdicts(Severity.ERROR)).extracting(PreflightVerdict::finding).containsExactly(finding);
		assertThat(report.verdicts()).allSatisfy((verdict) -> {
			assertThat(verdict.sentence()).isNotEmpty().doesNotEndWith(".");
			assertThat(verdict.remedy()).doesNotEndWith(".");
		});
		assertThatExceptionOfType(MapiPreflightException.class).isThrownBy(report::requireUsable)
			.satisfies((failure) -> assertThat(failure.finding()).isEqualTo(finding))
			.withMessageContaining(report.verdicts().get(0).sentence())
			.withMessageContaining(report.verdicts().get(0).remedy());
	}

}
