// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.mbox;

import java.io.IOException;

import io.github.mapikit.mailfiles.source.SharedBytes;

/**
 * The part of an mbox that is in memory while it is gone through once. Belongs to one
 * scanner.
 */
final class ScanWindow {

	private static final int SIZE = 64 * 1024;

	private final SharedBytes source;

	/** What is in memory. */
	final byte[] bytes = new byte[SIZE];

	/** Where the part begins in the file. */
	private long start;

	/** Where the scanner is, in {@link #bytes}. */
	int position;

	/** Where the part ends, in {@link #bytes}. */
	int end;

	private boolean complete;

	ScanWindow(SharedBytes source) {
		this.source = source;
	}

	/**
	 * Returns where the scanner is.
	 * @return the position in the file
	 */
	long at() {
		return this.start + this.position;
	}

	/**
	 * Brings bytes into memory.
	 * @param count how many from the position on, less than half of the window
	 * @return whether there is at least one
	 * @throws IOException if the file cannot be read
	 */
	boolean need(int count) throws IOException {
		if (this.end - this.position < count && !this.complete) {
			fill();
		}
		return this.position < this.end;
	}

	private void fill() throws IOException {
		int kept = this.end - this.position;
		System.arraycopy(this.bytes, this.position, this.bytes, 0, kept);
		this.start += this.position;
		this.position = 0;
		this.end = kept;
		while (this.end < SIZE) {
			int count = this.source.read(this.start + this.end, this.bytes, this.end, SIZE - this.end);
			if (count <= 0) {
				this.complete = true;
				return;
			}
			this.end += count;
		}
	}

	/**
	 * Copies bytes from anywhere in the file.
	 * @param from where they begin in the file
	 * @param target where to put them; as many as it can hold
	 * @return how many there were
	 * @throws IOException if the file cannot be read
	 */
	int peek(long from, byte[] target) throws IOException {
		if (from >= this.start && from + target.length <= this.start + this.end) {
			System.arraycopy(this.bytes, (int) (from - this.start), target, 0, target.length);
			return target.length;
		}
		int length = 0;
		// a file system may refuse a position that no file can have
		boolean within = from < this.source.length();
		while (within && length < target.length) {
			int count = this.source.read(from + length, target, length, target.length - length);
			if (count <= 0) {
				break;
			}
			length += count;
		}
		return length;
	}

	/**
	 * Passes over a line and its end.
	 * @return whether it was empty, or had nothing but blanks
	 * @throws IOException if the file cannot be read
	 */
	boolean skipLine() throws IOException {
		boolean blank = true;
		boolean ended = false;
		while (!ended && this.position < this.end) {
			int lineEnd = LineEnds.find(this.bytes, this.position, this.end);
			blank = blank && LineEnds.isBlank(this.bytes, this.position, lineEnd);
			this.position = lineEnd;
			ended = lineEnd < this.end;
			// the second byte of the end may not be in memory yet
			need(2);
		}
		this.position = LineEnds.skip(this.bytes, this.position, this.end);
		return blank;
	}

	static boolean isLineEnd(byte b) {
		return b == '\n' || b == '\r';
	}

}
