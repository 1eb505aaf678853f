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
