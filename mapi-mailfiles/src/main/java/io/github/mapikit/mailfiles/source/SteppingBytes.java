// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.source;

import java.io.IOException;

/**
 * Bytes whose reader may be stopped before each read, however many there are. Belongs to
 * one thread.
 *
 * @since 0.1.0
 */
public final class SteppingBytes implements SharedBytes {

	private final SharedBytes bytes;

	private final Runnable step;

	/**
	 * Creates bytes.
	 * @param bytes the bytes that are read
	 * @param step called before each read; what it throws ends the reading
	 */
	public SteppingBytes(SharedBytes bytes, Runnable step) {
		this.bytes = bytes;
		this.step = step;
	}

	@Override
	public long length() throws IOException {
		return this.bytes.length();
	}

	@Override
	public int read(long position, byte[] buffer, int offset, int length) throws IOException {
		this.step.run();
		return this.bytes.read(position, buffer, offset, length);
	}

	@Override
	public void close() throws IOException {
		this.bytes.close();
	}

}
