// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst;

import io.github.mapikit.mailfiles.item.MailContent;
import io.github.mapikit.mailfiles.item.MailItem;
import io.github.mapikit.mailfiles.item.MailSummary;
import io.github.mapikit.mailfiles.pst.ndb.NodeReader;
import io.github.mapikit.model.EntryId;
import org.jspecify.annotations.Nullable;

/**
 * A message of an Outlook data file.
 */
final class PstItem extends MailItem {

	private final PstFile file;

	private final long node;

	PstItem(MailSummary summary, PstFile file, long node) {
		super(summary);
		this.file = file;
		this.node = node;
	}

	@Override
	protected MailContent read() throws Exception {
		NodeReader reader = this.file.reader();
		return new PstMessageReader(this.file, location(), 0, this.file.store().strings()).read(reader,
				PstFile.node(reader, this.node), this);
	}

	@Override
	public @Nullable EntryId entryId() {
		return this.file.entryId(this.node);
	}

	@Override
	public String location() {
		return this.file.location(this.node);
	}

}
