// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles;

import java.io.Closeable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.github.mapikit.mailfiles.limits.MailboxLimits;
import io.github.mapikit.mailfiles.limits.ReadingOptions;
import io.github.mapikit.mailfiles.outlook.NamedProperties;
import io.github.mapikit.mailfiles.source.MailLocation;
import io.github.mapikit.mailfiles.source.MailboxLocationException;
import io.github.mapikit.mailfiles.source.Resources;

/**
 * Opens mail files as a mailbox, read only. May be used on any thread; each opening runs
 * on its caller's.
 *
 * @since 0.1.0
 */
public final class MailboxReader {

	private final MailboxLimits limits;

	private final ReadingOptions options;

	private final NamedProperties named = new NamedProperties();

	/**
	 * Creates a reader with the default limits.
	 */
	public MailboxReader() {
		this(MailboxLimits.defaults());
	}

	/**
	 * Creates a reader.
	 * @param limits what the files may cost
	 */
	public MailboxReader(MailboxLimits limits) {
		this(limits, ReadingOptions.DEFAULTS);
	}

	/**
	 * Creates a reader.
	 * @param limits what the files may cost
	 * @param options what of them is read
	 */
	public MailboxReader(MailboxLimits limits, ReadingOptions options) {
		this.limits = Objects.requireNonNull(limits, "limits");
		this.options = Objects.requireNonNull(options, "options");
	}

	/**
	 * Returns the identifiers that named properties have in all mailboxes of this reader.
	 * @return the identifiers
	 */
	public NamedProperties namedProperties() {
		return this.named;
	}

	/**
	 * Opens mail files. A file that is broken is skipped with one warning.
	 * @param locations files, folders, {@code file:} URLs, or resources and resource
	 * folders as {@code classpath:}; their folders are merged by name
	 * @return the mailbox, which the caller closes
	 * @throws MailboxLocationException if there is nothing at a location, or it cannot be
	 * read
	 */
	public Mailbox open(List<String> locations) {
		return open(locations, MailboxProgress.NONE);
	}

	/**
	 * Opens mail files, and tells of the progress.
	 * @param locations as for {@link #open(List)}
	 * @param progress what to tell
	 * @return the mailbox, which the caller closes
	 * @throws MailboxLocationException if there is nothing at a location, or it cannot be
	 * read
	 * @throws java.util.concurrent.CancellationException if the progress ended the
	 * opening; nothing is left open then
	 */
	public Mailbox open(List<String> locations, MailboxProgress progress) {
		return new MailboxOpening(this.limits, this.options, this.named, progress).open(List.copyOf(locations));
	}

	/**
	 * Finds out whether there is something at each location, and reads none of it.
	 * @param locations as for {@link #open}
	 * @throws MailboxLocationException if there is nothing at a location
	 */
	public void requireLocations(List<String> locations) {
		List<Closeable> resources = new ArrayList<>();
		try {
			locations.forEach((location) -> MailLocation.find(location, resources));
		}
		finally {
			Resources.closeAll(resources);
		}
	}

}
