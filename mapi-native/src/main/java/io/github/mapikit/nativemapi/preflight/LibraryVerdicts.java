// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.preflight;

import java.util.List;
import java.util.Objects;

import io.github.mapikit.nativemapi.locate.LocatedMapi;
import io.github.mapikit.nativemapi.locate.LookupStep;
import io.github.mapikit.nativemapi.locate.MapiSearch;
import io.github.mapikit.nativemapi.locate.RejectedMapi;
import io.github.mapikit.nativemapi.locate.RejectedMapi.Cause;
import io.github.mapikit.nativemapi.windows.MachineType;
import org.jspecify.annotations.Nullable;

/**
 * What a search for the DLL means.
 */
final class LibraryVerdicts {

	private static final String INSTALL_OUTLOOK = "Install classic Outlook of the same bitness as this JVM, or name the "
			+ "DLL of another MAPI as the library path";

	private LibraryVerdicts() {
	}

	static List<PreflightVerdict> of(MapiSearch<?> search, @Nullable String libraryPath, MachineType jvm,
			OfficeInstallation office) {
		LocatedMapi located = search.located();
		if (located != null && located.step() != LookupStep.SYSTEM) {
			return List.of();
		}
		List<RejectedMapi> rejected = search.rejected()
			.stream()
			.filter((one) -> one.step() != LookupStep.SYSTEM)
			.toList();
		RejectedMapi misfit = rejected.stream().filter((one) -> one.cause() == Cause.BITNESS).findFirst().orElse(null);
		if (misfit != null) {
			return List.of(bitness(misfit, Objects.requireNonNull(misfit.bitness()), jvm));
		}
		if (libraryPath != null) {
			return List.of(PreflightVerdict.error(PreflightFinding.LIBRARY_PATH_INVALID,
					"The DLL that the library path names cannot be used: " + texts(rejected),
					"Correct the path, or leave it out to use the installed MAPI"));
		}
		List<RejectedMapi> broken = rejected.stream().filter((one) -> one.cause() == Cause.BROKEN).toList();
		if (!broken.isEmpty()) {
			return List.of(PreflightVerdict.error(PreflightFinding.LIBRARY_NOT_LOADED,
					"MAPI is installed, but its DLL cannot be used: " + texts(broken),
					"Repair the Outlook installation, and look for DLLs that it needs and that are missing"));
		}
		if (office.isNewOutlookOnly()) {
			return List.of(PreflightVerdict.error(PreflightFinding.NEW_OUTLOOK_ONLY,
					"Only the new Outlook is installed, which has no MAPI",
					"Install classic Outlook of the same bitness as this JVM beside it"));
		}
		if (located != null) {
			return List.of(PreflightVerdict.error(PreflightFinding.STUB_WITHOUT_CLIENT,
					"There is Windows' MAPI stub, but no mail client with Extended MAPI that it could forward to",
					INSTALL_OUTLOOK));
		}
		return List.of(PreflightVerdict.error(PreflightFinding.MAPI_NOT_FOUND, "There is no MAPI on this machine",
				INSTALL_OUTLOOK));
	}

	private static PreflightVerdict bitness(RejectedMapi misfit, MachineType library, MachineType jvm) {
		return PreflightVerdict.error(PreflightFinding.LIBRARY_BITNESS,
				"The MAPI DLL '%s' is %s, but this JVM is %s".formatted(misfit.path(), library.text(), jvm.text()),
				"Run the application with a %s Java runtime, or install Outlook for %s".formatted(library.text(),
						jvm.text()));
	}

	private static String texts(List<RejectedMapi> rejected) {
		return String.join("; ", rejected.stream().map(RejectedMapi::text).toList());
	}

}
