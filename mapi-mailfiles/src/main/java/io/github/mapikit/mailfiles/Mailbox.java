// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles;

import java.io.Closeable;
import java.util.List;

import io.github.mapikit.mailfiles.item.MailFolder;
import io.github.mapikit.mailfiles.source.Resources;
import io.github.mapikit.mailfiles.source.SkippedFile;
import io.github.mapikit.mailfiles.source.SkippedFiles;

/**
 * What a {@link MailboxReader} has found. May be used on any thread; the caller closes
 * it, after which no item can be opened.
 *
 * @since 0.1.0
 */
public final class Mailbox implements AutoCloseable {

	private final MailFolder root;

	private final int messageCount;

	private final SkippedFiles skipped;

	private final List<Closeable> resources;

	Mailbox(MailFolder root, int messageCount, SkippedFiles skipped, List<Closeable> resources) {
		this.root = root;
		this.messageCount = messageCount;
		this.skipped = skipped;
		this.resources = resources;
	}

	/**
	 * Returns the nameless folder that stands for the mailbox itself. Its subfolders are
	 * what people see; its items are messages that lie in no folder, such as a location
	 * that is a single message.
	 * @return the root
	 */
	public MailFolder root() {
		return this.root;
	}

	/**
	 * Returns the number of messages in all folders.
	 * @return the number of messages
	 */
	public int messageCount() {
		return this.messageCount;
	}

	/**
	 * Returns the number of files and parts of archives that are not shown.
	 * @return the number, which counts on after the list has ended
	 */
	public int skippedCount() {
		return this.skipped.count();
	}

	/**
	 * Returns the first of the files and parts of archives that are not shown.
	 * @return at most {@value SkippedFiles#LISTED} of them
	 */
	public List<SkippedFile> skipped() {
		return this.skipped.list();
	}

	/**
	 * Closes the files that are held open. Errors of closing are of no consequence, as
	 * nothing was written, and are not reported.
	 */
	@Override
	public void close() {
		Resources.closeAll(this.resources);
	}

}
