// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.memory;

import java.util.Arrays;

/**
 * Copies of pages of native memory, for as long as one answer is decoded. Reading native
 * memory costs much the same for a number as for hundreds of bytes, and what one answer
 * points to mostly stands close together: a page is read once, however often something in
 * it is asked for. A page is valid as a whole or not at all, so reading all of it is as
 * safe as reading a byte of it.
 * <p>
 * Rows are an exception. Each stands in a buffer of its own with all that it points to,
 * and allocators scatter buffers, so that their pages have little else that is asked for:
 * beside the pages there is a place to {@linkplain #hold hold} the beginning of one
 * buffer. For one thread.
 */
final class PageCache {

	/** The size of pages on all systems that have MAPI, and a divisor of it elsewhere. */
	static final int PAGE = 4096;

	private static final int PAGE_SHIFT = 12;

	private static final int PAGES = 32;

	/** How much more is held behind what is there for sure, when it was not enough. */
	private static final int STEP = 64;

	private static final int FARTHEST = 1024;

	/** Where it is held. */
	private static final int HELD_AT = PAGES * PAGE;

	private static final long NONE = -1;

	private final Ram ram;

	private final byte[] bytes = new byte[(PAGES + 1) * PAGE];

	private final long[] pages = new long[PAGES];

	private long held;

	private int heldLength;

	/** How much behind what is there for sure the rows of this answer take. */
	private int beyond;

	PageCache(Ram ram) {
		this.ram = ram;
		forget();
	}

	/**
	 * Forgets all copies: the memory may have changed.
	 */
	void forget() {
		Arrays.fill(this.pages, NONE);
		this.heldLength = 0;
		this.beyond = STEP;
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
	 * @return where its byte stands in the array, until the next page is located; the
	 * rest of its page follows
	 */
	int locate(long address) {
		holdMore(address);
		long page = address >>> PAGE_SHIFT;
		int place = (int) page & (PAGES - 1);
		int start = place << PAGE_SHIFT;
		if (this.pages[place] != page) {
			this.pages[place] = NONE;
			this.ram.read(page << PAGE_SHIFT, this.bytes, start, PAGE);
			this.pages[place] = page;
		}
		return start + ((int) address & (PAGE - 1));
	}

	// what the page cut off is not to be had by holding more
	private void holdMore(long address) {
		long offset = address - this.held;
		if (offset >= 0 && offset < FARTHEST && this.heldLength < left(this.held)) {
			this.beyond = Math.min(this.beyond + STEP, FARTHEST);
		}
	}

	/**
	 * Copies the beginning of a buffer and holds it until the next is held.
	 * @param address where the buffer begins
	 * @param length how much of it is there for sure, all of it in one page
	 * @return where its first byte stands in the array
	 */
	int hold(long address, int length) {
		this.heldLength = 0;
		int copied = Math.min(left(address), length + this.beyond);
		this.ram.read(address, this.bytes, HELD_AT, copied);
		this.held = address;
		this.heldLength = copied;
		return HELD_AT;
	}

	/**
	 * Returns how many bytes are held from an address on.
	 * @param address the address
	 * @return how many, 0 if it is not held
	 */
	int held(long address) {
		long offset = address - this.held;
		return (offset >= 0 && offset < this.heldLength) ? this.heldLength - (int) offset : 0;
	}

	/**
	 * Finds the copy of what is held.
	 * @param address an address that is held
	 * @return where its byte stands in the array
	 */
	int locateHeld(long address) {
		return HELD_AT + (int) (address - this.held);
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
