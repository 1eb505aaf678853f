// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.preflight;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import io.github.mapikit.nativemapi.locate.LocatedMapi;
import io.github.mapikit.nativemapi.locate.LookupStep;
import io.github.mapikit.nativemapi.locate.MapiLocator;
import io.github.mapikit.nativemapi.locate.MapiSearch;
import io.github.mapikit.nativemapi.locate.RejectedMapi;
import io.github.mapikit.nativemapi.windows.MachineType;
import io.github.mapikit.nativemapi.windows.Registry.Root;
import io.github.mapikit.nativemapi.windows.WindowsSystem;
import org.jspecify.annotations.Nullable;

/**
 * Looks at what MAPI needs, and touches none of it: reads registry and files, and loads
 * no MAPI. May be used from any thread.
 *
 * @since 0.1.0
 */
public final class Preflight {

	private static final String CLIENTS = "Software\\Clients\\Mail";

	private final WindowsSystem windows;

	private final boolean onWindows;

	private final MachineType jvm;

	/**
	 * Creates a preflight.
	 * @param windows where to look
	 * @param onWindows whether the operating system is Windows
	 * @param jvm the bitness of this JVM
	 */
	public Preflight(WindowsSystem windows, boolean onWindows, MachineType jvm) {
		this.windows = Objects.requireNonNull(windows, "windows");
		this.onWindows = onWindows;
		this.jvm = Objects.requireNonNull(jvm, "jvm");
	}

	/**
	 * Returns a preflight of this process.
	 * @return the preflight
	 */
	public static Preflight ofThisProcess() {
		boolean onWindows = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
		return new Preflight(WindowsSystem.current(), onWindows, MachineType.ofJvm());
	}

	/**
	 * Looks at everything.
	 * @param libraryPath the only DLL to take, or {@code null} to look for it
	 * @param service whether MAPI will be told that the process is a Windows service
	 * @param profile the profile to look for, or {@code null} for the default profile;
	 * the report does not name it
	 * @return what was found
	 */
	public PreflightReport run(@Nullable String libraryPath, ServiceMode service, @Nullable String profile) {
		Map<String, String> facts = new LinkedHashMap<>();
		List<PreflightVerdict> verdicts = new ArrayList<>();
		facts.put("system", System.getProperty("os.name", "") + " " + System.getProperty("os.version", ""));
		facts.put("java", System.getProperty("java.runtime.version", "") + ", " + this.jvm.text());
		if (!this.onWindows) {
			verdicts.add(notWindows());
			return new PreflightReport(verdicts, facts);
		}
		OfficeInstallation office = OfficeInstallation.read(this.windows.registry());
		MapiLocator locator = new MapiLocator(this.windows, this.jvm);
		MapiSearch<?> search = locator.search(libraryPath, (path) -> true);
		MapiSearch<?> behind = locator.searchBehind(search.located());
		tellLibrary(facts, search, behind);
		facts.put("default mail client",
				Objects.requireNonNullElse(this.windows.registry().text(Root.MACHINE, CLIENTS, ""), "none"));
		office.tell(facts);
		verdicts.addAll(libraryVerdicts(search, behind, libraryPath, office));
		verdicts.addAll(office.verdicts(this.jvm, ((behind != null) ? behind : search).located()));
		new ServiceCheck(this.windows.process(), service).check(facts, verdicts);
		new ProfileCheck(this.windows.registry(), profile).check(search.located(), office, facts, verdicts);
		PreflightReport report = new PreflightReport(verdicts, facts);
		if (report.isUsable()) {
			verdicts.add(PreflightVerdict.info(PreflightFinding.USABLE, "Nothing stands in the way of MAPI"));
		}
		return new PreflightReport(verdicts, facts);
	}

	private static PreflightVerdict notWindows() {
		return PreflightVerdict.error(PreflightFinding.NOT_WINDOWS,
				"MAPI exists on Windows only, and this is '%s'".formatted(System.getProperty("os.name", "unknown")),
				"Run the application on Windows with Outlook installed, or let it use " + "'mapi-embedded'");
	}

	/**
	 * Returns the report of a search that came to nothing, or to the system's stub alone.
	 * @param search the search, with DLLs really loaded
	 * @param libraryPath the only DLL to take, or {@code null}
	 * @return the report; without errors if the DLL can be used
	 */
	public PreflightReport judge(MapiSearch<?> search, @Nullable String libraryPath) {
		Map<String, String> facts = new LinkedHashMap<>();
		MapiSearch<?> behind = new MapiLocator(this.windows, this.jvm).searchBehind(search.located());
		tellLibrary(facts, search, behind);
		OfficeInstallation office = OfficeInstallation.read(this.windows.registry());
		return new PreflightReport(libraryVerdicts(search, behind, libraryPath, office), facts);
	}

	private List<PreflightVerdict> libraryVerdicts(MapiSearch<?> search, @Nullable MapiSearch<?> behind,
			@Nullable String libraryPath, OfficeInstallation office) {
		// the stub is as good as what it forwards to
		return (behind != null) ? LibraryVerdicts.of(behind, null, this.jvm, office)
				: LibraryVerdicts.of(search, libraryPath, this.jvm, office);
	}

	/**
	 * Returns the report for a system that is not Windows.
	 * @return the report, with an error; or {@code null} on Windows
	 */
	public @Nullable PreflightReport refusal() {
		return this.onWindows ? null : new PreflightReport(List.of(notWindows()), Map.of());
	}

	private static void tellLibrary(Map<String, String> facts, MapiSearch<?> search, @Nullable MapiSearch<?> behind) {
		LocatedMapi located = search.located();
		facts.put("library", (located != null) ? located.text() : "none");
		if (behind != null) {
			LocatedMapi client = behind.located();
			facts.put("behind the stub",
					(client != null && client.step() != LookupStep.SYSTEM) ? client.text() : "none");
		}
		int number = 1;
		for (RejectedMapi rejected : ((behind != null) ? behind : search).rejected()) {
			facts.put("library passed over " + number++, rejected.text());
		}
	}

}
