/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

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
