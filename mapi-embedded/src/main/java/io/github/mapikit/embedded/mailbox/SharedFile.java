/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.mapikit.embedded.mailbox;

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
