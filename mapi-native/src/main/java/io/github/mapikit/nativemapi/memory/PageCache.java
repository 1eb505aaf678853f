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

import java.util.Arrays;

/**
 * Copies of pages of native memory, for as long as one answer is decoded. Reading native
 * memory costs the same for a number as for a page, and what one answer points to mostly
 * stands close together: a page of rows is read once, not five times a row. A page is
 * valid as a whole or not at all, so reading all of it is as safe as reading a byte of
 * it. For one thread.
 */
final class PageCache {

	/** The size of pages on all systems that have MAPI, and a divisor of it elsewhere. */
	static final int PAGE = 4096;

	private static final int PAGE_SHIFT = 12;

	private static final int PAGES = 32;

	private static final long NONE = -1;

	private final Ram ram;

	private final byte[] bytes = new byte[PAGES * PAGE];

	private final long[] pages = new long[PAGES];

	PageCache(Ram ram) {
		this.ram = ram;
		forget();
	}

	/**
	 * Forgets all copies: the memory may have changed.
	 */
	void forget() {
		Arrays.fill(this.pages, NONE);
	}

	/**
	 * Returns the array that {@link #locate} points into.
	 * @return the array; not to be changed
	 */
	byte[] bytes() {
		return this.bytes;
	}

	/**
	 * Finds or makes the copy of the page that an address is in.
	 * @param address the address
	 * @return where its byte stands in the array; the rest of its page follows
	 */
	int locate(long address) {
		long page = address >>> PAGE_SHIFT;
		int slot = (int) page & (PAGES - 1);
		int start = slot << PAGE_SHIFT;
		if (this.pages[slot] != page) {
			this.pages[slot] = NONE;
			this.ram.read(page << PAGE_SHIFT, this.bytes, start, PAGE);
			this.pages[slot] = page;
		}
		return start + ((int) address & (PAGE - 1));
	}

	/**
	 * Returns how many bytes there are from an address to the end of its page.
	 * @param address the address
	 * @return how many, at least one
	 */
	static int left(long address) {
		return PAGE - ((int) address & (PAGE - 1));
	}

}
