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

/**
 * Tells a subject's prefix from the rest: up to three characters, none of them a digit or
 * a blank, a colon and a blank.
 * <p>
 * Source: "PidTagSubjectPrefix Canonical Property" (MAPI reference).
 */
final class SubjectPrefix {

	private static final int LONGEST = 3;

	private SubjectPrefix() {
	}

	static int lengthOf(String subject) {
		int colon = subject.indexOf(':');
		if (colon < 1 || colon > LONGEST || colon + 1 >= subject.length() || subject.charAt(colon + 1) != ' ') {
			return 0;
		}
		for (int i = 0; i < colon; i++) {
			if (!Character.isLetter(subject.charAt(i))) {
				return 0;
			}
		}
		return colon + 2;
	}

}
