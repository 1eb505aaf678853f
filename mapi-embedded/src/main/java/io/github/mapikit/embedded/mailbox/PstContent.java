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
import java.time.Duration;

import com.pff.PSTFileContent;

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
			throw new PstTimeoutException("reading it takes longer than " + Duration.ofNanos(this.limitNanos));
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
