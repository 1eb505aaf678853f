// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.preflight;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.mapikit.nativemapi.locate.LocatedMapi;
import io.github.mapikit.nativemapi.locate.LookupStep;
import io.github.mapikit.nativemapi.windows.MachineType;
import io.github.mapikit.nativemapi.windows.Registry;
import io.github.mapikit.nativemapi.windows.Registry.Root;
import org.jspecify.annotations.Nullable;

/**
 * What the registry says of Office and Outlook.
 *
 * @param version the version of classic Outlook's registry keys, or {@code null} if it is
 * not installed
 * @param bitness the bitness of classic Outlook
 * @param clickToRun the folder of a Click-to-Run Office, or {@code null} if there is none
 * @param clickToRunVersion its version, or {@code null}
 * @param newOutlook whether the new Outlook is installed for this user
 */
record OfficeInstallation(@Nullable String version, MachineType bitness, @Nullable String clickToRun,
		@Nullable String clickToRunVersion, boolean newOutlook) {

	private static final String OFFICE = "SOFTWARE\\Microsoft\\Office\\";

	private static final String CLICK_TO_RUN = OFFICE + "ClickToRun\\Configuration";

	private static final String PACKAGES = "Software\\Classes\\Local Settings\\Software\\Microsoft\\Windows\\"
			+ "CurrentVersion\\AppModel\\Repository\\Packages";

	/** {@code x86} or {@code x64}. */
	private static final String BITNESS = "Bitness";

	private static final String NEW_OUTLOOK = "Microsoft.OutlookForWindows_";

	/** Outlook 2010 is the first that says what it is. */
	private static final List<String> VERSIONS = List.of("16.0", "15.0", "14.0");

	static OfficeInstallation read(Registry registry) {
		String version = null;
		MachineType bitness = MachineType.UNKNOWN;
		for (String candidate : VERSIONS) {
			for (Root root : new Root[] { Root.MACHINE_64, Root.MACHINE_32 }) {
				String name = registry.text(root, OFFICE + candidate + "\\Outlook", BITNESS);
				if (version == null && name != null) {
					version = candidate;
					bitness = MachineType.ofName(name);
				}
			}
		}
		boolean newOutlook = registry.subkeys(Root.USER, PACKAGES)
			.stream()
			.anyMatch((name) -> name.startsWith(NEW_OUTLOOK));
		return new OfficeInstallation(version, bitness,
				registry.text(Root.MACHINE_64, CLICK_TO_RUN, "InstallationPath"),
				registry.text(Root.MACHINE_64, CLICK_TO_RUN, "VersionToReport"), newOutlook);
	}

	boolean isOutlookInstalled() {
		return this.version != null;
	}

	boolean isNewOutlookOnly() {
		return this.newOutlook && !isOutlookInstalled();
	}

	void tell(Map<String, String> facts) {
		facts.put("outlook", isOutlookInstalled() ? this.version + ", " + this.bitness.text() : "not installed");
		facts.put("new outlook", this.newOutlook ? "installed" : "not installed");
		facts.put("click-to-run", (this.clickToRun != null) ? this.clickToRun + ", " + this.clickToRunVersion : "no");
	}

	List<PreflightVerdict> verdicts(MachineType jvm, @Nullable LocatedMapi located) {
		List<PreflightVerdict> verdicts = new ArrayList<>();
		if (!this.bitness.fits(jvm)) {
			verdicts.add(bitnessVerdict(jvm, located));
		}
		if (this.clickToRun != null && located != null && located.step() != LookupStep.OPTION) {
			verdicts.add(clickToRunVerdict(located, this.clickToRun));
		}
		return verdicts;
	}

	private PreflightVerdict bitnessVerdict(MachineType jvm, @Nullable LocatedMapi located) {
		String sentence = "Outlook is %s, but this JVM is %s".formatted(this.bitness.text(), jvm.text());
		String remedy = "Run the application with a %s Java runtime, or install Outlook for %s"
			.formatted(this.bitness.text(), jvm.text());
		// another MAPI than Outlook's may fit all the same
		return (located != null && located.step() != LookupStep.SYSTEM)
				? PreflightVerdict.warning(PreflightFinding.OUTLOOK_BITNESS, sentence, remedy)
				: PreflightVerdict.error(PreflightFinding.OUTLOOK_BITNESS, sentence, remedy);
	}

	private static PreflightVerdict clickToRunVerdict(LocatedMapi located, String folder) {
		boolean inside = located.path().toLowerCase(Locale.ROOT).startsWith(folder.toLowerCase(Locale.ROOT));
		if (inside) {
			return PreflightVerdict
				.info(PreflightFinding.CLICK_TO_RUN, "Office is installed by Click-to-Run: the DLLs that "
						+ "MAPI needs are looked for beside it, and COM classes of Office, such as its MIME converter, are not "
						+ "found by other programs");
		}
		return PreflightVerdict.warning(PreflightFinding.CLICK_TO_RUN,
				"Office is installed by Click-to-Run in '%s', but the MAPI DLL is '%s'".formatted(folder,
						located.path()),
				"If MAPI does not initialize, name the 'olmapi32.dll' of that folder as the library path");
	}

}
