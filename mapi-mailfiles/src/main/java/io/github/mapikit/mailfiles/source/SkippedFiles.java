// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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

	/** So many are warned of for one and the same reason. */
	private static final int SAME_REASON = 100;

	private static final Logger logger = LoggerFactory.getLogger(SkippedFiles.class);

	private final List<SkippedFile> list = new ArrayList<>();

	/** How many were warned of, by the reason. As many as warnings at most. */
	private final Map<String, Integer> reasons = new HashMap<>();

	private int warnings;

	private int count;

	/**
	 * Notes a file that is not shown.
	 * @param name where it is
	 * @param reason why, for people
	 */
	public void skip(String name, String reason) {
		String shown = printable(name);
		boolean warned;
		boolean last;
		synchronized (this) {
			this.count++;
			if (this.list.size() < LISTED) {
				this.list.add(new SkippedFile(shown, reason));
			}
			int before = this.reasons.getOrDefault(reason, 0);
			warned = before < SAME_REASON && this.warnings < LISTED;
			if (warned) {
				this.warnings++;
				this.reasons.put(reason, before + 1);
			}
			last = warned && (before + 1 == SAME_REASON || this.warnings == LISTED);
		}
		logger.atLevel(warned ? Level.WARN : Level.DEBUG).log("Skipped mail file '{}': {}", shown, reason);
		if (last) {
			logger.warn("If more mail files are skipped for this reason, they are counted, and named at level DEBUG");
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
