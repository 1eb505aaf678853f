// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.outlook;

import io.github.mapikit.mailfiles.item.MailContent;
import io.github.mapikit.mailfiles.item.MailItem;
import io.github.mapikit.mailfiles.item.MailSummary;
import io.github.mapikit.mailfiles.limits.MailboxLimits;
import io.github.mapikit.mailfiles.source.MailFile;

/**
 * An Outlook message in a file of its own.
 *
 * @since 0.1.0
 */
public final class MsgItem extends MailItem {

	private final MailFile file;

	private final MailboxLimits limits;

	private final NamedProperties named;

	/**
	 * Creates an item.
	 * @param summary what tables show
	 * @param file the file
	 * @param limits what its content may cost
	 * @param named the identifiers of named properties in the mailbox
	 */
	public MsgItem(MailSummary summary, MailFile file, MailboxLimits limits, NamedProperties named) {
		super(summary);
		this.file = file;
		this.limits = limits;
		this.named = named;
	}

	@Override
	protected MailContent read() throws Exception {
		return new MsgReader(this.file, this.limits, this.named).read(this);
	}

	@Override
	public String location() {
		return this.file.location();
	}

}
