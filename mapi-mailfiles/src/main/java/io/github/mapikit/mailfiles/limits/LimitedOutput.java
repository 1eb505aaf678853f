// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.limits;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Takes so many bytes and drops the others. Belongs to one thread.
 *
 * @since 0.1.0
 */
public final class LimitedOutput extends OutputStream {

	private final OutputStream out;

	private int left;

	/**
	 * Creates an output.
	 * @param out where bytes go
	 * @param limit how many of them go there at most
	 */
	public LimitedOutput(OutputStream out, int limit) {
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
