// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.windows;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.WString;
import com.sun.jna.ptr.IntByReference;
import io.github.mapikit.runtime.event.RuntimeLog;
import org.jspecify.annotations.Nullable;

/**
 * The Windows Installer of the Windows that this process runs on.
 */
final class SystemComponents implements InstalledComponents {

	private static final RuntimeLog logger = RuntimeLog.of(SystemComponents.class);

	private static final int MAX_PATH = 1_024;

	/** {@code INSTALLMODE_EXISTING}: the default would install or repair, in a window. */
	private static final int EXISTING_ONLY = -1;

	/** The part of the answer that a function sets that returns {@code bool}. */
	private static final int BOOL = 0xFF;

	private static final List<String> STUBS = List.of("mapi32.dll", "mapistub.dll");

	private static final List<String> COMPONENT_PATH_NAMES = List.of("FGetComponentPath", "FGetComponentPath@20",
			"_FGetComponentPath@20");

	/** For ever: JNA unloads what nobody holds, and no DLL of MAPI may be unloaded. */
	private static final Map<String, NativeLibrary> HELD = new ConcurrentHashMap<>();

	private final String systemDirectory;

	SystemComponents(String systemDirectory) {
		this.systemDirectory = systemDirectory;
	}

	@Override
	public @Nullable String qualified(String category, String qualifier) {
		try {
			Function provide = NativeLibrary.getInstance(this.systemDirectory + "\\msi.dll")
				.getFunction("MsiProvideQualifiedComponentW", Function.ALT_CONVENTION);
			char[] path = new char[MAX_PATH];
			int result = provide.invokeInt(new Object[] { new WString(category), new WString(qualifier), EXISTING_ONLY,
					path, new IntByReference(path.length) });
			return (result == 0) ? textOrNull(Native.toString(path)) : null;
		}
		catch (UnsatisfiedLinkError ex) {
			logger.debug("Windows Installer cannot be asked", ex);
			return null;
		}
	}

	@Override
	public @Nullable String path(String component, String qualifier) {
		for (String stub : STUBS) {
			for (String name : COMPONENT_PATH_NAMES) {
				try {
					Function find = HELD.computeIfAbsent(this.systemDirectory + "\\" + stub, NativeLibrary::getInstance)
						.getFunction(name, Function.ALT_CONVENTION);
					return path(find, component, qualifier);
				}
				catch (UnsatisfiedLinkError ex) {
					logger.debug("'{}' has no '{}'", stub, name, ex);
				}
			}
		}
		return null;
	}

	// takes the system's code page, whatever the header says, and answers BOOL or bool
	static @Nullable String path(Function find, String component, String qualifier) {
		String codePage = Native.getDefaultStringEncoding();
		byte[] text = new byte[MAX_PATH];
		int found = find
			.invokeInt(new Object[] { ansi(component, codePage), ansi(qualifier, codePage), text, text.length, 0 });
		return ((found & BOOL) != 0) ? textOrNull(Native.toString(text, Charset.forName(codePage))) : null;
	}

	private static Memory ansi(String text, String codePage) {
		byte[] bytes = Native.toByteArray(text, codePage);
		Memory memory = new Memory(bytes.length);
		memory.write(0, bytes, 0, bytes.length);
		return memory;
	}

	private static @Nullable String textOrNull(String text) {
		return text.isEmpty() ? null : text;
	}

}
