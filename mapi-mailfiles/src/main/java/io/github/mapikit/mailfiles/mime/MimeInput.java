// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.mime;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The bytes of a message through a window that goes over them once. Belongs to one
 * thread.
 */
final class MimeInput {

	private static final int SIZE = 16 * 1024;

	/** What is kept of the bytes that were passed: the end of the line before. */
	private static final int KEPT = 2;

	private final InputStream in;

	/** Where the message ends, if that is before the stream does. */
	private final long limit;

	private byte[] buffer;

	private int at;

	private int end;

	/** Where the buffer begins in the message. */
	private long start;

	private boolean ended;

	/**
	 * Creates an input.
	 * @param reader what has read the begin of the message
	 * @param in what follows that
	 */
	MimeInput(HeaderReader reader, InputStream in) {
		this.in = in;
		long declared = reader.declaredLength();
		this.limit = (declared > 0) ? reader.start() + declared : Long.MAX_VALUE;
		int known = (int) Math.min(reader.length(), Math.max(this.limit, reader.headerEnd()));
		int from = Math.max(0, reader.headerEnd() - KEPT);
		this.buffer = Arrays.copyOf(Arrays.copyOfRange(reader.buffer(), from, known), Math.max(SIZE, known - from));
		this.start = from;
		this.at = reader.headerEnd() - from;
		this.end = known - from;
	}

	byte[] buffer() {
		return this.buffer;
	}

	/** Where the next byte is in the buffer. */
	int at() {
		return this.at;
	}

	/** Where what is known ends in the buffer. */
	int end() {
		return this.end;
	}

	/** Where the next byte is in the message. */
	long position() {
		return this.start + this.at;
	}

	/** Whether nothing follows what is known. */
	boolean isComplete() {
		return this.ended;
	}

	/**
	 * Passes over bytes that are known.
	 * @param newAt where the next byte is in the buffer
	 */
	void moveTo(int newAt) {
		this.at = newAt;
	}

	/**
	 * Reads more. The next byte may then be elsewhere in the buffer.
	 * @return whether there was more
	 * @throws IOException if the bytes cannot be read
	 */
	boolean fill() throws IOException {
		if (this.ended) {
			return false;
		}
		if (this.end == this.buffer.length) {
			int from = Math.max(0, this.at - KEPT);
			if (this.end - from > this.buffer.length / 2) {
				this.buffer = Arrays.copyOf(this.buffer, this.buffer.length * 2);
			}
			System.arraycopy(this.buffer, from, this.buffer, 0, this.end - from);
			this.start += from;
			this.at -= from;
			this.end -= from;
		}
		long room = Math.min(this.buffer.length - this.end, this.limit - this.start - this.end);
		int count = (room > 0) ? this.in.read(this.buffer, this.end, (int) room) : -1;
		if (count < 0) {
			this.ended = true;
			return false;
		}
		this.end += count;
		return true;
	}

}
