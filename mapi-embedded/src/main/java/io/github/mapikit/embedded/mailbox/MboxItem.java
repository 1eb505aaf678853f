// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.mailbox;

/**
 * A message of an mbox.
 */
final class MboxItem extends MailItem {

	private static final String OPERATION = "IMsgStore::OpenEntry";

	private final MboxFile mbox;

	private final long start;

	private final long end;

	MboxItem(MailSummary summary, MboxFile mbox, long start, long end) {
		super(summary);
		this.mbox = mbox;
		this.start = start;
		this.end = end;
	}

	@Override
	public MailContent open() {
		return Failures.call(OPERATION, location(),
				() -> new MimeContentReader(this.mbox.message(this.start, this.end), this.mbox.limits(), 0, true)
					.read(this));
	}

	@Override
	public String location() {
		return this.mbox.location() + ", at " + this.start;
	}

}
