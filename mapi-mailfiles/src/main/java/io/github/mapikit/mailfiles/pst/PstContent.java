// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst;

import java.io.IOException;
import java.time.Duration;

import com.pff.PSTFileContent;
import io.github.mapikit.mailfiles.limits.BrokenMailException;
import io.github.mapikit.mailfiles.limits.ReadTimeoutException;
import io.github.mapikit.mailfiles.source.SharedBytes;

/**
 * The bytes of a {@code .pst} as its library reads them. Within an operation every read
 * looks at the clock: a broken file can send the library round in circles, and none of
 * its circles goes without reading. Guarded by the lock of {@link PstFile}.
 */
final class PstContent extends PSTFileContent {

	private final SharedBytes bytes;

	private final long limitNanos;

	private long position;

	private long started = System.nanoTime();

	PstContent(SharedBytes bytes, Duration limit) {
		this.bytes = bytes;
		this.limitNanos = limit.toNanos();
	}

	/** Begins an operation. */
	void start() {
		this.started = System.nanoTime();
	}

	@Override
	public void seek(long newPosition) throws IOException {
		if (newPosition < 0) {
			throw new BrokenMailException("it refers to a place before its begin");
		}
		this.position = newPosition;
	}

	@Override
	public long getFilePointer() {
		return this.position;
	}

	@Override
	public int read() throws IOException {
		byte[] one = new byte[1];
		return (read(one) == 1) ? one[0] & 0xFF : -1;
	}

	@Override
	public int read(byte[] target) throws IOException {
		if (System.nanoTime() - this.started > this.limitNanos) {
			throw new ReadTimeoutException("reading it takes longer than " + Duration.ofNanos(this.limitNanos));
		}
		int count = this.bytes.read(this.position, target, 0, target.length);
		if (count > 0) {
			this.position += count;
		}
		return count;
	}

	@Override
	public byte readByte() throws IOException {
		int value = read();
		if (value < 0) {
			throw new BrokenMailException("it ends too early");
		}
		return (byte) value;
	}

	@Override
	public void close() throws IOException {
		this.bytes.close();
	}

}
