// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.mailbox;

/**
 * A message of RFC 822.
 */
final class Rfc822Item extends MailItem {

	private static final String OPERATION = "IMsgStore::OpenEntry";

	private final MailSource source;

	private final MailboxLimits limits;

	Rfc822Item(MailSummary summary, MailSource source, MailboxLimits limits) {
		super(summary);
		this.source = source;
		this.limits = limits;
	}

	@Override
	public MailContent open() {
		return Failures.call(OPERATION, location(),
				() -> new MimeContentReader(this.source, this.limits, 0, false).read(this));
	}

	@Override
	public String location() {
		return this.source.location();
	}

}
