// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.windows;

import java.util.Map;

import com.sun.jna.Function;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;

/**
 * Opens DLLs of the system, so that their functions can be mapped directly.
 */
public final class SystemLibrary {

	private SystemLibrary() {
	}

	/**
	 * Opens a DLL.
	 * @param name its name, such as {@code user32}
	 * @return the DLL, which stays loaded while it is held or a class is registered with
	 * it
	 * @throws UnsatisfiedLinkError if it cannot be loaded
	 */
	public static NativeLibrary open(String name) {
		// only 32 bits have a convention of their own for these, and JNA refuses it
		// elsewhere
		int convention = (Native.POINTER_SIZE == 4) ? Function.ALT_CONVENTION : Function.C_CONVENTION;
		return NativeLibrary.getInstance(name, Map.of(Library.OPTION_CALLING_CONVENTION, convention));
	}

}
