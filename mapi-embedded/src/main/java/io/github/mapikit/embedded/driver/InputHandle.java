// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.driver;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.Supplier;

import io.github.mapikit.embedded.call.EmbeddedCall;
import io.github.mapikit.error.MapiErrors;

/**
 * A stream that is read.
 */
final class InputHandle extends EmbeddedHandle {

	private final Supplier<InputStream> opener;

	private InputStream bytes;

	private long position;

	/**
	 * Creates a stream.
	 * @param parent the object that is read
	 * @param bytes the bytes from the first one on
	 * @param opener opens them again
	 */
	InputHandle(PropertyHandle parent, InputStream bytes, Supplier<InputStream> opener) {
		super(parent);
		this.bytes = bytes;
		this.opener = opener;
	}

	int read(long from, byte[] into, int offset, int length) {
		try {
			if (from != this.position) {
				enter(EmbeddedCall.SEEK);
				seek(from);
			}
			enter(EmbeddedCall.READ);
			int count = Math.max(0, this.bytes.read(into, offset, length));
			this.position = from + count;
			return count;
		}
		catch (EOFException ex) {
			return 0;
		}
		catch (IOException ex) {
			throw EmbeddedCall.READ.failure(MapiErrors.MAPI_E_DISK_ERROR, null, ex);
		}
	}

	private void seek(long to) throws IOException {
		if (to < this.position) {
			this.bytes.close();
			this.bytes = this.opener.get();
			this.position = 0;
		}
		long from = this.position;
		// behind the end, until it has come where it is to go
		this.position = Long.MAX_VALUE;
		this.bytes.skipNBytes(to - from);
		this.position = to;
	}

	@Override
	void release() {
		super.release();
		try {
			this.bytes.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
