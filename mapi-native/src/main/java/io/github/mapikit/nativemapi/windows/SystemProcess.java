// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.windows;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import com.sun.jna.platform.win32.Kernel32;
import com.sun.jna.ptr.IntByReference;

/**
 * This process, on Windows.
 */
final class SystemProcess implements WindowsProcess {

	/** {@code UOI_NAME}. */
	private static final int OBJECT_NAME = 2;

	private static final int NAME_BYTES = 512;

	@Override
	public int sessionId() {
		IntByReference session = new IntByReference();
		boolean known = Kernel32.INSTANCE.ProcessIdToSessionId(Kernel32.INSTANCE.GetCurrentProcessId(), session);
		return known ? session.getValue() : -1;
	}

	@Override
	public String windowStation() {
		NativeLibrary user32 = NativeLibrary.getInstance("user32");
		Pointer station = user32.getFunction("GetProcessWindowStation", Function.ALT_CONVENTION)
			.invokePointer(new Object[0]);
		if (station == null) {
			return "";
		}
		Memory name = new Memory(NAME_BYTES);
		name.clear();
		int known = user32.getFunction("GetUserObjectInformationW", Function.ALT_CONVENTION)
			.invokeInt(new Object[] { station, OBJECT_NAME, name, (int) name.size() - 2, new IntByReference() });
		return (known != 0) ? name.getWideString(0) : "";
	}

}
