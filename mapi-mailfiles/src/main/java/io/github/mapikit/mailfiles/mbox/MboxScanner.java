// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.mbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import io.github.mapikit.mailfiles.mime.MailDate;
import io.github.mapikit.mailfiles.source.SharedBytes;
import io.github.mapikit.mailfiles.source.Ticks;

/**
 * Finds the messages of an mbox: each begins with an envelope line, which stands at the
 * begin of the file or after an empty line, and ends in a date. A body's line that begins
 * with "From " and was not quoted has no date. Used once, by one thread.
 *
 * @since 0.1.0
 */
public final class MboxScanner {

	private static final int WINDOW = 64 * 1024;

	private static final int ENVELOPE_LENGTH = 1000;

	private final SharedBytes bytes;

	private final byte[] window = new byte[WINDOW];

	private long windowStart;

	private int position;

	private int end;

	private boolean afterEmptyLine = true;

	private long envelopeTicks;

	/**
	 * Creates a scanner.
	 * @param bytes the mbox
	 */
	public MboxScanner(SharedBytes bytes) {
		this.bytes = bytes;
	}

	/**
	 * Finds the next envelope line.
	 * @return where it begins, or -1 if there is none
	 * @throws IOException if the file cannot be read
	 */
	public long next() throws IOException {
		while (true) {
			if (this.end - this.position < ENVELOPE_LENGTH) {
				fill();
			}
			if (this.position == this.end) {
				return -1;
			}
			boolean envelope = this.afterEmptyLine && isEnvelope();
			long found = this.windowStart + this.position;
			skipLine();
			if (envelope) {
				return found;
			}
		}
	}

	private void skipLine() throws IOException {
		int length = 0;
		while (true) {
			int lineEnd = lineEnd(this.position, this.end);
			length += lineEnd - this.position;
			this.position = lineEnd;
			if (lineEnd < this.end) {
				this.position++;
				this.afterEmptyLine = length == 0 || (length == 1 && this.window[lineEnd - 1] == '\r');
				return;
			}
			fill();
			if (this.position == this.end) {
				return;
			}
			// a line that goes beyond the window is not empty
			length = ENVELOPE_LENGTH;
		}
	}

	/** A loop of its own, which the compiler makes fast: all bytes go through it. */
	private int lineEnd(int from, int to) {
		byte[] bytes = this.window;
		int at = from;
		while (at < to && bytes[at] != '\n') {
			at++;
		}
		return at;
	}

	private boolean isEnvelope() {
		int at = this.position;
		for (byte b : MboxFile.FROM) {
			if (at == this.end || this.window[at++] != b) {
				return false;
			}
		}
		int lineEnd = lineEnd(at, Math.min(this.end, at + ENVELOPE_LENGTH));
		String line = new String(this.window, at, lineEnd - at, StandardCharsets.ISO_8859_1).strip();
		int blank = line.indexOf(' ');
		while (blank > 0) {
			this.envelopeTicks = MailDate.parse(line.substring(blank));
			if (this.envelopeTicks != Ticks.NONE) {
				return true;
			}
			blank = (blank < 100) ? line.indexOf(' ', blank + 1) : -1;
		}
		return false;
	}

	private void fill() throws IOException {
		int kept = this.end - this.position;
		System.arraycopy(this.window, this.position, this.window, 0, kept);
		this.windowStart += this.position;
		this.position = 0;
		this.end = kept;
		while (this.end < this.window.length) {
			int count = this.bytes.read(this.windowStart + this.end, this.window, this.end,
					this.window.length - this.end);
			if (count <= 0) {
				return;
			}
			this.end += count;
		}
	}

	/**
	 * Returns when the message whose envelope line was found last was put into the mbox.
	 * @return the time
	 */
	public long envelopeTicks() {
		return this.envelopeTicks;
	}

}
