// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.text;

import java.util.HashMap;
import java.util.Map;

/**
 * Gives equal strings one instance: a mailbox of 100,000 messages has few senders.
 * Bounded, and dropped when the mailbox is open. Belongs to one thread.
 *
 * @since 0.1.0
 */
public final class StringPool {

	private static final int LIMIT = 100_000;

	private final Map<String, String> strings = new HashMap<>();

	/**
	 * Returns the one instance of a string.
	 * @param string the string
	 * @return an equal string
	 */
	public String share(String string) {
		if (string.isEmpty()) {
			return "";
		}
		String present = this.strings.get(string);
		if (present != null) {
			return present;
		}
		if (this.strings.size() < LIMIT) {
			this.strings.put(string, string);
		}
		return string;
	}

}
