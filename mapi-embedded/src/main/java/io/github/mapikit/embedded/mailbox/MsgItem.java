// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.mailbox;

/**
 * An Outlook message in a file of its own.
 */
final class MsgItem extends MailItem {

	private static final String OPERATION = "IMsgStore::OpenEntry";

	private final MailFile file;

	private final MailboxLimits limits;

	MsgItem(MailSummary summary, MailFile file, MailboxLimits limits) {
		super(summary);
		this.file = file;
		this.limits = limits;
	}

	@Override
	public MailContent open() {
		return Failures.call(OPERATION, location(), () -> new MsgReader(this.file, this.limits).read(this));
	}

	@Override
	public String location() {
		return this.file.location();
	}

}
