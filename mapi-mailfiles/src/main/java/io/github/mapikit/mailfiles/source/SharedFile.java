// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.source;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A file on disk whose handle is shared. No file channel, which an interrupt of one
 * reader would close for all. Guarded by its lock.
 */
final class SharedFile implements SharedBytes {

	private final RandomAccessFile file;

	private final ReentrantLock lock = new ReentrantLock();

	SharedFile(RandomAccessFile file) {
		this.file = file;
	}

	@Override
	public long length() throws IOException {
		return this.file.length();
	}

	@Override
	public int read(long position, byte[] buffer, int offset, int length) throws IOException {
		this.lock.lock();
		try {
			this.file.seek(position);
			return this.file.read(buffer, offset, length);
		}
		finally {
			this.lock.unlock();
		}
	}

	@Override
	public void close() throws IOException {
		this.file.close();
	}

}
