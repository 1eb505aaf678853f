// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.mbox;

import io.github.mapikit.mailfiles.item.MailContent;
import io.github.mapikit.mailfiles.item.MailItem;
import io.github.mapikit.mailfiles.item.MailSummary;
import io.github.mapikit.mailfiles.mime.MimeContentReader;

/**
 * A message of an mbox.
 *
 * @since 0.1.0
 */
public final class MboxItem extends MailItem {

	private final MboxFile mbox;

	private final long start;

	private final long end;

	/**
	 * Creates an item.
	 * @param summary what tables show
	 * @param mbox the mbox
	 * @param start where the envelope line begins
	 * @param end where the message ends
	 */
	public MboxItem(MailSummary summary, MboxFile mbox, long start, long end) {
		super(summary);
		this.mbox = mbox;
		this.start = start;
		this.end = end;
	}

	@Override
	protected MailContent read() throws Exception {
		return new MimeContentReader(this.mbox.message(this.start, this.end), this.mbox.limits(), 0, true).read(this);
	}

	@Override
	public String location() {
		return this.mbox.location() + ", at " + this.start;
	}

}
