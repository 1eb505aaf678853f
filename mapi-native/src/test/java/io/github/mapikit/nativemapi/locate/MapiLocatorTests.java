// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.locate;

import io.github.mapikit.nativemapi.locate.RejectedMapi.Cause;
import io.github.mapikit.nativemapi.windows.FakeWindows;
import io.github.mapikit.nativemapi.windows.MachineType;
import io.github.mapikit.nativemapi.windows.Registry.Root;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MapiLocator}.
 */
class MapiLocatorTests {

	private static final String CLIENTS = "Software\\Clients\\Mail";

	private static final String CLIENT = CLIENTS + "\\Microsoft Outlook";

	private static final String STUB = FakeWindows.SYSTEM_DIRECTORY + "\\mapi32.dll";

	private static final String O16 = "{5812C571-53F0-4467-BEFA-0A4F47A9437C}";

	private static final String O15 = "{E83B4360-C208-4325-9504-0D23003A74A5}";

	private final FakeWindows windows = new FakeWindows().stub();

	@Test
	void whenPathIsGivenThenItIsTheOnlyCandidate() {
		client();
		assertThat(locator().candidates("D:\\my.dll"))
			.containsExactly(new MapiCandidate("D:\\my.dll", LookupStep.OPTION));
	}

	@Test
	void whenOutlooksDllIsLoadedThenItIsTheOnlyCandidate() {
		client();
		this.windows.loaded("olmapi32.dll", "C:\\Office\\olmapi32.dll");
		assertThat(locator().candidates(null))
			.containsExactly(new MapiCandidate("C:\\Office\\olmapi32.dll", LookupStep.LOADED));
	}

	@Test
	void whenAllStepsFindSomethingThenTheyComeInOrderAndOutlooksFirst() {
		client();
		this.windows.value(Root.MACHINE, CLIENT, "DllPathEx", "C:\\Client\\ex.dll")
			.value(Root.MACHINE, CLIENT, "DllPath", "C:\\Client\\simple.dll")
			.value(Root.MACHINE, CLIENT, "MSIComponentID", "{1}")
			.value(Root.MACHINE, CLIENT, "MSIApplicationLCID", "1033")
			.component("{1}", "1033", "C:\\Client\\component.dll")
			.installed(O16, "excel.exe", "C:\\Office16\\excel.exe")
			.installed(O16, "mspub.exe", "C:\\Elsewhere\\mspub.exe")
			.installed(O15, "outlook.exe", "C:\\Office15\\outlook.exe")
			.value(Root.MACHINE_64, "SOFTWARE\\Microsoft\\Office\\ClickToRun\\Configuration", "InstallationPath",
					"C:\\C2R");
		assertThat(locator().candidates(null)).containsExactly(
				new MapiCandidate("C:\\Office16\\olmapi32.dll", LookupStep.INSTALLER),
				new MapiCandidate("C:\\Office15\\olmapi32.dll", LookupStep.INSTALLER),
				new MapiCandidate("C:\\C2R\\root\\Office16\\olmapi32.dll", LookupStep.CLICK_TO_RUN),
				new MapiCandidate("C:\\Client\\ex.dll", LookupStep.DLL_PATH_EX),
				new MapiCandidate("C:\\Client\\simple.dll", LookupStep.DLL_PATH),
				new MapiCandidate("C:\\Client\\component.dll", LookupStep.COMPONENT_ID),
				new MapiCandidate(STUB, LookupStep.SYSTEM));
	}

	@Test
	void whenTwoStepsFindOneDllThenItIsOneCandidate() {
		client();
		this.windows.value(Root.MACHINE, CLIENT, "DllPathEx", "C:\\Office16\\OLMAPI32.DLL")
			.installed(O16, "outlook.x64.exe", "C:\\Office16\\outlook.exe");
		assertThat(locator().candidates(null)).containsExactly(
				new MapiCandidate("C:\\Office16\\OLMAPI32.DLL", LookupStep.DLL_PATH_EX),
				new MapiCandidate(STUB, LookupStep.SYSTEM));
	}

	@Test
	void whenNoClientThenStubAlone() {
		assertThat(locator().candidates(null)).containsExactly(new MapiCandidate(STUB, LookupStep.SYSTEM));
	}

	@Test
	void whenClientNamesStubThenItIsTheStubAllTheSame() {
		client();
		this.windows.value(Root.MACHINE, CLIENT, "DllPathEx", STUB);
		assertThat(locator().candidates(null)).containsExactly(new MapiCandidate(STUB, LookupStep.SYSTEM));
	}

	@Test
	void whenCandidatesCannotBeUsedThenTheNextIsTakenAndReasonsAreTold() {
		client();
		this.windows.value(Root.MACHINE, CLIENT, "DllPathEx", "C:\\absent.dll")
			.installed(O16, "outlook.exe", "C:\\Office32\\outlook.exe")
			.file("C:\\Office32\\olmapi32.dll", MachineType.X86)
			.value(Root.MACHINE, CLIENT, "DllPath", "C:\\text.dll")
			.file("C:\\text.dll", MachineType.UNKNOWN);
		MapiSearch<String> search = locator().search(null, (path) -> "loaded " + path);
		assertThat(search.library()).isEqualTo("loaded " + STUB);
		assertThat(search.located())
			.isEqualTo(new LocatedMapi(STUB, "16.0.1.2", LookupStep.SYSTEM, MachineType.X64, search.rejected()));
		assertThat(search.rejected()).extracting(RejectedMapi::cause)
			.containsExactly(Cause.BITNESS, Cause.MISSING, Cause.BROKEN);
		assertThat(search.rejected().get(0).text()).contains("32-bit (x86)").contains("this JVM is 64-bit (x64)");
	}

	@Test
	void whenNothingLoadsThenNothingIsLocated() {
		client();
		this.windows.value(Root.MACHINE, CLIENT, "DllPathEx", "C:\\simple.dll").file("C:\\simple.dll", MachineType.X64);
		MapiSearch<String> search = locator().search(null, (path) -> {
			if (path.equals(STUB)) {
				throw new UnsatisfiedLinkError("broken");
			}
			throw new NotExtendedMapiError("MAPILogonEx");
		});
		assertThat(search.located()).isNull();
		assertThat(search.rejected()).extracting(RejectedMapi::cause).containsExactly(Cause.NOT_EXTENDED, Cause.BROKEN);
	}

	private void client() {
		this.windows.value(Root.MACHINE, CLIENTS, "", "Microsoft Outlook");
	}

	private MapiLocator locator() {
		return new MapiLocator(this.windows.system(), MachineType.X64);
	}

}
