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

import com.sun.jna.Pointer;

/**
 * COM apartments, on Windows.
 */
final class SystemApartments implements ComApartments {

	/** {@code COINIT_APARTMENTTHREADED}. */
	private static final int SINGLE_THREADED = 0x2;

	/** {@code COINIT_MULTITHREADED}. */
	private static final int MULTITHREADED = 0x0;

	@Override
	public int initialize(boolean multithreaded) {
		return DirectCalls.Ole32.CoInitializeEx(Pointer.NULL, multithreaded ? MULTITHREADED : SINGLE_THREADED);
	}

	@Override
	public void uninitialize() {
		DirectCalls.Ole32.CoUninitialize();
	}

}
