// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.mime;

import java.io.IOException;
import java.io.InputStream;

import io.github.mapikit.mailfiles.limits.BoundedStream;
import io.github.mapikit.mailfiles.source.Checkpoints;
import io.github.mapikit.mailfiles.source.MailSource;

/**
 * The content of a part, found by where it stands in its message, so that it costs no
 * memory, and opening it costs what it is long. What was decoded once is found anywhere
 * in it: a message within it has parts of its own. May be used on any thread.
 */
final class MimePart implements MailSource {

	private final MailSource message;

	private final PartRange range;

	private final TransferEncoding encoding;

	private final String name;

	private final long limit;

	private final Checkpoints checkpoints = new Checkpoints();

	/**
	 * Creates a part.
	 * @param message the message
	 * @param range where the part stands in it
	 * @param encoding how it is encoded
	 * @param name what it is called within the message, for people
	 * @param limit how many bytes to give at most
	 */
	MimePart(MailSource message, PartRange range, TransferEncoding encoding, String name, long limit) {
		this.message = message;
		this.range = range;
		this.encoding = encoding;
		this.name = name;
		this.limit = limit;
	}

	@Override
	public InputStream open() throws IOException {
		return open(0);
	}

	@Override
	public InputStream open(long position) throws IOException {
		if (this.encoding == TransferEncoding.NONE) {
			return new BoundedStream(this.range.open(this.message, Math.min(position, this.range.length())),
					this.limit - position, null);
		}
		Checkpoints.Checkpoint place = this.checkpoints.before(position);
		InputStream raw = this.range.open(this.message, place.origin());
		try {
			InputStream decoded = this.encoding.decode(raw, place, this.checkpoints);
			decoded.skipNBytes(position - place.position());
			return new BoundedStream(decoded, this.limit - position, null);
		}
		catch (IOException | RuntimeException | Error ex) {
			raw.close();
			throw ex;
		}
	}

	@Override
	public String location() {
		return this.message.location() + ", " + this.name;
	}

}
