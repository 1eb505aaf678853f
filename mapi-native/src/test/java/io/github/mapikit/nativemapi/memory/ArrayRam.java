// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.memory;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Memory of either bitness, with nothing around it: an access outside fails as one to a
 * wild pointer does.
 */
final class ArrayRam implements Ram {

	/** Where the memory begins. */
	static final long BASE = 0x20000;

	private final byte[] bytes;

	private int top;

	/**
	 * Creates memory of whole pages.
	 */
	ArrayRam(int size) {
		this.bytes = new byte[(size + PageCache.PAGE - 1) & -PageCache.PAGE];
	}

	/**
	 * Writes structures.
	 * @return the address of the first
	 */
	long place(StructWriter writer) {
		long address = BASE + this.top;
		writer.writeTo(this, address);
		this.top += (writer.length() + 7) & ~7;
		return address;
	}

	void putInt(long address, int value) {
		ByteBuffer.wrap(this.bytes).order(ByteOrder.LITTLE_ENDIAN).putInt((int) (address - BASE), value);
	}

	@Override
	public void read(long address, byte[] into, int offset, int length) {
		System.arraycopy(this.bytes, at(address, length), into, offset, length);
	}

	@Override
	public void read(long address, short[] into, int offset, int length) {
		ByteBuffer.wrap(this.bytes, at(address, 2 * length), 2 * length)
			.order(ByteOrder.LITTLE_ENDIAN)
			.asShortBuffer()
			.get(into, offset, length);
	}

	@Override
	public void write(long address, byte[] from, int offset, int length) {
		System.arraycopy(from, offset, this.bytes, at(address, length), length);
	}

	private int at(long address, int length) {
		long at = address - BASE;
		if (at < 0 || at + length > this.bytes.length) {
			throw new Error("Invalid memory access");
		}
		return (int) at;
	}

}
