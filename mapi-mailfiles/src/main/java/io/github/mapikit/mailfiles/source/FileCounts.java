// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.source;

import java.util.ArrayList;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Sums up what archives should have and what of it is shown. Guarded by itself.
 *
 * @since 0.1.0
 */
public final class FileCounts {

	/**
	 * So many archives are kept, and so many later ones of which not all is shown; the
	 * others are only summed up.
	 */
	static final int LISTED = 100;

	private static final Logger logger = LoggerFactory.getLogger(FileCounts.class);

	private final List<MailFileCounts> listed = new ArrayList<>();

	/** The number of the configured location that is being read. */
	private int place;

	private int archives;

	/** How many of the archives do not show all. */
	private int differences;

	private long expected;

	private long read;

	private long failed;

	private long doubtful;

	/**
	 * Says which location the archives that follow are found at.
	 * @param number the number of the configured location, from 1
	 */
	public synchronized void place(int number) {
		this.place = number;
	}

	/**
	 * Adds an archive, and warns if not all of it is shown, as long as such archives are
	 * listed.
	 * @param counts its numbers
	 */
	public void add(MailFileCounts counts) {
		MailFileCounts added;
		Level level;
		synchronized (this) {
			this.archives++;
			this.expected += counts.expected();
			this.read += counts.read();
			this.failed += counts.failed();
			added = counts.listed(this.archives, this.place);
			level = level(counts);
			if (this.archives <= LISTED || level == Level.WARN) {
				this.listed.add(added);
			}
		}
		logger.atLevel(level)
			.log("Mail file '{}' (archive {}, {}) has {} messages: {} are shown, {} could not be read",
					SkippedFiles.printable(added.location()), added.number(), added.format(), added.expected(),
					added.read(), added.failed());
	}

	private Level level(MailFileCounts counts) {
		if (counts.hasDifference()) {
			this.differences++;
			return (this.differences <= LISTED) ? Level.WARN : Level.DEBUG;
		}
		return Level.DEBUG;
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
	 * Returns the first archives, and the first ones after these of which not all is
	 * shown.
	 * @return at most twice {@value #LISTED} archives, in the order in which they were
	 * read
	 */
	public synchronized List<MailFileCounts> listed() {
		return List.copyOf(this.listed);
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
		return MailFileCounts.of("", "", this.expected, this.read, this.failed);
	}

	/**
	 * Returns how many envelope lines of mboxes may be lines of a message before them.
	 * @return the number of lines, of which each separates messages
	 */
	public synchronized long doubtful() {
		return this.doubtful;
	}

}
