// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.mailbox;

import java.util.HashMap;
import java.util.Map;

/**
 * Gives equal strings one instance: a mailbox of 100,000 messages has few senders.
 * Bounded, and dropped when the mailbox is open. Belongs to one thread.
 */
final class StringPool {

	private static final int LIMIT = 100_000;

	private final Map<String, String> strings = new HashMap<>();

	String share(String string) {
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
