// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.com;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import io.github.mapikit.nativemapi.memory.ProcessRam;
import io.github.mapikit.nativemapi.memory.StructWriter;

/**
 * Native memory for arguments and results, used like a stack: each call opens a
 * {@linkplain #open frame}, takes what it needs and gives all of it back by closing the
 * frame. The memory is our own, so a buffer over it is safe to read. For one thread.
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

	/** Those that were open once, by their depth: a call allocates none. */
	private final List<Frame> frames = new ArrayList<>();

	private int depth;

	private int top;

	/**
	 * Opens a frame on top of those that are open. The innermost is closed first.
	 * @return the frame
	 */
	Frame open() {
		if (this.depth == this.frames.size()) {
			this.frames.add(new Frame());
		}
		Frame frame = this.frames.get(this.depth++);
		frame.begin();
		return frame;
	}

	private int take(int bytes) {
		int offset = this.top;
		this.top += (bytes + 7) & ~7;
		return offset;
	}

	private long takeLarge(int bytes) {
		Memory own = new Memory(Math.max(bytes, 8));
		this.large.push(own);
		return Pointer.nativeValue(own);
	}

	/**
	 * Gives up the memory. All frames have been closed before.
	 */
	@Override
	public void close() {
		this.large.forEach(Memory::close);
		this.large.clear();
		this.memory.close();
	}

	/**
	 * What one call takes.
	 */
	final class Frame implements AutoCloseable {

		private int start;

		private int largeBefore;

		private Frame() {
		}

		private void begin() {
			this.start = Scratch.this.top;
			this.largeBefore = Scratch.this.large.size();
		}

		/**
		 * Takes 8 bytes and sets them to zero: what a call writes a number or a pointer
		 * to.
		 * @return their address
		 */
		long slot() {
			if (Scratch.this.top + Long.BYTES > SIZE) {
				throw new IllegalStateException("Calls within calls are nested too deep");
			}
			int offset = take(Long.BYTES);
			Scratch.this.buffer.putLong(offset, 0L);
			return Scratch.this.base + offset;
		}

		/**
		 * Writes structures to memory that is taken for them.
		 * @param writer the structures
		 * @return the address of the first
		 */
		long place(StructWriter writer) {
			int length = writer.length();
			if (length > SIZE - RESERVE - Scratch.this.top) {
				long address = takeLarge(length);
				writer.writeTo(ProcessRam.INSTANCE, address);
				return address;
			}
			int offset = take(length);
			writer.writeTo(Scratch.this.buffer, offset, Scratch.this.base + offset);
			return Scratch.this.base + offset;
		}

		/**
		 * Reads a 32-bit number from a slot.
		 * @param slot the address of the slot
		 * @return the number
		 */
		int int32(long slot) {
			return Scratch.this.buffer.getInt((int) (slot - Scratch.this.base));
		}

		/**
		 * Reads a pointer, or another number as wide, from a slot.
		 * @param slot the address of the slot
		 * @return the number
		 */
		long pointer(long slot) {
			return (Native.POINTER_SIZE == Long.BYTES) ? Scratch.this.buffer.getLong((int) (slot - Scratch.this.base))
					: int32(slot) & 0xFFFFFFFFL;
		}

		@Override
		public void close() {
			Scratch.this.depth--;
			Scratch.this.top = this.start;
			while (Scratch.this.large.size() > this.largeBefore) {
				Scratch.this.large.pop().close();
			}
		}

	}

}
