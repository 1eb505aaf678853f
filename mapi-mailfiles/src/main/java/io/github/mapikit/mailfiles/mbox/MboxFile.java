// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.mbox;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import io.github.mapikit.mailfiles.limits.BrokenMailException;
import io.github.mapikit.mailfiles.limits.MailboxLimits;
import io.github.mapikit.mailfiles.source.MailSource;
import io.github.mapikit.mailfiles.source.RangeStream;
import io.github.mapikit.mailfiles.source.SharedBytes;

/**
 * An mbox that its mailbox holds open. May be used on any thread.
 *
 * @since 0.1.0
 */
public final class MboxFile {

	static final byte[] FROM = "From ".getBytes(StandardCharsets.US_ASCII);

	private final String location;

	private final SharedBytes bytes;

	private final MailboxLimits limits;

	/**
	 * Creates an mbox.
	 * @param location where it is, for people
	 * @param bytes its bytes, which the caller closes
	 * @param limits what its messages may cost
	 */
	public MboxFile(String location, SharedBytes bytes, MailboxLimits limits) {
		this.location = location;
		this.bytes = bytes;
		this.limits = limits;
	}

	/**
	 * Returns where the mbox is, for people.
	 * @return its path
	 */
	public String location() {
		return this.location;
	}

	SharedBytes bytes() {
		return this.bytes;
	}

	MailboxLimits limits() {
		return this.limits;
	}

	/**
	 * Returns a message.
	 * @param start where its envelope line begins
	 * @param end where the next one's begins
	 * @return the message without its envelope line
	 */
	public MailSource message(long start, long end) {
		return new Message(this, start, end);
	}

	private record Message(MboxFile mbox, long start, long end) implements MailSource {

		@Override
		public InputStream open() throws IOException {
			byte[] begin = new byte[FROM.length];
			if (this.mbox.bytes.read(this.start, begin, 0, begin.length) != begin.length
					|| !Arrays.equals(begin, FROM)) {
				throw new BrokenMailException("it has changed since the mailbox was opened");
			}
			return new MboxStream(new RangeStream(this.mbox.bytes, this.start, this.end));
		}

		@Override
		public String location() {
			return this.mbox.location + ", at " + this.start;
		}

	}

}
