// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.windows;

/**
 * Enters and leaves COM apartments (R10). For the thread itself.
 *
 * @since 0.1.0
 */
public interface ComApartments {

	/**
	 * Initializes COM for the calling thread ({@code CoInitializeEx}).
	 * @param multithreaded whether the thread enters the multithreaded apartment
	 * @return the result as COM returned it; every success owes an
	 * {@link #uninitialize()}
	 */
	int initialize(boolean multithreaded);

	/**
	 * Uninitializes COM for the calling thread ({@code CoUninitialize}).
	 */
	void uninitialize();

}
