// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles;

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
