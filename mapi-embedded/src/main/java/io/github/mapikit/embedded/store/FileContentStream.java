// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.store;

import java.io.FilterInputStream;
import java.io.InputStream;

import io.github.mapikit.mailfiles.limits.Failures;

/**
 * The content of an attachment in a mail file. Fails as streams of MAPI do: with a result
 * that says whether the file is damaged or cannot be read. Belongs to one thread.
 */
final class FileContentStream extends FilterInputStream {

	private static final String READ = "IStream::Read";

	private final String location;

	FileContentStream(InputStream in, String location) {
		super(in);
		this.location = location;
	}

	@Override
	public int read() {
		return Failures.call(READ, this.location, super::read);
	}

	@Override
	public int read(byte[] buffer, int offset, int length) {
		return Failures.call(READ, this.location, () -> super.read(buffer, offset, length));
	}

	@Override
	public long skip(long count) {
		return Failures.call(READ, this.location, () -> super.skip(count));
	}

}
