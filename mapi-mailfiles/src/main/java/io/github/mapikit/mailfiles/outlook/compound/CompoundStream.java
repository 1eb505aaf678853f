// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.outlook.compound;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

import io.github.mapikit.mailfiles.limits.BrokenMailException;
import io.github.mapikit.mailfiles.source.SharedBytes;

/**
 * A stream of a compound file. Sectors that follow one another are read at once. Ends
 * after the size that the directory gives, also where sectors make a ring. Belongs to one
 * thread.
 */
final class CompoundStream extends InputStream {

	private final CompoundFile file;

	private final SharedBytes bytes;

	private final boolean mini;

	private final int sectorSize;

	/** The sector to read next; the one before it if that was read in part. */
	private int sector;

	/** How many bytes of the sector were read. */
	private int offset;

	private long left;

	CompoundStream(CompoundFile file, SharedBytes bytes, int start, long size, boolean mini) {
		this.file = file;
		this.bytes = bytes;
		this.mini = mini;
		this.sectorSize = file.sectorSize(mini);
		this.sector = start;
		this.left = size;
	}

	@Override
	public int read() throws IOException {
		byte[] one = new byte[1];
		return (read(one, 0, 1) < 0) ? -1 : one[0] & 0xFF;
	}

	@Override
	public int read(byte[] buffer, int from, int length) throws IOException {
		Objects.checkFromIndexSize(from, length, buffer.length);
		if (length == 0) {
			return 0;
		}
		if (this.left <= 0) {
			return -1;
		}
		if (this.offset == this.sectorSize) {
			this.sector = this.file.next(this.sector, this.mini);
			this.offset = 0;
		}
		long position = this.file.position(this.sector, this.mini);
		if (position < 0) {
			throw new BrokenMailException("a stream in it is " + this.left + " bytes shorter than it claims");
		}
		int wanted = (int) Math.min(length, this.left);
		int count = readRun(position + this.offset, buffer, from, wanted);
		this.left -= count;
		return count;
	}

	/**
	 * Reads from sectors that follow one another.
	 * @param position where to begin in the file
	 * @param buffer where to put the bytes
	 * @param from where to put the first
	 * @param wanted how many to read at most
	 * @return how many were read
	 * @throws IOException if the file ends before
	 */
	private int readRun(long position, byte[] buffer, int from, int wanted) throws IOException {
		int run = this.sectorSize - this.offset;
		int last = this.sector;
		while (run < wanted) {
			int following = this.file.next(last, this.mini);
			long expected = this.file.position(this.sector, this.mini) + this.offset + run;
			if (following < 0 || this.file.position(following, this.mini) != expected) {
				break;
			}
			last = following;
			run += this.sectorSize;
		}
		int count = this.bytes.read(position, buffer, from, Math.min(run, wanted));
		if (count <= 0) {
			throw new BrokenMailException("it ends before a stream in it does");
		}
		int sectors = (this.offset + count - 1) / this.sectorSize;
		for (int i = 0; i < sectors; i++) {
			this.sector = this.file.next(this.sector, this.mini);
		}
		this.offset = this.offset + count - sectors * this.sectorSize;
		return count;
	}

}
