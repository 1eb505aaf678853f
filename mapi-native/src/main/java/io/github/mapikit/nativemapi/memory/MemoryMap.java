// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.memory;

import org.jspecify.annotations.Nullable;

/**
 * Knows which memory can be read without trying. For one thread.
 */
interface MemoryMap {

	/** Knows of none. */
	MemoryMap NONE = (address) -> null;

	/**
	 * Looks at the memory around an address.
	 * @param address the address, as it comes from native memory
	 * @return what stays readable for as long as nobody gives it up, with the address in
	 * it, or {@code null} if it can only be tried to read it
	 */
	@Nullable MemoryRegion region(long address);

}
