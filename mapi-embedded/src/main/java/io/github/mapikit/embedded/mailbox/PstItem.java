// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.mailbox;

import com.pff.PSTMessage;

/**
 * A message of an Outlook data file.
 */
final class PstItem extends MailItem {

	private static final String OPERATION = "IMsgStore::OpenEntry";

	private final PstFile file;

	private final int node;

	PstItem(MailSummary summary, PstFile file, int node) {
		super(summary);
		this.file = file;
		this.node = node;
	}

	@Override
	public MailContent open() {
		return Failures.call(OPERATION, location(), () -> {
			PSTMessage message = this.file.load(this.node);
			return new PstMessageReader(this.file, message, location(), 0).read(this);
		});
	}

	@Override
	public String location() {
		return this.file.location(this.node);
	}

}
