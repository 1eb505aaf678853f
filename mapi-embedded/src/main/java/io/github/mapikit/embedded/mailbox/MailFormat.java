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
 * What a mail file is, by its first bytes rather than by its name.
 */
enum MailFormat {

	RFC822, MBOX, MSG, PST;

	private static final int[] OLE2 = { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1 };

	private static final int[] PST_BEGIN = { '!', 'B', 'D', 'N' };

	private static final int[] FROM = { 'F', 'r', 'o', 'm', ' ' };

	static MailFormat of(byte[] begin, int length, String extension) {
		if (startsWith(begin, length, OLE2)) {
			return MSG;
		}
		if (startsWith(begin, length, PST_BEGIN)) {
			return PST;
		}
		return switch (extension) {
			case "pst", "ost" -> PST;
			case "mbox", "mbx" -> MBOX;
			// an envelope line above a single message is a matter of the header
			case "eml", "emlx", "msg" -> RFC822;
			default -> startsWith(begin, length, FROM) ? MBOX : RFC822;
		};
	}

	private static boolean startsWith(byte[] begin, int length, int[] magic) {
		if (length < magic.length) {
			return false;
		}
		for (int i = 0; i < magic.length; i++) {
			if ((begin[i] & 0xFF) != magic[i]) {
				return false;
			}
		}
		return true;
	}

}
