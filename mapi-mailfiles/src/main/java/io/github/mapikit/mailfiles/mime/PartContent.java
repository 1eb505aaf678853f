// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.mime;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/**
 * The bytes of a part, up to the boundary that ends it or to the end of the message. The
 * line end before a boundary is part of the boundary. Belongs to one thread.
 */
final class PartContent extends InputStream {

	private final MimeInput input;

	private final Boundaries boundaries;

	/** How many of the next bytes are known to be content. */
	private int safe;

	/** How many of the next bytes were searched for a boundary. */
	private int searched;

	/** Where the boundary stands behind the next byte, once it was found. */
	private int boundary = -1;

	/** Whether there is neither content nor a boundary to come. */
	private boolean ended;

	private int level = Boundaries.NONE;

	private boolean lineStart;

	private long end;

	PartContent(MimeInput input, Boundaries boundaries) {
		this.input = input;
		this.boundaries = boundaries;
	}

	/** Begins with a part where the input is, at the begin of a line. */
	void begin() {
		this.safe = 0;
		this.searched = 0;
		this.boundary = -1;
		this.ended = false;
		this.level = Boundaries.NONE;
		this.lineStart = true;
	}

	/**
	 * Returns which boundary ends the part.
	 * @return the level of its multipart, or {@link Boundaries#NONE} if the message ends
	 */
	int level() {
		return this.level;
	}

	/** Where the part ends in the message; known when it was read or skipped. */
	long end() {
		return this.end;
	}

	/** Passes over the part. */
	void skip() throws IOException {
		while (prepare()) {
			advance(this.safe);
		}
	}

	/**
	 * Passes over the boundary that ends the part.
	 * @return whether another part of the same multipart follows
	 */
	boolean pass() {
		int matched = this.boundaries.match(this.input.buffer(), this.input.at() + this.boundary, this.input.end(),
				this.input.isComplete());
		this.input.moveTo(this.boundaries.lineEnd());
		this.boundaries.popTo(matched);
		this.boundaries.passed(matched);
		return !this.boundaries.isClosing();
	}

	@Override
	public int read() throws IOException {
		if (!prepare()) {
			return -1;
		}
		int value = this.input.buffer()[this.input.at()] & 0xFF;
		advance(1);
		return value;
	}

	@Override
	public int read(byte[] target, int offset, int length) throws IOException {
		Objects.checkFromIndexSize(offset, length, target.length);
		if (length == 0) {
			return 0;
		}
		if (!prepare()) {
			return -1;
		}
		int count = Math.min(length, this.safe);
		System.arraycopy(this.input.buffer(), this.input.at(), target, offset, count);
		advance(count);
		return count;
	}

	private void advance(int count) {
		this.input.moveTo(this.input.at() + count);
		this.safe -= count;
		this.searched -= count;
		if (this.boundary >= 0) {
			this.boundary -= count;
		}
		this.lineStart = false;
	}

	/**
	 * Makes some content known.
	 * @return whether there is any
	 */
	private boolean prepare() throws IOException {
		while (this.safe == 0) {
			if (this.ended) {
				return false;
			}
			search();
			if (this.safe == 0 && !this.ended) {
				this.input.fill();
			}
		}
		return true;
	}

	/** Everything up to a place is content, and the part ends there. */
	private void end(int length) {
		this.safe = length;
		this.ended = true;
		this.end = this.input.position() + length;
	}

	private void search() {
		byte[] buffer = this.input.buffer();
		int start = this.input.at();
		int to = this.input.end();
		int at = start + this.searched;
		while (at < to) {
			if (buffer[at] == '-' && (at + 1 == to || buffer[at + 1] == '-') && isLineStart(buffer, start, at)) {
				int match = this.boundaries.match(buffer, at, to, this.input.isComplete());
				if (match >= 0) {
					found(buffer, start, at, match);
					return;
				}
				if (match == Boundaries.MORE) {
					break;
				}
			}
			at++;
		}
		this.searched = at - start;
		// the end of the last line may belong to a boundary
		this.safe = Math.max(0, this.searched - 2);
		if (at == to && this.input.isComplete()) {
			end(to - start);
		}
	}

	private boolean isLineStart(byte[] buffer, int start, int at) {
		if (at == start) {
			return this.lineStart || (at > 0 && isLineEnd(buffer[at - 1]));
		}
		return isLineEnd(buffer[at - 1]);
	}

	private static boolean isLineEnd(byte b) {
		return b == '\n' || b == '\r';
	}

	private void found(byte[] buffer, int start, int at, int match) {
		this.level = match;
		this.boundary = at - start;
		int contentEnd = at;
		if (contentEnd > start) {
			contentEnd--;
			boolean two = contentEnd > start && isLineEnd(buffer[contentEnd - 1])
					&& buffer[contentEnd - 1] != buffer[contentEnd];
			contentEnd -= two ? 1 : 0;
		}
		this.searched = this.boundary;
		end(contentEnd - start);
	}

}
