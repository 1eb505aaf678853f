// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.windows;

import java.util.Objects;

/**
 * What of Windows is needed around MAPI. May be used from any thread.
 *
 * @param registry the registry
 * @param files program files
 * @param components what Windows Installer knows
 * @param process this process
 * @param apartments COM apartments
 * @param tokens identities of threads
 * @param loops message loops
 * @since 0.1.0
 */
public record WindowsSystem(Registry registry, ProgramFiles files, InstalledComponents components,
		WindowsProcess process, ComApartments apartments, ThreadTokens tokens, MessageLoops loops) {

	/**
	 * Creates a Windows.
	 */
	public WindowsSystem {
		Objects.requireNonNull(registry, "registry");
		Objects.requireNonNull(files, "files");
		Objects.requireNonNull(components, "components");
		Objects.requireNonNull(process, "process");
		Objects.requireNonNull(apartments, "apartments");
		Objects.requireNonNull(tokens, "tokens");
		Objects.requireNonNull(loops, "loops");
	}

	/**
	 * Returns the Windows that this process runs on. Loads no DLL yet, so that it may be
	 * called on any system.
	 * @return the real one
	 */
	public static WindowsSystem current() {
		SystemProgramFiles files = new SystemProgramFiles();
		return new WindowsSystem(new SystemRegistry(), files, new SystemComponents(files.systemDirectory()),
				new SystemProcess(), new SystemApartments(), new SystemTokens(), new SystemMessageLoops());
	}

}
