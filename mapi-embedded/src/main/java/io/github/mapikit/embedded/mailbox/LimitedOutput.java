// SPDX-License-Identifier: Apache-2.0

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
