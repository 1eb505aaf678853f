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
