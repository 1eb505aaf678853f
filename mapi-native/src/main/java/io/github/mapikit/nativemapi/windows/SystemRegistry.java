// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.windows;

import java.util.List;

import com.sun.jna.platform.win32.Advapi32;
import com.sun.jna.platform.win32.Advapi32Util;
import com.sun.jna.platform.win32.Win32Exception;
import com.sun.jna.platform.win32.WinNT;
import com.sun.jna.platform.win32.WinReg;
import com.sun.jna.platform.win32.WinReg.HKEY;
import com.sun.jna.platform.win32.WinReg.HKEYByReference;
import org.jspecify.annotations.Nullable;

/**
 * The registry of the Windows that this process runs on.
 */
final class SystemRegistry implements Registry {

	@Override
	public @Nullable String text(Root root, String key, String value) {
		Object found = read(root, key, value);
		if (found instanceof String text) {
			return text.isEmpty() ? null : text;
		}
		return (found instanceof String[] texts && texts.length > 0) ? texts[0] : null;
	}

	@Override
	public @Nullable Integer number(Root root, String key, String value) {
		return (read(root, key, value) instanceof Integer number) ? number : null;
	}

	private static @Nullable Object read(Root root, String key, String value) {
		HKEYByReference handle = open(root, key);
		if (handle == null) {
			return null;
		}
		try {
			Object found = Advapi32Util.registryGetValue(handle.getValue(), null, value);
			return (found != null) ? found : Advapi32Util.registryGetStringArray(handle.getValue(), value);
		}
		catch (RuntimeException ex) {
			// absent, or of another type
			return null;
		}
		finally {
			Advapi32.INSTANCE.RegCloseKey(handle.getValue());
		}
	}

	@Override
	public List<String> subkeys(Root root, String key) {
		HKEYByReference handle = open(root, key);
		if (handle == null) {
			return List.of();
		}
		try {
			return List.of(Advapi32Util.registryGetKeys(handle.getValue()));
		}
		catch (Win32Exception ex) {
			return List.of();
		}
		finally {
			Advapi32.INSTANCE.RegCloseKey(handle.getValue());
		}
	}

	private static @Nullable HKEYByReference open(Root root, String key) {
		HKEY hive = (root == Root.USER) ? WinReg.HKEY_CURRENT_USER : WinReg.HKEY_LOCAL_MACHINE;
		HKEYByReference handle = new HKEYByReference();
		int result = Advapi32.INSTANCE.RegOpenKeyEx(hive, key, 0, WinNT.KEY_READ | view(root), handle);
		return (result == 0) ? handle : null;
	}

	private static int view(Root root) {
		return switch (root) {
			case MACHINE, USER -> 0;
			case MACHINE_64 -> WinNT.KEY_WOW64_64KEY;
			case MACHINE_32 -> WinNT.KEY_WOW64_32KEY;
		};
	}

}
