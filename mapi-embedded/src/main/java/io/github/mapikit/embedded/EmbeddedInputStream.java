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

package io.github.mapikit.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/**
 * Reads from an object of the embedded mailbox.
 */
final class EmbeddedInputStream extends InputStream {

	private static final String READ = "IStream::Read";

	private final InputStream bytes;

	private final OpenStream stream;

	EmbeddedInputStream(EmbeddedObject parent, InputStream bytes) {
		this.bytes = bytes;
		this.stream = new OpenStream(parent, bytes);
	}

	@Override
	public int read() throws IOException {
		return this.stream.access(READ, this.bytes::read);
	}

	@Override
	public int read(byte[] buffer, int offset, int length) throws IOException {
		Objects.checkFromIndexSize(offset, length, buffer.length);
		return this.stream.access(READ, () -> this.bytes.read(buffer, offset, length));
	}

	@Override
	public long skip(long count) throws IOException {
		return this.stream.access("IStream::Seek", () -> this.bytes.skip(count));
	}

	@Override
	public int available() throws IOException {
		return this.stream.access("IStream::Stat", this.bytes::available);
	}

	@Override
	public void close() {
		this.stream.close();
	}

}
