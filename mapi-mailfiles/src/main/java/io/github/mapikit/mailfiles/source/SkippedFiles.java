// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.source;

import java.util.ArrayList;
import java.util.List;

import io.github.mapikit.mailfiles.limits.Failures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Notes what an opening skips, and warns of each once. Guarded by itself.
 *
 * @since 0.1.0
 */
public final class SkippedFiles {

	/** So many are kept by name and warned of; the others are counted. */
	static final int LISTED = 1000;

	private static final Logger logger = LoggerFactory.getLogger(SkippedFiles.class);

	private final List<SkippedFile> list = new ArrayList<>();

	private int count;

	/**
	 * Notes a file that is not shown.
	 * @param name where it is
	 * @param reason why, for people
	 */
	public void skip(String name, String reason) {
		String shown = printable(name);
		int number;
		synchronized (this) {
			this.count++;
			number = this.count;
			if (number <= LISTED) {
				this.list.add(new SkippedFile(shown, reason));
			}
		}
		logger.atLevel((number <= LISTED) ? Level.WARN : Level.DEBUG).log("Skipped mail file '{}': {}", shown, reason);
		if (number == LISTED + 1) {
			logger.warn("More than {} mail files were skipped: the others are counted, and named at level DEBUG",
					LISTED);
		}
	}

	/**
	 * Notes a file that is not shown.
	 * @param name where it is
	 * @param cause what reading it has failed with
	 */
	public void skip(String name, Throwable cause) {
		skip(name, Failures.reason(cause));
	}

	/**
	 * Returns how many files were skipped.
	 * @return the number of files
	 */
	public synchronized int count() {
		return this.count;
	}

	/**
	 * Returns the first files that were skipped.
	 * @return at most {@value #LISTED} files
	 */
	public synchronized List<SkippedFile> list() {
		return List.copyOf(this.list);
	}

	/**
	 * File names may hold line breaks, which would forge lines of a log.
	 * @param name a file's name
	 * @return the name in one line
	 */
	public static String printable(String name) {
		return name.chars().anyMatch(Character::isISOControl) ? name.replaceAll("\\p{Cntrl}", "?") : name;
	}

}
