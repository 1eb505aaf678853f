// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.mbox;

import java.io.IOException;
import java.io.InputStream;

import io.github.mapikit.mailfiles.limits.BrokenMailException;
import io.github.mapikit.mailfiles.limits.MailboxLimits;
import io.github.mapikit.mailfiles.source.Checkpoints;
import io.github.mapikit.mailfiles.source.MailSource;
import io.github.mapikit.mailfiles.source.RangeStream;
import io.github.mapikit.mailfiles.source.SharedBytes;

/**
 * An mbox that its mailbox holds open. May be used on any thread.
 *
 * @since 0.1.0
 */
public final class MboxFile {

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
	 * @param message where it stands
	 * @return the message without its envelope line
	 */
	public MailSource message(MboxMessage message) {
		return message(message.start(), message.end(), message.begin() == MboxMessage.Begin.ENVELOPE, message.quoted());
	}

	MailSource message(long start, long end, boolean envelope, boolean quoted) {
		return new Message(this, start, end, envelope, quoted);
	}

	/**
	 * A message. What was read once is found anywhere in it.
	 */
	private static final class Message implements MailSource {

		private final MboxFile mbox;

		private final long start;

		private final long end;

		private final boolean envelope;

		private final boolean quoted;

		private final Checkpoints checkpoints = new Checkpoints();

		Message(MboxFile mbox, long start, long end, boolean envelope, boolean quoted) {
			this.mbox = mbox;
			this.start = start;
			this.end = end;
			this.envelope = envelope;
			this.quoted = quoted;
		}

		@Override
		public InputStream open() throws IOException {
			return open(0);
		}

		@Override
		public InputStream open(long position) throws IOException {
			byte[] begin = new byte[EnvelopeLine.FROM.length];
			int length = this.mbox.bytes.read(this.start, begin, 0, begin.length);
			if (length <= 0 || (this.envelope && !EnvelopeLine.startsAt(begin, 0, length))) {
				throw new BrokenMailException("it has changed since the mailbox was opened");
			}
			Checkpoints.Checkpoint place = this.checkpoints.before(position);
			InputStream in = new MboxStream(new RangeStream(this.mbox.bytes, this.start + place.origin(), this.end),
					place, this.envelope && place.origin() == 0, this.quoted, this.checkpoints);
			in.skipNBytes(position - place.position());
			return in;
		}

		@Override
		public String location() {
			return this.mbox.location + ", at " + this.start;
		}

	}

}
