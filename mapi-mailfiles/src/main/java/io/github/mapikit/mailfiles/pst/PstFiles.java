// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst;

import java.io.IOException;

import io.github.mapikit.mailfiles.limits.MailboxLimits;
import io.github.mapikit.mailfiles.outlook.NamedProperties;
import io.github.mapikit.mailfiles.pst.ndb.BlockCache;
import io.github.mapikit.mailfiles.source.MailFile;

/**
 * Opens the data files of a mailbox, which share the memory for what was read lately. May
 * be used on any thread.
 *
 * @since 0.1.0
 */
public final class PstFiles {

	private static final int CACHE_BYTES = 16 * 1024 * 1024;

	private final MailboxLimits limits;

	private final PstOptions options;

	private final NamedProperties named;

	private final BlockCache cache = new BlockCache(CACHE_BYTES);

	/**
	 * Creates a reader of data files.
	 * @param limits what they may cost
	 * @param options what to do with what is damaged
	 * @param named the identifiers of named properties in the mailbox
	 */
	public PstFiles(MailboxLimits limits, PstOptions options, NamedProperties named) {
		this.limits = limits;
		this.named = named;
		this.options = options;
	}

	/**
	 * Opens a data file.
	 * @param file the file
	 * @return the open file, which the caller closes
	 * @throws IOException if it is no data file that is known, or cannot be read
	 */
	public PstFile open(MailFile file) throws IOException {
		return new PstFile(file, this.limits, this.options, this.cache, this.named);
	}

}
