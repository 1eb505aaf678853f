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

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import com.sun.jna.Native;
import io.github.mapikit.model.Binary;
import org.jspecify.annotations.Nullable;

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

	private static final VarHandle UNIT = MethodHandles.byteArrayViewVarHandle(char[].class, ByteOrder.LITTLE_ENDIAN);

	private static final VarHandle UNITS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

	/** Short texts repeat, such as message classes and names. */
	private static final int REPEATED_TEXTS = 256;

	private static final int REPEATED_LENGTH = 32;

	private static final int FIRST_UNITS = 64;

	private static final int KEPT_UNITS = 1 << 15;

	private static final Charset ANSI = Charset.forName(Native.getDefaultStringEncoding());

	private final Ram ram;

	private final Bitness bitness;

	private final PageCache pages;

	private final @Nullable String[] repeated = new @Nullable String[REPEATED_TEXTS];

	private short[] units = new short[1024];

	private byte[] latin = new byte[1024];

	/**
	 * Creates a reader.
	 * @param ram the memory
	 * @param bitness how wide pointers in it are
	 */
	public MemoryReader(Ram ram, Bitness bitness) {
		this.ram = ram;
		this.bitness = bitness;
		this.pages = new PageCache(ram);
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
		checkAddress(address);
		byte[] copies = this.pages.bytes();
		int start = this.pages.locate(address);
		int end = start + PageCache.left(address) - 1;
		int all = 0;
		int shortEnd = Math.min(end, start + 2 * REPEATED_LENGTH + 1);
		for (int at = start; at < shortEnd; at += 2) {
			int unit = (char) UNIT.get(copies, at);
			if (unit == 0) {
				return toText(copies, start, (at - start) / 2, all);
			}
			all |= unit;
		}
		int at = start + 2 * REPEATED_LENGTH + 2;
		while (at + 7 < end && isLatin((long) UNITS.get(copies, at))) {
			at += 8;
		}
		for (; at < end; at += 2) {
			int unit = (char) UNIT.get(copies, at);
			if (unit == 0) {
				return toText(copies, start, (at - start) / 2, all);
			}
			all |= unit;
		}
		return longText(address);
	}

	private String toText(byte[] copies, int start, int count, int all) {
		if (all > 0xFF) {
			return wide(copies, start, count);
		}
		return (count <= REPEATED_LENGTH) ? repeated(copies, start, count) : latin(copies, start, count);
	}

	/** Whether four units are characters of Latin-1, none of them the end. */
	private static boolean isLatin(long units) {
		long ends = (units - 0x0001000100010001L) & ~units & 0x8000800080008000L;
		return (ends | (units & 0xFF00FF00FF00FF00L)) == 0;
	}

	private String latin(byte[] copies, int start, int count) {
		if (this.latin.length < count) {
			this.latin = new byte[PAGE];
		}
		byte[] characters = this.latin;
		for (int i = 0; i < count; i++) {
			characters[i] = copies[start + 2 * i];
		}
		return new String(characters, 0, count, StandardCharsets.ISO_8859_1);
	}

	private String repeated(byte[] copies, int start, int count) {
		byte[] characters = this.latin;
		int hash = 0;
		for (int i = 0; i < count; i++) {
			byte character = copies[start + 2 * i];
			characters[i] = character;
			hash = 31 * hash + (character & 0xFF);
		}
		int slot = hash & (REPEATED_TEXTS - 1);
		String known = this.repeated[slot];
		if (known == null || !isLatin(known, hash, characters, count)) {
			known = new String(characters, 0, count, StandardCharsets.ISO_8859_1);
			this.repeated[slot] = known;
		}
		return known;
	}

	private static boolean isLatin(String known, int hash, byte[] characters, int count) {
		if (known.length() != count || known.hashCode() != hash) {
			return false;
		}
		for (int i = 0; i < count; i++) {
			if (known.charAt(i) != (characters[i] & 0xFF)) {
				return false;
			}
		}
		return true;
	}

	private static String wide(byte[] copies, int start, int count) {
		char[] characters = new char[count];
		for (int i = 0; i < count; i++) {
			characters[i] = (char) UNIT.get(copies, start + 2 * i);
		}
		return new String(characters);
	}

	// one that does not end in its page
	private String longText(long address) {
		int all = 0;
		int done = 0;
		long next = address;
		int wanted = FIRST_UNITS;
		while (true) {
			int step = unitsInPage(next, wanted);
			if (done + step > this.units.length) {
				this.units = Arrays.copyOf(this.units, Math.max(done + step, 2 * this.units.length));
			}
			this.ram.read(next, this.units, done, step);
			for (int end = done + step; done < end; done++) {
				int unit = this.units[done];
				if (unit == 0) {
					return toString(done, all);
				}
				all |= unit;
			}
			if (done > MAX_BYTES / 2) {
				this.units = new short[1024];
				throw new NativeDataException("a string has no end within %d bytes".formatted(MAX_BYTES));
			}
			next += 2L * step;
			wanted = PAGE / 2;
		}
	}

	private static int unitsInPage(long address, int wanted) {
		int left = PAGE - (int) (address & (PAGE - 1));
		// the one that crosses the end of a page is read whole, as the string needs it
		return Math.max(1, Math.min(wanted, left / 2));
	}

	private String toString(int count, int all) {
		if ((all & ~0xFF) == 0) {
			if (this.latin.length < count) {
				this.latin = new byte[Math.max(count, 2 * this.latin.length)];
			}
			for (int i = 0; i < count; i++) {
				this.latin[i] = (byte) this.units[i];
			}
			return trimmed(new String(this.latin, 0, count, StandardCharsets.ISO_8859_1));
		}
		char[] chars = new char[count];
		for (int i = 0; i < count; i++) {
			chars[i] = (char) this.units[i];
		}
		return trimmed(new String(chars));
	}

	// one long text must not hold memory for the rest of the thread's life
	private String trimmed(String text) {
		if (this.units.length > KEPT_UNITS) {
			this.units = new short[1024];
			this.latin = new byte[1024];
		}
		return text;
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
