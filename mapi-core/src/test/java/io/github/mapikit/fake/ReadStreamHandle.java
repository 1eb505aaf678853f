// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.fake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

import io.github.mapikit.model.Binary;
import io.github.mapikit.spi.Handle;

/**
 * A stream on a value. Reads anywhere, and copies no more than what is read.
 */
final class ReadStreamHandle extends Handle {

	private final InputStream bytes;

	ReadStreamHandle(Binary value) {
		this.bytes = value.toInputStream();
	}

	int read(long position, byte[] into, int offset, int length) {
		try {
			this.bytes.reset();
			this.bytes.skip(position);
			return Math.max(0, this.bytes.read(into, offset, length));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
