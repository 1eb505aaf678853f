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
import java.io.OutputStream;

/**
 * Takes so many bytes and drops the others. Belongs to one thread.
 */
final class LimitedOutput extends OutputStream {

	private final OutputStream out;

	private int left;

	LimitedOutput(OutputStream out, int limit) {
		this.out = out;
		this.left = limit;
	}

	@Override
	public void write(int b) throws IOException {
		if (this.left > 0) {
			this.left--;
			this.out.write(b);
		}
	}

	@Override
	public void write(byte[] bytes, int offset, int length) throws IOException {
		int count = Math.min(length, this.left);
		this.left -= count;
		this.out.write(bytes, offset, count);
	}

}
