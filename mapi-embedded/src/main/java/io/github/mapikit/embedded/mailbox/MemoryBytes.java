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
