// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.source;

import java.util.ArrayList;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sums up what archives should have and what of it is shown. Guarded by itself.
 *
 * @since 0.1.0
 */
public final class FileCounts {

	/** So many archives with differences are kept; the others are only summed up. */
	static final int LISTED = 100;

	private static final Logger logger = LoggerFactory.getLogger(FileCounts.class);

	private final List<MailFileCounts> differences = new ArrayList<>();

	private int archives;

	private long expected;

	private long read;

	private long failed;

	private long doubtful;

	/**
	 * Adds an archive, and warns if not all of it is shown.
	 * @param counts its numbers
	 */
	public void add(MailFileCounts counts) {
		if (counts.hasDifference()) {
			logger.warn("Mail file '{}' has {} messages: {} are shown, {} could not be read",
					SkippedFiles.printable(counts.location()), counts.expected(), counts.read(), counts.failed());
		}
		synchronized (this) {
			this.archives++;
			this.expected += counts.expected();
			this.read += counts.read();
			this.failed += counts.failed();
			if (counts.hasDifference() && this.differences.size() < LISTED) {
				this.differences.add(counts);
			}
		}
	}

	/**
	 * Adds envelope lines that may be lines of a message before them.
	 * @param location where the mbox is, for people
	 * @param count how many
	 */
	public void addDoubtful(String location, long count) {
		if (count == 0) {
			return;
		}
		logger.info("In '{}', {} of the lines that separate messages may be text", SkippedFiles.printable(location),
				count);
		synchronized (this) {
			this.doubtful += count;
		}
	}

	/**
	 * Returns the first archives of which not all is shown.
	 * @return at most {@value #LISTED} archives, in the order in which they were read
	 */
	public synchronized List<MailFileCounts> differences() {
		return List.copyOf(this.differences);
	}

	/**
	 * Returns the number of archives.
	 * @return the number of those that were read
	 */
	public synchronized int archives() {
		return this.archives;
	}

	/**
	 * Returns the sums over all archives.
	 * @return the sums, with an empty location
	 */
	public synchronized MailFileCounts total() {
		return new MailFileCounts("", this.expected, this.read, this.failed);
	}

	/**
	 * Returns how many envelope lines of mboxes may be lines of a message before them.
	 * @return the number of lines, of which each separates messages
	 */
	public synchronized long doubtful() {
		return this.doubtful;
	}

}
