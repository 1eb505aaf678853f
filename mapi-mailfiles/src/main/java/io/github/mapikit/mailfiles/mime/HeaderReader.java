// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.mime;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Reads the begin of a message until its header ends: one read for almost all mail, more
 * for a long header, and no more than a limit. Keeps its buffer for the next message.
 * Belongs to one thread.
 *
 * @since 0.1.0
 */
public final class HeaderReader {

	private static final int FIRST_READ = 8 * 1024;

	private final int limit;

	private byte[] buffer = new byte[FIRST_READ];

	private int start;

	private int length;

	private int headerEnd;

	private boolean complete;

	/** Where the length of an {@code .emlx} stands, or -1. */
	private int digits;

	private HeaderScan scan = new HeaderScan(null, false);

	/**
	 * Creates a reader.
	 * @param limit the number of bytes that a header may have
	 */
	public HeaderReader(int limit) {
		this.limit = Math.max(limit, FIRST_READ);
	}

	/**
	 * Reads until the header ends.
	 * @param in what to read
	 * @throws IOException if it cannot be read
	 */
	public void read(InputStream in) throws IOException {
		if (this.buffer.length > 16 * FIRST_READ) {
			this.buffer = new byte[FIRST_READ];
		}
		this.length = Math.max(0, in.read(this.buffer, 0, FIRST_READ));
		boolean end = this.length == 0;
		this.start = skipForeignLines();
		this.scan = new HeaderScan(null, false);
		this.headerEnd = this.scan.find(this.buffer, this.start, this.length, end);
		while (this.headerEnd < 0 && !end && this.length < this.limit) {
			if (this.length == this.buffer.length) {
				this.buffer = Arrays.copyOf(this.buffer, Math.min(this.limit, this.buffer.length * 4));
			}
			int count = in.read(this.buffer, this.length, this.buffer.length - this.length);
			end = count < 0;
			this.length += Math.max(0, count);
			this.headerEnd = this.scan.find(this.buffer, this.start, this.length, end);
		}
		this.complete = this.headerEnd >= 0 || end;
		if (this.headerEnd < 0) {
			this.headerEnd = this.length;
		}
	}

	/**
	 * Passes over what programs write above a message: a byte order mark, the length that
	 * an {@code .emlx} begins with, envelope lines of an mbox, and empty lines if fields
	 * of mail follow them.
	 * @return where the header begins
	 */
	private int skipForeignLines() {
		int at = 0;
		this.digits = -1;
		if (this.length >= 3 && (this.buffer[0] & 0xFF) == 0xEF && (this.buffer[1] & 0xFF) == 0xBB
				&& (this.buffer[2] & 0xFF) == 0xBF) {
			at = 3;
		}
		int firstEmpty = -1;
		while (true) {
			int end = lineEnd(at);
			if (end == this.length) {
				break;
			}
			if (isEmpty(at, end)) {
				firstEmpty = (firstEmpty < 0) ? at : firstEmpty;
			}
			else if (this.digits < 0 && isLengthLine(at, end)) {
				this.digits = at;
			}
			else if (!startsWith("From ", at) && !startsWith(">From ", at)) {
				break;
			}
			at = end + 1;
		}
		return (firstEmpty >= 0 && !looksLikeMail(at)) ? firstEmpty : at;
	}

	private int lineEnd(int from) {
		int end = from;
		while (end < this.length && this.buffer[end] != '\n'
				&& (this.buffer[end] != '\r' || (end + 1 < this.length && this.buffer[end + 1] == '\n'))) {
			end++;
		}
		return end;
	}

	private boolean isEmpty(int from, int to) {
		for (int i = from; i < to; i++) {
			if (this.buffer[i] != ' ' && this.buffer[i] != '\t' && this.buffer[i] != '\r') {
				return false;
			}
		}
		return true;
	}

	private boolean looksLikeMail(int from) {
		HeaderScan lookAhead = new HeaderScan(null, false);
		int end = lookAhead.find(this.buffer, from, this.length, true);
		boolean carriageReturns = lookAhead.endsLinesByCarriageReturns();
		return HeaderBlock.parse(this.buffer, from, end, carriageReturns, new EncodedWords()).looksLikeMail();
	}

	private boolean isLengthLine(int from, int to) {
		int at = from;
		while (at < to && this.buffer[at] >= '0' && this.buffer[at] <= '9') {
			at++;
		}
		int digits = at - from;
		while (at < to && (this.buffer[at] == ' ' || this.buffer[at] == '\r')) {
			at++;
		}
		return digits > 0 && digits < 10 && at == to;
	}

	private boolean startsWith(String text, int at) {
		if (at + text.length() > this.length) {
			return false;
		}
		for (int i = 0; i < text.length(); i++) {
			if (this.buffer[at + i] != text.charAt(i)) {
				return false;
			}
		}
		return true;
	}

	/**
	 * The number of bytes that an {@code .emlx} says its message has.
	 * @return the number, or -1 if the file begins with none
	 */
	long declaredLength() {
		if (this.digits < 0) {
			return -1;
		}
		int at = this.digits;
		long value = 0;
		while (at < this.start && this.buffer[at] >= '0' && this.buffer[at] <= '9') {
			value = value * 10 + (this.buffer[at++] - '0');
		}
		return value;
	}

	/**
	 * Returns the header that was read last.
	 * @return the header
	 */
	public HeaderBlock block() {
		return HeaderBlock.parse(this.buffer, this.start, this.headerEnd, this.scan.endsLinesByCarriageReturns(),
				new EncodedWords());
	}

	/**
	 * Returns the bytes that were read last.
	 * @return the bytes, {@link #length} of them; not a copy
	 */
	public byte[] buffer() {
		return this.buffer;
	}

	/** Where the message begins in the buffer. */
	int start() {
		return this.start;
	}

	/** Where the header ends in the buffer, the line that ends it included. */
	int headerEnd() {
		return this.headerEnd;
	}

	/** Where what was read ends in the buffer. */
	public int length() {
		return this.length;
	}

	/** Whether the header ended before the limit. */
	boolean isComplete() {
		return this.complete;
	}

}
