// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles;

import java.io.Closeable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

import io.github.mapikit.mailfiles.item.MailFolder;
import io.github.mapikit.mailfiles.source.FileCounts;
import io.github.mapikit.mailfiles.source.MailFileCounts;
import io.github.mapikit.mailfiles.source.Resources;
import io.github.mapikit.mailfiles.source.SkippedFile;
import io.github.mapikit.mailfiles.source.SkippedFiles;

/**
 * What a {@link MailboxReader} has found, or has found so far. May be used on any thread;
 * the caller closes it, after which no item can be opened.
 *
 * @since 0.1.0
 */
public final class Mailbox implements AutoCloseable {

	/** Guards the folders as long as the mailbox is being opened. */
	private final ReentrantLock lock = new ReentrantLock();

	private final MailFolder root = MailFolder.root();

	private final SkippedFiles skipped = new SkippedFiles();

	private final FileCounts counts = new FileCounts();

	private final List<Closeable> resources = Collections.synchronizedList(new ArrayList<>());

	// written by the thread that opens

	private volatile int fileCount;

	private volatile int messageCount;

	Mailbox() {
	}

	/**
	 * Returns the nameless folder that stands for the mailbox itself. Its subfolders are
	 * what people see; its items are messages that lie in no folder, such as a location
	 * that is a single message. Complete once the mailbox is open; before, folders may
	 * only be looked at with {@link #look}.
	 * @return the root
	 */
	public MailFolder root() {
		return this.root;
	}

	/**
	 * Looks at the folders of a mailbox that may still be being opened, which stay as
	 * they are meanwhile.
	 * @param looking what looks at the root and below; must not wait
	 */
	public void look(Consumer<MailFolder> looking) {
		change(() -> looking.accept(this.root));
	}

	/**
	 * Changes folders.
	 * @param change the change, which reads no file
	 */
	void change(Runnable change) {
		this.lock.lock();
		try {
			change.run();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Returns the number of messages in all folders.
	 * @return the number of messages found so far
	 */
	public int messageCount() {
		return this.messageCount;
	}

	void messageCount(int count) {
		this.messageCount = count;
	}

	/**
	 * Returns the number of files that were looked at, mail or not.
	 * @return the number of files seen so far
	 */
	public int fileCount() {
		return this.fileCount;
	}

	void fileCount(int count) {
		this.fileCount = count;
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
	 * Returns the first archives, and the first ones after these of which not all
	 * messages are shown.
	 * @return at most twice {@value FileCounts#LISTED} archives, in the order in which
	 * they were read
	 */
	public List<MailFileCounts> archives() {
		return this.counts.listed();
	}

	/**
	 * Returns the number of archives.
	 * @return the number of {@code .pst}, {@code .ost} and {@code .mbox} read so far
	 */
	public int archiveCount() {
		return this.counts.archives();
	}

	/**
	 * Returns the first archives of which not all messages are shown.
	 * @return those of {@link #archives} with a difference
	 */
	public List<MailFileCounts> differences() {
		return archives().stream().filter(MailFileCounts::hasDifference).toList();
	}

	/**
	 * Returns the sums over all archives: what they should have, and what is shown.
	 * @return the sums, with an empty location
	 */
	public MailFileCounts archiveTotal() {
		return this.counts.total();
	}

	/**
	 * Returns how many lines of mboxes were taken to separate messages, although they
	 * lack a date, an empty line before them or a header after them.
	 * @return the number of lines
	 */
	public long doubtfulSeparators() {
		return this.counts.doubtful();
	}

	SkippedFiles skippedFiles() {
		return this.skipped;
	}

	FileCounts counts() {
		return this.counts;
	}

	List<Closeable> resources() {
		return this.resources;
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
