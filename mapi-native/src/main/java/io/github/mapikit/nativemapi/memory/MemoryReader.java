// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.memory;

import java.nio.charset.Charset;
import java.util.Arrays;

import com.sun.jna.Native;
import io.github.mapikit.model.Binary;

/**
 * Reads what native pointers point to, within limits that no honest answer reaches. For
 * one thread.
 */
public final class MemoryReader {

	/** More than this no value, row or list has; larger ones come as streams. */
	public static final int MAX_BYTES = 128 << 20;

	/** What is larger is read for itself. */
	private static final int CACHED = 2048;

	private static final int PAGE = PageCache.PAGE;

	private static final Charset ANSI = Charset.forName(Native.getDefaultStringEncoding());

	private final Ram ram;

	private final Bitness bitness;

	private final PageCache pages;

	private final TextReader texts;

	/**
	 * Creates a reader.
	 * @param ram the memory
	 * @param bitness how wide pointers in it are
	 */
	public MemoryReader(Ram ram, Bitness bitness) {
		this.ram = ram;
		this.bitness = bitness;
		this.pages = new PageCache(ram);
		this.texts = new TextReader(ram, this.pages);
	}

	/**
	 * Creates a reader of this process's memory.
	 * @return the reader
	 */
	public static MemoryReader ofProcess() {
		return new MemoryReader(ProcessRam.INSTANCE, Bitness.current());
	}

	/**
	 * Forgets what was read before. Must be called before an answer is decoded: memory
	 * changes with every call.
	 */
	public void begin() {
		this.pages.forget();
	}

	/**
	 * Returns how wide pointers are.
	 * @return the bitness
	 */
	public Bitness bitness() {
		return this.bitness;
	}

	/**
	 * Reads a piece of memory.
	 * @param address where it begins
	 * @param length how many bytes; any number, as it comes from native memory
	 * @return a new block
	 */
	public MemoryBlock block(long address, long length) {
		MemoryBlock block = new MemoryBlock(this.bitness);
		fill(block, address, length);
		return block;
	}

	/**
	 * Reads a piece of memory into a block that is used again.
	 * @param block the block
	 * @param address where it begins
	 * @param length how many bytes; any number, as it comes from native memory
	 */
	public void fill(MemoryBlock block, long address, long length) {
		int checked = checkLength(length);
		if (checked <= CACHED) {
			block.fill(this.pages, checkAddress(address), checked);
		}
		else {
			block.fill(this.ram, checkAddress(address), checked);
		}
	}

	/**
	 * Shows the beginning of a buffer through a block, until another is shown. What the
	 * buffer has behind it is found without reading memory again.
	 * @param block the block
	 * @param address where it begins
	 * @param length how many bytes; any number, as it comes from native memory
	 */
	void show(MemoryBlock block, long address, long length) {
		if (length > 0 && length <= PageCache.left(checkAddress(address))) {
			block.show(this.pages, address, (int) length);
		}
		else {
			fill(block, address, length);
		}
	}

	/**
	 * Reads bytes.
	 * @param address where they begin; not looked at if there are none
	 * @param count how many; any number, as it comes from native memory
	 * @return the bytes
	 */
	public byte[] bytes(long address, long count) {
		int length = checkLength(count);
		byte[] bytes = new byte[length];
		if (length != 0) {
			this.ram.read(checkAddress(address), bytes, 0, length);
		}
		return bytes;
	}

	/**
	 * Reads bytes as a value.
	 * @param address where they begin; not looked at if there are none
	 * @param count how many; any number, as it comes from native memory
	 * @return the value
	 */
	public Binary binary(long address, long count) {
		if (count == 0) {
			return Binary.EMPTY;
		}
		if (count > 0 && count <= this.pages.held(address)) {
			return Binary.of(this.pages.bytes(), this.pages.locateHeld(address), (int) count);
		}
		if (count > 0 && count <= CACHED && count <= PageCache.left(checkAddress(address))) {
			return Binary.of(this.pages.bytes(), this.pages.locate(address), (int) count);
		}
		return Binary.of(bytes(address, count));
	}

	/**
	 * Reads a Unicode string up to its end.
	 * @param address where it begins
	 * @return the string
	 */
	public String text(long address) {
		return this.texts.text(checkAddress(address));
	}

	/**
	 * Reads a string of the system's own character set up to its end.
	 * @param address where it begins
	 * @return the string
	 */
	public String ansiText(long address) {
		checkAddress(address);
		byte[] found = new byte[256];
		int done = 0;
		while (done < MAX_BYTES) {
			int step = PAGE - (int) ((address + done) & (PAGE - 1));
			if (done + step > found.length) {
				found = Arrays.copyOf(found, Math.max(done + step, 2 * found.length));
			}
			this.ram.read(address + done, found, done, step);
			for (int end = done + step; done < end; done++) {
				if (found[done] == 0) {
					return new String(found, 0, done, ANSI);
				}
			}
		}
		throw new NativeDataException("a string has no end within %d bytes".formatted(MAX_BYTES));
	}

	private static long checkAddress(long address) {
		if (address == 0) {
			throw new NativeDataException("there is a null pointer where a value has to be");
		}
		return address;
	}

	private static int checkLength(long length) {
		if (length < 0 || length > MAX_BYTES) {
			throw new NativeDataException(
					"a value of %d bytes is larger than the %d that are believed".formatted(length, MAX_BYTES));
		}
		return (int) length;
	}

}
