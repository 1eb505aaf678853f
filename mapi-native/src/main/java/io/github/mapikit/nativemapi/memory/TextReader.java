// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.memory;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * Reads Unicode strings up to their end, four units at a time. Most are short, of
 * characters that Java stores in a byte each, and stand in one page; such are made
 * without looking at a character twice. For one thread.
 */
final class TextReader {

	private static final VarHandle UNIT = MethodHandles.byteArrayViewVarHandle(char[].class, ByteOrder.LITTLE_ENDIAN);

	private static final VarHandle UNITS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

	private static final VarHandle LATIN = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

	private static final long ONES = 0x0001000100010001L;

	private static final long SIGNS = 0x8000800080008000L;

	private static final long HIGH_BYTES = 0xFF00FF00FF00FF00L;

	private static final int PAGE = PageCache.PAGE;

	/** How much of the next page is looked at first for the end of a string. */
	private static final int OVERLAP = 512;

	private static final int FIRST_UNITS = 64;

	private static final int KEPT_UNITS = 1 << 15;

	private final Ram ram;

	private final PageCache pages;

	/** The characters of the string that is read, as long as they are of Latin-1. */
	private final byte[] latin = new byte[PAGE];

	/** The end of a page and the beginning of the next. */
	private final byte[] joined = new byte[2 * PAGE];

	private short[] units = new short[1024];

	TextReader(Ram ram, PageCache pages) {
		this.ram = ram;
		this.pages = pages;
	}

	/**
	 * Reads a string.
	 * @param address where it begins
	 * @return the string
	 */
	String text(long address) {
		int held = this.pages.held(address);
		if (held != 0) {
			int start = this.pages.locateHeld(address);
			String text = text(this.pages.bytes(), start, start + held);
			if (text != null) {
				return text;
			}
		}
		return textInPages(address);
	}

	private String textInPages(long address) {
		int start = this.pages.locate(address);
		int left = PageCache.left(address);
		String text = text(this.pages.bytes(), start, start + left);
		return (text != null) ? text : textBeyondPage(address, start, left);
	}

	// a string without an end in its page goes on in the next
	private String textBeyondPage(long address, int start, int left) {
		byte[] copies = this.pages.bytes();
		System.arraycopy(copies, start, this.joined, 0, left);
		System.arraycopy(copies, this.pages.locate(address + left), this.joined, left, OVERLAP);
		String text = text(this.joined, 0, left + OVERLAP);
		if (text != null) {
			return text;
		}
		System.arraycopy(copies, this.pages.locate(address + left), this.joined, left, PAGE);
		text = text(this.joined, 0, left + PAGE);
		return (text != null) ? text : longText(address);
	}

	private @Nullable String text(byte[] from, int start, int end) {
		byte[] characters = this.latin;
		long all = 0;
		int count = 0;
		int at = start;
		for (; at <= end - 8; at += 8) {
			long four = (long) UNITS.get(from, at);
			// the lowest bit that is set belongs to the first unit that is zero
			long ends = (four - ONES) & ~four & SIGNS;
			if (ends != 0) {
				int bits = Long.numberOfTrailingZeros(ends) & ~15;
				four &= (1L << bits) - 1;
				int narrow = narrow(four);
				LATIN.set(characters, count, narrow);
				return make(from, start, count + (bits >>> 4), all | four);
			}
			int narrow = narrow(four);
			LATIN.set(characters, count, narrow);
			all |= four;
			count += 4;
		}
		for (; at <= end - 2; at += 2) {
			int unit = (char) UNIT.get(from, at);
			if (unit == 0) {
				return make(from, start, count, all);
			}
			characters[count++] = (byte) unit;
			all |= unit;
		}
		return null;
	}

	/** The low bytes of four units. */
	private static int narrow(long four) {
		long pairs = four & ~HIGH_BYTES;
		pairs |= pairs >>> 8;
		return (int) (pairs & 0xFFFF) | (int) (pairs >>> 16) & 0xFFFF0000;
	}

	// the constructors that take a character set look it up in so many ways that the
	// compiler does not inline them; for Latin-1 they come to this one
	@SuppressWarnings("deprecation")
	private String make(byte[] from, int start, int count, long all) {
		return ((all & HIGH_BYTES) != 0) ? wide(from, start, count) : new String(this.latin, 0, 0, count);
	}

	private static String wide(byte[] from, int start, int count) {
		char[] characters = new char[count];
		for (int i = 0; i < count; i++) {
			characters[i] = (char) UNIT.get(from, start + 2 * i);
		}
		return new String(characters);
	}

	private String longText(long address) {
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
				if (this.units[done] == 0) {
					return toString(done);
				}
			}
			if (done > MemoryReader.MAX_BYTES / 2) {
				this.units = new short[1024];
				throw new NativeDataException("a string has no end within %d bytes".formatted(MemoryReader.MAX_BYTES));
			}
			next += 2L * step;
			wanted = PAGE / 2;
		}
	}

	private static int unitsInPage(long address, int wanted) {
		// the one that crosses the end of a page is read whole, as the string needs it
		return Math.max(1, Math.min(wanted, PageCache.left(address) / 2));
	}

	private String toString(int count) {
		char[] characters = new char[count];
		for (int i = 0; i < count; i++) {
			characters[i] = (char) this.units[i];
		}
		if (this.units.length > KEPT_UNITS) {
			// one long text must not hold memory for the rest of the thread's life
			this.units = new short[1024];
		}
		return new String(characters);
	}

}
