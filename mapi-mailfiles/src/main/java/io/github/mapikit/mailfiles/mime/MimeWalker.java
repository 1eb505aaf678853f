// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.mime;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

import io.github.mapikit.mailfiles.limits.MailboxLimits;
import io.github.mapikit.mailfiles.source.Checkpoints;
import io.github.mapikit.mailfiles.source.MailSource;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the parts of a message that have content, in their order and in one pass,
 * and tells where each stands. Multiparts that are nested too deeply, and embedded
 * messages, count as one part. Belongs to one thread.
 * <p>
 * Source: RFC 2046, 5.1.
 */
final class MimeWalker {

	private final MailSource message;

	private final MimeInput input;

	private final MailboxLimits limits;

	private final EncodedWords words;

	private final Boundaries boundaries = new Boundaries();

	private final PartContent content;

	private @Nullable PartHeader next;

	private PartHeader header;

	private PartRange range;

	private int index = -1;

	private boolean whole;

	private boolean tooDeep;

	private boolean tooMany;

	/**
	 * Creates a walker.
	 * @param message the message
	 * @param reader what has read its header
	 * @param in what follows what was read
	 * @param block the header
	 * @param limits what it may cost
	 */
	MimeWalker(MailSource message, HeaderReader reader, InputStream in, HeaderBlock block, MailboxLimits limits) {
		this.message = message;
		this.input = new MimeInput(reader, in);
		this.limits = limits;
		this.words = block.words();
		this.content = new PartContent(this.input, this.boundaries);
		this.content.begin();
		this.header = PartHeader.of(block, null);
		this.next = this.header;
		this.range = PartRange.of(this.input.position(), 0, reader.buffer(), reader.start(), reader.headerEnd());
	}

	/**
	 * Goes to the next part.
	 * @return whether there is one
	 * @throws IOException if the bytes cannot be read
	 */
	boolean next() throws IOException {
		finish();
		while (true) {
			PartHeader found = this.next;
			this.next = null;
			if (found == null) {
				found = readHeader();
				if (found == null) {
					return false;
				}
			}
			this.header = found;
			if (!found.isMultipart() || !enter(found)) {
				return count();
			}
		}
	}

	private boolean count() {
		this.index++;
		this.tooMany = this.index >= this.limits.parts();
		return !this.tooMany;
	}

	/**
	 * Goes into a multipart, to its first boundary.
	 * @param multipart its header
	 * @return whether it has parts; if not it is a part itself, as it stands
	 * @throws IOException if the bytes cannot be read
	 */
	private boolean enter(PartHeader multipart) throws IOException {
		String boundary = multipart.contentType().bytes("boundary");
		boundary = (boundary != null) ? boundary : "";
		if (this.boundaries.depth() >= this.limits.partDepth()) {
			this.tooDeep = true;
			this.content.begin();
			return false;
		}
		if (boundary.isBlank() || boundary.length() > Boundaries.LONGEST) {
			boundary = firstBoundary();
		}
		int level = this.boundaries.depth();
		if (boundary != null) {
			this.boundaries.push(boundary, multipart.type());
		}
		this.content.begin();
		this.content.skip();
		if (boundary != null && this.content.level() == level) {
			return true;
		}
		// without a boundary: nothing of what stands there is to be lost
		if (boundary != null) {
			this.boundaries.remove(level);
		}
		this.whole = true;
		this.header = new PartHeader("text/plain", multipart.contentType(), multipart.disposition(), "", "",
				TransferEncoding.NONE);
		return false;
	}

	/** The first line of a multipart tells its boundary, too. */
	private @Nullable String firstBoundary() throws IOException {
		while (this.input.end() - this.input.at() < Boundaries.LONGEST && this.input.fill()) {
			// as much as a boundary needs
		}
		byte[] buffer = this.input.buffer();
		int from = this.input.at();
		while (from < this.input.end() && (buffer[from] == '\r' || buffer[from] == '\n')) {
			from++;
		}
		int to = from;
		while (to < this.input.end() && to - from < Boundaries.LONGEST && buffer[to] > ' ') {
			to++;
		}
		boolean line = to - from > 2 && buffer[from] == '-' && buffer[from + 1] == '-' && to < this.input.end()
				&& (buffer[to] == '\r' || buffer[to] == '\n');
		return line ? new String(buffer, from + 2, to - from - 2, StandardCharsets.ISO_8859_1) : null;
	}

	/**
	 * Reads the header of the part behind the boundary that was found.
	 * @return what it says, or {@code null} at the end of the message
	 * @throws IOException if the bytes cannot be read
	 */
	private @Nullable PartHeader readHeader() throws IOException {
		while (this.content.level() >= 0 && !this.content.pass()) {
			// behind the last part of a multipart
			this.content.begin();
			this.content.skip();
		}
		if (this.content.level() < 0) {
			return null;
		}
		int before = this.input.at() - 1;
		HeaderScan scan = new HeaderScan(this.boundaries, before >= 0 && this.input.buffer()[before] == '\r');
		int end;
		while (true) {
			boolean complete = this.input.isComplete();
			end = scan.find(this.input.buffer(), this.input.at(), this.input.end(), complete);
			if (end >= 0 || complete || this.input.end() - this.input.at() > this.limits.headerBytes()) {
				break;
			}
			this.input.fill();
		}
		int from = this.input.at();
		if (end < 0) {
			// too long: what follows is not read as header
			end = this.input.end();
		}
		HeaderBlock block = HeaderBlock.parse(this.input.buffer(), from, end, scan.endsLinesByCarriageReturns(),
				this.words);
		PartHeader found = PartHeader.of(block, this.boundaries.type());
		long position = this.input.position() + end - from;
		this.range = PartRange.of(position, position, this.input.buffer(), from, end);
		this.input.moveTo(end);
		this.content.begin();
		return found;
	}

	/**
	 * Returns the number of the part, from 0.
	 * @return the number
	 */
	int index() {
		return this.index;
	}

	PartHeader header() {
		return this.header;
	}

	/**
	 * Returns the type of the multipart that the part is in.
	 * @return the type, or {@code null} if the message is no multipart
	 */
	@Nullable String multipart() {
		return this.boundaries.type();
	}

	/**
	 * Returns the content of the part, decoded.
	 * @return a stream that ends where the part does, to be read before the next part
	 * @throws IOException if it cannot be opened
	 */
	InputStream content() throws IOException {
		if (this.whole) {
			return part().open();
		}
		return this.header.encoding().decode(this.content, new Checkpoints.Checkpoint(0, 0), null);
	}

	/**
	 * Goes to the end of the part.
	 * @throws IOException if the bytes cannot be read
	 */
	private void finish() throws IOException {
		if (this.index >= 0 && !this.whole) {
			this.content.skip();
		}
		this.whole = false;
	}

	/**
	 * Returns the part to be opened at any time.
	 * @return the part
	 * @throws IOException if its end cannot be found
	 */
	MimePart part() throws IOException {
		if (!this.whole) {
			this.content.skip();
		}
		return new MimePart(this.message, this.range.withEnd(this.content.end()), this.header.encoding(),
				"part " + (this.index + 1), this.limits.attachmentBytes());
	}

	boolean isTooDeep() {
		return this.tooDeep;
	}

	boolean isTooMany() {
		return this.tooMany;
	}

}
