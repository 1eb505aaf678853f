// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.mbox;

import io.github.mapikit.mailfiles.item.MailContent;
import io.github.mapikit.mailfiles.item.MailItem;
import io.github.mapikit.mailfiles.item.MailSummary;
import io.github.mapikit.mailfiles.mime.MimeContentReader;
import io.github.mapikit.mailfiles.source.MailSource;

/**
 * A message of an mbox.
 *
 * @since 0.1.0
 */
public final class MboxItem extends MailItem {

	private final MboxFile mbox;

	private final long start;

	private final long end;

	private final boolean envelope;

	private final boolean quoted;

	/**
	 * Creates an item.
	 * @param summary what tables show
	 * @param mbox the mbox
	 * @param message where it stands
	 */
	public MboxItem(MailSummary summary, MboxFile mbox, MboxMessage message) {
		super(summary);
		this.mbox = mbox;
		this.start = message.start();
		this.end = message.end();
		this.envelope = message.begin() == MboxMessage.Begin.ENVELOPE;
		this.quoted = message.quoted();
	}

	@Override
	protected MailContent read() throws Exception {
		MailSource message = this.mbox.message(this.start, this.end, this.envelope, this.quoted);
		return new MimeContentReader(message, this.mbox.limits(), 0, true).read(this);
	}

	@Override
	public String location() {
		return this.mbox.location() + ", at " + this.start;
	}

}
