// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.mime;

import io.github.mapikit.mailfiles.item.MailContent;
import io.github.mapikit.mailfiles.item.MailItem;
import io.github.mapikit.mailfiles.item.MailSummary;
import io.github.mapikit.mailfiles.source.MailSource;

/**
 * A message of RFC 822.
 *
 * @since 0.1.0
 */
public final class Rfc822Item extends MailItem {

	private final MailSource source;

	private final MimeSettings settings;

	/**
	 * Creates an item.
	 * @param summary what tables show
	 * @param source the message
	 * @param settings what it is read with
	 */
	public Rfc822Item(MailSummary summary, MailSource source, MimeSettings settings) {
		super(summary);
		this.source = source;
		this.settings = settings;
	}

	@Override
	protected MailContent read() throws Exception {
		return new MimeContentReader(this.source, this.settings, 0, false).read(this);
	}

	@Override
	public String location() {
		return this.source.location();
	}

}
