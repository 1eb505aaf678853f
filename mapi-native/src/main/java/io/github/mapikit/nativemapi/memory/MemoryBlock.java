// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.memory;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A copy of a piece of native memory that knows its length: reading outside fails,
 * whatever the numbers in it say. May be filled again and again. For one thread.
 */
public final class MemoryBlock {

	private static final VarHandle INT16 = handle(short[].class);

	private static final VarHandle INT32 = handle(int[].class);

	private static final VarHandle INT64 = handle(long[].class);

	/** One large answer must not hold memory for the rest of the thread's life. */
	private static final int KEPT = 1 << 20;

	private final boolean wide;

	private byte[] own;

	/** The block's own array, or one that it shows a part of. */
	private byte[] bytes;

	private int start;

	private int length;

	/**
	 * Creates an empty block.
	 * @param bitness how wide the pointers in it are
	 */
	public MemoryBlock(Bitness bitness) {
		this.wide = bitness == Bitness.X64;
		this.own = new byte[256];
		this.bytes = this.own;
	}

	private static VarHandle handle(Class<?> array) {
		return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.LITTLE_ENDIAN);
	}

	/**
	 * Fills the block.
	 * @param ram the memory
	 * @param address where to begin
	 * @param newLength how many bytes
	 */
	void fill(Ram ram, long address, int newLength) {
		reserve(newLength);
		ram.read(address, this.own, 0, newLength);
		this.length = newLength;
	}

	/**
	 * Fills the block from copies of pages.
	 * @param pages the copies
	 * @param address where to begin
	 * @param newLength how many bytes
	 */
	void fill(PageCache pages, long address, int newLength) {
		reserve(newLength);
		int done = 0;
		while (done < newLength) {
			int step = Math.min(newLength - done, PageCache.left(address + done));
			System.arraycopy(pages.bytes(), pages.locate(address + done), this.own, done, step);
			done += step;
		}
		this.length = newLength;
	}

	/**
	 * Shows the beginning of a buffer, without copying it again.
	 * @param pages the copies; the buffer is held
	 * @param address where to begin
	 * @param newLength how many bytes, all of them in one page
	 */
	void show(PageCache pages, long address, int newLength) {
		this.length = 0;
		this.start = pages.hold(address, newLength);
		this.bytes = pages.bytes();
		this.length = newLength;
	}

	private void reserve(int newLength) {
		this.length = 0;
		if (this.own.length < newLength) {
			this.own = new byte[(newLength > KEPT) ? newLength : Math.max(newLength, 2 * this.own.length)];
		}
		else if (this.own.length > KEPT && newLength <= KEPT) {
			this.own = new byte[newLength];
		}
		this.bytes = this.own;
		this.start = 0;
	}

	/**
	 * Returns how many bytes the block has.
	 * @return the length
	 */
	public int length() {
		return this.length;
	}

	/**
	 * Reads a 16-bit number.
	 * @param offset where it begins
	 * @return the number
	 */
	public short int16(int offset) {
		return (short) INT16.get(this.bytes, check(offset, 2));
	}

	/**
	 * Reads a 32-bit number.
	 * @param offset where it begins
	 * @return the number
	 */
	public int int32(int offset) {
		return (int) INT32.get(this.bytes, check(offset, 4));
	}

	/**
	 * Reads an unsigned 32-bit number.
	 * @param offset where it begins
	 * @return the number, not negative
	 */
	public long uint32(int offset) {
		return int32(offset) & 0xFFFFFFFFL;
	}

	/**
	 * Reads a 64-bit number.
	 * @param offset where it begins
	 * @return the number
	 */
	public long int64(int offset) {
		return (long) INT64.get(this.bytes, check(offset, 8));
	}

	/**
	 * Reads a pointer.
	 * @param offset where it begins
	 * @return the address
	 */
	public long pointer(int offset) {
		return this.wide ? int64(offset) : uint32(offset);
	}

	private int check(int offset, int size) {
		if (offset < 0 || size < 0 || offset > this.length - size) {
			throw new NativeDataException(
					"%d bytes at %d are not within a block of %d bytes".formatted(size, offset, this.length));
		}
		return this.start + offset;
	}

}
