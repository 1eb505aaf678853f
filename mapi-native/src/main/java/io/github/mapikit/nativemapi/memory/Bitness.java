// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.memory;

import com.sun.jna.Native;

/**
 * How wide pointers are.
 */
public enum Bitness {

	/** Pointers of 4 bytes. */
	X86(4),

	/** Pointers of 8 bytes. */
	X64(8);

	private final int pointerSize;

	Bitness(int pointerSize) {
		this.pointerSize = pointerSize;
	}

	/**
	 * Returns how many bytes a pointer takes.
	 * @return 4 or 8
	 */
	public int pointerSize() {
		return this.pointerSize;
	}

	/**
	 * Returns the bitness of this process.
	 * @return the bitness
	 */
	public static Bitness current() {
		return (Native.POINTER_SIZE == X64.pointerSize) ? X64 : X86;
	}

}
