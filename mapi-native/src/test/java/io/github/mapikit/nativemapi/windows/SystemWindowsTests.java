// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.windows;

import java.nio.file.Path;

import com.sun.jna.platform.win32.Advapi32;
import com.sun.jna.platform.win32.Advapi32Util;
import com.sun.jna.platform.win32.WinNT.SECURITY_IMPERSONATION_LEVEL;
import com.sun.jna.platform.win32.WinReg;
import io.github.mapikit.nativemapi.windows.Registry.Root;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of registry, files, tokens and apartments of the Windows that they run on.
 */
@EnabledOnOs(OS.WINDOWS)
class SystemWindowsTests {

	private static final int S_OK = 0;

	private static final int S_FALSE = 1;

	private static final int RPC_E_CHANGED_MODE = 0x80010106;

	private static final String KEY = "Software\\MapiKitTests";

	private final WindowsSystem windows = WindowsSystem.current();

	@Test
	void whenRegistryIsReadThenTextsAreExpandedAndAbsentOnesAreNull() {
		Advapi32Util.registryCreateKey(WinReg.HKEY_CURRENT_USER, KEY);
		try {
			Advapi32Util.registryCreateKey(WinReg.HKEY_CURRENT_USER, KEY, "One");
			Advapi32Util.registrySetStringValue(WinReg.HKEY_CURRENT_USER, KEY, "", "default");
			Advapi32Util.registrySetExpandableStringValue(WinReg.HKEY_CURRENT_USER, KEY, "path", "%SystemRoot%\\x.dll");
			Advapi32Util.registrySetStringArray(WinReg.HKEY_CURRENT_USER, KEY, "many", new String[] { "a", "b" });
			Advapi32Util.registrySetIntValue(WinReg.HKEY_CURRENT_USER, KEY, "number", 7);
			Registry registry = this.windows.registry();
			assertThat(registry.text(Root.USER, KEY, "")).isEqualTo("default");
			assertThat(registry.text(Root.USER, KEY, "path"))
				.isEqualToIgnoringCase(System.getenv("SystemRoot") + "\\x.dll");
			assertThat(registry.text(Root.USER, KEY, "many")).isEqualTo("a");
			assertThat(registry.text(Root.USER, KEY, "absent")).isNull();
			assertThat(registry.text(Root.USER, KEY, "number")).isNull();
			assertThat(registry.number(Root.USER, KEY, "number")).isEqualTo(7);
			assertThat(registry.number(Root.USER, KEY, "path")).isNull();
			assertThat(registry.subkeys(Root.USER, KEY)).containsExactly("One");
			assertThat(registry.subkeys(Root.USER, KEY + "\\Absent")).isEmpty();
			assertThat(registry.text(Root.MACHINE_64, "Software\\Absent", "")).isNull();
		}
		finally {
			Advapi32Util.registryDeleteKey(WinReg.HKEY_CURRENT_USER, KEY, "One");
			Advapi32Util.registryDeleteKey(WinReg.HKEY_CURRENT_USER, KEY);
		}
	}

	@Test
	void whenSystemDllIsReadThenItsBitnessIsThatOfTheJvm() throws Exception {
		ProgramFiles files = this.windows.files();
		String kernel = files.systemDirectory() + "\\kernel32.dll";
		assertThat(files.exists(kernel)).isTrue();
		assertThat(files.bitness(kernel)).isEqualTo(MachineType.ofJvm()).isNotEqualTo(MachineType.UNKNOWN);
		assertThat(files.version(kernel)).matches("\\d+\\.\\d+\\.\\d+\\.\\d+");
		assertThat(Path.of(String.valueOf(files.loaded("kernel32.dll")))).isEqualTo(Path.of(kernel));
		assertThat(files.loaded("olmapi32.dll")).isNull();
		assertThat(files.isSame(kernel, files.systemDirectory() + "/../System32/KERNEL32.DLL")).isTrue();
		assertThat(files.isSame(kernel, files.systemDirectory() + "\\user32.dll")).isFalse();
		assertThat(files.isSame(kernel, files.systemDirectory() + "\\absent.dll")).isFalse();
		assertThat(files.isSame(kernel, "C:\\a\"<|>b")).isFalse();
		assertThat(files.exists(files.systemDirectory())).isFalse();
		assertThat(files.exists("C:\\a\"<|>b")).isFalse();
	}

	@Test
	void whenInstallerIsAskedForWhatIsNotInstalledThenNothingIsFound() {
		String nothing = "{0D1F2C3B-4A59-4687-95A4-B3C2D1E0F978}";
		assertThat(this.windows.components().qualified(nothing, "outlook.x64.exe")).isNull();
		assertThat(this.windows.components().path(nothing, "1033")).isNull();
	}

	@Test
	void whenProcessIsAskedThenSessionAndWindowStationAreKnown() {
		assertThat(this.windows.process().sessionId()).isNotNegative();
		assertThat(this.windows.process().windowStation()).isNotEmpty();
	}

	@Test
	void whenApartmentIsEnteredTwiceThenBothAreOwedAndAnotherOneIsRefused() throws Exception {
		Thread thread = new Thread(() -> {
			ComApartments apartments = this.windows.apartments();
			assertThat(apartments.initialize(true)).isEqualTo(S_OK);
			assertThat(apartments.initialize(true)).isEqualTo(S_FALSE);
			assertThat(apartments.initialize(false)).isEqualTo(RPC_E_CHANGED_MODE);
			apartments.uninitialize();
			apartments.uninitialize();
			assertThat(apartments.initialize(false)).isEqualTo(S_OK);
			apartments.uninitialize();
		});
		Throwable[] failure = new Throwable[1];
		thread.setUncaughtExceptionHandler((failed, ex) -> failure[0] = ex);
		thread.start();
		thread.join();
		assertThat(failure[0]).isNull();
	}

	@Test
	void whenThreadImpersonatesThenItHasATokenUntilItReverts() {
		ThreadTokens tokens = this.windows.tokens();
		assertThat(tokens.isImpersonating()).isFalse();
		assertThat(tokens.thread()).isNull();
		assertThat(tokens.process().sid()).startsWith("S-1-");
		assertThat(Advapi32.INSTANCE.ImpersonateSelf(SECURITY_IMPERSONATION_LEVEL.SecurityImpersonation)).isTrue();
		try {
			assertThat(tokens.isImpersonating()).isTrue();
			assertThat(tokens.thread()).isEqualTo(tokens.process());
		}
		finally {
			assertThat(tokens.revert()).isTrue();
		}
		assertThat(tokens.isImpersonating()).isFalse();
	}

}
