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
