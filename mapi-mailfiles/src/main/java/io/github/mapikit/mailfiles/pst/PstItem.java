// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst;

import com.pff.PSTMessage;
import io.github.mapikit.mailfiles.item.MailContent;
import io.github.mapikit.mailfiles.item.MailItem;
import io.github.mapikit.mailfiles.item.MailSummary;

/**
 * A message of an Outlook data file.
 */
final class PstItem extends MailItem {

	private final PstFile file;

	private final int node;

	PstItem(MailSummary summary, PstFile file, int node) {
		super(summary);
		this.file = file;
		this.node = node;
	}

	@Override
	protected MailContent read() throws Exception {
		PSTMessage message = this.file.load(this.node);
		return new PstMessageReader(this.file, message, location(), 0).read(this);
	}

	@Override
	public String location() {
		return this.file.location(this.node);
	}

}
