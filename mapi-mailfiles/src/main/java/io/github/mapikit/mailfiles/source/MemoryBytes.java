// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.source;

/**
 * Bytes in memory.
 */
final class MemoryBytes implements SharedBytes {

	private final byte[] bytes;

	MemoryBytes(byte[] bytes) {
		this.bytes = bytes;
	}

	@Override
	public long length() {
		return this.bytes.length;
	}

	@Override
	public int read(long position, byte[] buffer, int offset, int length) {
		if (position < 0 || position >= this.bytes.length) {
			return -1;
		}
		int count = (int) Math.min(length, this.bytes.length - position);
		System.arraycopy(this.bytes, (int) position, buffer, offset, count);
		return count;
	}

	@Override
	public void close() {
		// nothing is held but memory
	}

}
