// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.mailbox;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * An mbox that its mailbox holds open. May be used on any thread.
 */
final class MboxFile {

	static final byte[] FROM = "From ".getBytes(StandardCharsets.US_ASCII);

	private final String location;

	private final SharedBytes bytes;

	private final MailboxLimits limits;

	MboxFile(String location, SharedBytes bytes, MailboxLimits limits) {
		this.location = location;
		this.bytes = bytes;
		this.limits = limits;
	}

	String location() {
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
	MailSource message(long start, long end) {
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
