// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.memory;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Builds structures that point to each other, to be written to native memory in one go.
 * Pointers are offsets until it is known where the structures will stand. For one thread.
 */
public final class StructWriter {

	private static final VarHandle INT16 = handle(short[].class);

	private static final VarHandle INT32 = handle(int[].class);

	private static final VarHandle INT64 = handle(long[].class);

	private static final VarHandle CHAR = handle(char[].class);

	/** One large argument must not hold memory for the rest of the thread's life. */
	private static final int KEPT = 1 << 20;

	private final Bitness bitness;

	private byte[] bytes = new byte[512];

	private int length;

	private int[] pointers = new int[16];

	private int pointerCount;

	/**
	 * Creates a writer of nothing.
	 * @param bitness how wide pointers are
	 */
	public StructWriter(Bitness bitness) {
		this.bitness = bitness;
	}

	private static VarHandle handle(Class<?> array) {
		return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.LITTLE_ENDIAN);
	}

	/**
	 * Returns how wide pointers are.
	 * @return the bitness
	 */
	public Bitness bitness() {
		return this.bitness;
	}

	/**
	 * Forgets what was built.
	 */
	public void clear() {
		this.length = 0;
		this.pointerCount = 0;
		if (this.bytes.length > KEPT) {
			this.bytes = new byte[512];
		}
	}

	/**
	 * Returns how many bytes were built.
	 * @return the length
	 */
	public int length() {
		return this.length;
	}

	/**
	 * Adds zeros, aligned to 8 bytes.
	 * @param size how many bytes
	 * @return the offset of the first
	 */
	public int allocate(int size) {
		int start = Math.addExact(this.length, 7) & ~7;
		int end = Math.addExact(start, size);
		if (end > this.bytes.length) {
			this.bytes = Arrays.copyOf(this.bytes, Math.max(end, 2 * this.bytes.length));
		}
		Arrays.fill(this.bytes, this.length, end, (byte) 0);
		this.length = end;
		return start;
	}

	/**
	 * Adds zeros for structures in a row.
	 * @param struct the structure
	 * @param count how many
	 * @return the offset of the first
	 */
	public int allocate(Struct struct, int count) {
		return allocate(Math.multiplyExact(struct.size(this.bitness), count));
	}

	/**
	 * Sets a 32-bit field of a structure.
	 * @param start the offset of the structure
	 * @param field the field
	 * @param value the value
	 */
	public void int32(int start, StructField field, int value) {
		int32(start + field.offset(this.bitness), value);
	}

	/**
	 * Sets a pointer field of a structure.
	 * @param start the offset of the structure
	 * @param field the field
	 * @param target the offset of what it points to
	 */
	public void pointer(int start, StructField field, int target) {
		pointer(start + field.offset(this.bitness), target);
	}

	void int16(int offset, short value) {
		INT16.set(this.bytes, offset, value);
	}

	void int32(int offset, int value) {
		INT32.set(this.bytes, offset, value);
	}

	void int64(int offset, long value) {
		INT64.set(this.bytes, offset, value);
	}

	void bytes(int offset, byte[] value) {
		System.arraycopy(value, 0, this.bytes, offset, value.length);
	}

	void pointer(int offset, int target) {
		if (this.pointerCount == this.pointers.length) {
			this.pointers = Arrays.copyOf(this.pointers, 2 * this.pointerCount);
		}
		this.pointers[this.pointerCount++] = offset;
		putPointer(offset, target);
	}

	/**
	 * Adds a Unicode string with its end.
	 * @param text the string
	 * @return its offset
	 */
	public int text(String text) {
		int start = allocate(Math.multiplyExact(text.length() + 1, 2));
		for (int i = 0; i < text.length(); i++) {
			CHAR.set(this.bytes, start + 2 * i, text.charAt(i));
		}
		return start;
	}

	/**
	 * Adds bytes.
	 * @param value the bytes
	 * @return their offset
	 */
	public int binary(byte[] value) {
		int start = allocate(value.length);
		bytes(start, value);
		return start;
	}

	/**
	 * Writes what was built to native memory. The writer is spent then.
	 * @param ram the memory
	 * @param address where the first byte is to stand, a multiple of 8
	 */
	public void writeTo(Ram ram, long address) {
		settle(address);
		ram.write(address, this.bytes, 0, this.length);
	}

	/**
	 * Writes what was built to native memory that is our own. The writer is spent then.
	 * @param memory the memory
	 * @param offset where in it the first byte is to stand
	 * @param address the address of that byte, a multiple of 8
	 */
	public void writeTo(ByteBuffer memory, int offset, long address) {
		settle(address);
		memory.put(offset, this.bytes, 0, this.length);
	}

	private void settle(long address) {
		for (int i = 0; i < this.pointerCount; i++) {
			int offset = this.pointers[i];
			putPointer(offset, address + ((this.bitness == Bitness.X64) ? (long) INT64.get(this.bytes, offset)
					: (int) INT32.get(this.bytes, offset)));
		}
		this.pointerCount = 0;
	}

	private void putPointer(int offset, long value) {
		if (this.bitness == Bitness.X64) {
			INT64.set(this.bytes, offset, value);
		}
		else {
			INT32.set(this.bytes, offset, (int) value);
		}
	}

}
