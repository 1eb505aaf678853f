// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.mime;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;

import io.github.mapikit.mailfiles.limits.BrokenMailException;
import io.github.mapikit.mailfiles.source.MailSource;

/**
 * Where the content of a part stands in its message, and what stands before it, which
 * tells whether the message has changed. May be used on any thread.
 *
 * @param start where it begins
 * @param end where it ends
 * @param markLength how many bytes before it are known
 * @param mark the check sum of these bytes
 */
record PartRange(long start, long end, int markLength, long mark) {

	private static final int MARK_LENGTH = 128;

	private static final String CHANGED = "it has changed since it was opened";

	/**
	 * Describes a part.
	 * @param start where it begins
	 * @param end where it ends
	 * @param buffer what holds the bytes before it
	 * @param from where the first of these is
	 * @param to where the part begins in the buffer
	 * @return the range
	 */
	static PartRange of(long start, long end, byte[] buffer, int from, int to) {
		int length = Math.min(MARK_LENGTH, to - from);
		return new PartRange(start, end, length, checkSum(buffer, to - length, length));
	}

	private static long checkSum(byte[] buffer, int from, int length) {
		CRC32 sum = new CRC32();
		sum.update(buffer, from, length);
		return sum.getValue();
	}

	PartRange withEnd(long newEnd) {
		return new PartRange(this.start, newEnd, this.markLength, this.mark);
	}

	long length() {
		return this.end - this.start;
	}

	/**
	 * Opens the part.
	 * @param message the message
	 * @param offset how many of the part's bytes to leave out
	 * @return a stream that fails where the message does not hold the part any more
	 * @throws IOException if it cannot be opened, or has changed
	 */
	InputStream open(MailSource message, long offset) throws IOException {
		int before = (offset == 0) ? this.markLength : 0;
		InputStream in;
		try {
			in = message.open(this.start + offset - before);
		}
		catch (EOFException ex) {
			throw new BrokenMailException(CHANGED, ex);
		}
		try {
			byte[] bytes = in.readNBytes(before);
			if (before > 0 && (bytes.length < before || checkSum(bytes, 0, before) != this.mark)) {
				throw new BrokenMailException(CHANGED);
			}
			return new Content(in, length() - offset);
		}
		catch (IOException | RuntimeException | Error ex) {
			in.close();
			throw ex;
		}
	}

	/**
	 * So many bytes, of which none may be missing.
	 */
	private static final class Content extends FilterInputStream {

		private long left;

		Content(InputStream in, long length) {
			super(in);
			this.left = length;
		}

		@Override
		public int read() throws IOException {
			byte[] one = new byte[1];
			return (read(one, 0, 1) < 0) ? -1 : one[0] & 0xFF;
		}

		@Override
		public int read(byte[] buffer, int offset, int length) throws IOException {
			if (length == 0) {
				return 0;
			}
			if (this.left <= 0) {
				return -1;
			}
			int count = this.in.read(buffer, offset, (int) Math.min(length, this.left));
			if (count < 0) {
				throw new BrokenMailException(CHANGED);
			}
			this.left -= count;
			return count;
		}

		@Override
		public long skip(long count) throws IOException {
			long skipped = this.in.skip(Math.min(count, this.left));
			this.left -= skipped;
			return skipped;
		}

		@Override
		public int available() throws IOException {
			return (int) Math.min(this.in.available(), this.left);
		}

		@Override
		public boolean markSupported() {
			return false;
		}

	}

}
