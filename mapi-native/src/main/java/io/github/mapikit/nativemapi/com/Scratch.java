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

package io.github.mapikit.nativemapi.com;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Deque;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import io.github.mapikit.nativemapi.memory.ProcessRam;
import io.github.mapikit.nativemapi.memory.StructWriter;

/**
 * Native memory for arguments and results, used like a stack: what a call takes it gives
 * back when it is done. The memory is our own, so a buffer over it is safe to read. For
 * one thread.
 */
final class Scratch implements AutoCloseable {

	static final int SIZE = 16 * 1024;

	/** What structures leave for the slots of the calls that they are arguments of. */
	private static final int RESERVE = 1024;

	private final Memory memory = new Memory(SIZE);

	private final long base = Pointer.nativeValue(this.memory);

	private final ByteBuffer buffer = this.memory.getByteBuffer(0, SIZE).order(ByteOrder.LITTLE_ENDIAN);

	/** What did not fit. */
	private final Deque<Memory> large = new ArrayDeque<>();

	private int top;

	private int largeCount;

	/**
	 * Returns where the stack ends.
	 * @return what {@link #release(long)} takes
	 */
	long mark() {
		return (long) this.largeCount << 32 | this.top;
	}

	/**
	 * Gives back what was taken since.
	 * @param mark where the stack ended
	 */
	void release(long mark) {
		this.top = (int) mark;
		while (this.largeCount > (int) (mark >>> 32)) {
			this.large.pop().close();
			this.largeCount--;
		}
	}

	/**
	 * Takes 8 bytes and sets them to zero: what a call writes a number or a pointer to.
	 * @return their address
	 */
	long slot() {
		if (this.top + Long.BYTES > SIZE) {
			throw new IllegalStateException("Calls within calls are nested too deep");
		}
		int offset = take(Long.BYTES);
		this.buffer.putLong(offset, 0L);
		return this.base + offset;
	}

	/**
	 * Writes structures to memory that is taken for them.
	 * @param writer the structures
	 * @return the address of the first
	 */
	long place(StructWriter writer) {
		int length = writer.length();
		long address = (length <= SIZE - RESERVE - this.top) ? this.base + take(length) : takeLarge(length);
		writer.writeTo(ProcessRam.INSTANCE, address);
		return address;
	}

	private int take(int bytes) {
		int offset = this.top;
		this.top += (bytes + 7) & ~7;
		return offset;
	}

	private long takeLarge(int bytes) {
		Memory own = new Memory(Math.max(bytes, 8));
		this.large.push(own);
		this.largeCount++;
		return Pointer.nativeValue(own);
	}

	/**
	 * Reads a 32-bit number from a slot.
	 * @param slot the address of the slot
	 * @return the number
	 */
	int int32(long slot) {
		return this.buffer.getInt((int) (slot - this.base));
	}

	/**
	 * Reads a pointer, or another number as wide, from a slot.
	 * @param slot the address of the slot
	 * @return the number
	 */
	long pointer(long slot) {
		return (Native.POINTER_SIZE == Long.BYTES) ? this.buffer.getLong((int) (slot - this.base))
				: int32(slot) & 0xFFFFFFFFL;
	}

	@Override
	public void close() {
		release(0);
		this.memory.close();
	}

}
