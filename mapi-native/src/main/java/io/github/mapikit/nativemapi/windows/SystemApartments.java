// SPDX-License-Identifier: Apache-2.0

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
