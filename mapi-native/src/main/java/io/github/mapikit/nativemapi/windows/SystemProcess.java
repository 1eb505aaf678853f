/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

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
