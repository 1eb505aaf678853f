// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.mbox;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

import io.github.mapikit.mailfiles.source.Checkpoints;

/**
 * A message of an mbox as it was before it was put there: without the envelope line, and
 * without the {@code >} that keeps lines from looking like one. Belongs to one thread.
 */
final class MboxStream extends InputStream {

	/** Places to begin at are so far apart. */
	private static final int NOTED_DISTANCE = 4096;

	private final InputStream in;

	private final byte[] buffer = new byte[8192];

	private int position;

	private int end;

	/** Quotes of the current line that were read and not yet given. */
	private int quotes;

	/** Bytes of "From " that were matched after the quotes. */
	private int matched;

	/** What was matched or counted and has to be given before more is read. */
	private int pendingQuotes;

	private int pendingFrom;

	private int pendingFromEnd;

	private boolean lineStart = true;

	private boolean envelopeSkipped;

	private final boolean quoted;

	private final Checkpoints checkpoints;

	/** How many bytes of the message are before the buffer in the mbox. */
	private long origin;

	/** How many bytes were given. */
	private long given;

	private long noted;

	/**
	 * Creates a stream.
	 * @param in the message as it stands in the mbox
	 * @param place where it begins within the message
	 * @param envelope whether an envelope line is its first one
	 * @param quoted whether lines that look like an envelope line were quoted
	 * @param checkpoints what takes note of places to begin at
	 */
	MboxStream(InputStream in, Checkpoints.Checkpoint place, boolean envelope, boolean quoted,
			Checkpoints checkpoints) {
		this.in = in;
		this.origin = place.origin();
		this.given = place.position();
		this.noted = this.given;
		this.checkpoints = checkpoints;
		this.envelopeSkipped = !envelope;
		this.quoted = quoted;
	}

	@Override
	public int read() throws IOException {
		int value = next();
		if (value >= 0) {
			this.given++;
		}
		return value;
	}

	private int next() throws IOException {
		if (!this.envelopeSkipped) {
			skipEnvelope();
		}
		if (this.pendingQuotes > 0) {
			this.pendingQuotes--;
			return '>';
		}
		if (this.pendingFrom < this.pendingFromEnd) {
			return EnvelopeLine.FROM[this.pendingFrom++];
		}
		if (!this.lineStart) {
			return plain();
		}
		if (!this.quoted) {
			note();
			return plain();
		}
		note();
		this.lineStart = false;
		this.quotes = 0;
		while (peek() == '>') {
			this.quotes++;
			this.position++;
		}
		this.matched = 0;
		while (this.matched < EnvelopeLine.FROM.length && this.quotes > 0
				&& peek() == EnvelopeLine.FROM[this.matched]) {
			this.matched++;
			this.position++;
		}
		this.pendingQuotes = (this.matched == EnvelopeLine.FROM.length) ? this.quotes - 1 : this.quotes;
		this.pendingFrom = 0;
		this.pendingFromEnd = this.matched;
		return (this.quotes > 0) ? next() : plain();
	}

	/** Between lines nothing is pending. */
	private void note() {
		if (this.given - this.noted >= NOTED_DISTANCE) {
			this.noted = this.given;
			this.checkpoints.add(this.given, this.origin + this.position);
		}
	}

	@Override
	public int read(byte[] target, int offset, int length) throws IOException {
		Objects.checkFromIndexSize(offset, length, target.length);
		int count = 0;
		while (count < length) {
			int value = read();
			if (value < 0) {
				return (count == 0) ? -1 : count;
			}
			target[offset + count++] = (byte) value;
		}
		return count;
	}

	private void skipEnvelope() throws IOException {
		this.envelopeSkipped = true;
		int value = peek();
		while (value >= 0) {
			this.position++;
			if (value == '\n') {
				return;
			}
			int next = peek();
			if (value == '\r' && next != '\n') {
				return;
			}
			value = next;
		}
	}

	private int plain() throws IOException {
		int value = peek();
		if (value >= 0) {
			this.position++;
			this.lineStart = value == '\n' || value == '\r';
		}
		return value;
	}

	private int peek() throws IOException {
		if (this.position == this.end) {
			this.origin += this.position;
			this.position = 0;
			this.end = Math.max(0, this.in.read(this.buffer, 0, this.buffer.length));
			if (this.end == 0) {
				return -1;
			}
		}
		return this.buffer[this.position] & 0xFF;
	}

	@Override
	public void close() throws IOException {
		this.in.close();
	}

}
