// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.mailbox;

import java.util.ArrayList;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes what an opening skips, and warns of each once. Guarded by itself.
 */
final class SkippedFiles {

	/** So many are kept by name; the others are counted. */
	static final int LISTED = 1000;

	private static final Logger logger = LoggerFactory.getLogger(SkippedFiles.class);

	private final List<SkippedFile> list = new ArrayList<>();

	private int count;

	void skip(String name, String reason) {
		String shown = printable(name);
		logger.warn("Skipped mail file '{}': {}", shown, reason);
		synchronized (this) {
			this.count++;
			if (this.list.size() < LISTED) {
				this.list.add(new SkippedFile(shown, reason));
			}
		}
	}

	void skip(String name, Throwable cause) {
		skip(name, Failures.reason(cause));
	}

	synchronized int count() {
		return this.count;
	}

	synchronized List<SkippedFile> list() {
		return List.copyOf(this.list);
	}

	/**
	 * File names may hold line breaks, which would forge lines of a log.
	 * @param name a file's name
	 * @return the name in one line
	 */
	private static String printable(String name) {
		return name.chars().anyMatch(Character::isISOControl) ? name.replaceAll("\\p{Cntrl}", "?") : name;
	}

}
