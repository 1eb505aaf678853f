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

	/**
	 * What stands before each message of an MMDF file, which is an mbox of another kind.
	 */
	private static final int[] MMDF = { 1, 1, 1, 1 };

	private static final int[] BYTE_ORDER_MARK = { 0xEF, 0xBB, 0xBF };

	static MailFormat of(byte[] begin, int length, String extension) {
		if (startsWith(begin, length, OLE2)) {
			return MSG;
		}
		if (startsWith(begin, length, PST_BEGIN)) {
			return PST;
		}
		return switch (extension) {
			case "pst", "ost" -> PST;
			case "mbox", "mbx", "mmdf" -> MBOX;
			// an envelope line above a single message is a matter of the header
			case "eml", "emlx", "msg" -> RFC822;
			default -> isMbox(begin, length) ? MBOX : RFC822;
		};
	}

	private static boolean isMbox(byte[] begin, int length) {
		int at = startsWith(begin, length, BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length : 0;
		while (at < length && (begin[at] == '\r' || begin[at] == '\n')) {
			at++;
		}
		return startsWith(begin, at, length, FROM) || startsWith(begin, at, length, MMDF);
	}

	private static boolean startsWith(byte[] begin, int length, int[] magic) {
		return startsWith(begin, 0, length, magic);
	}

	private static boolean startsWith(byte[] begin, int from, int length, int[] magic) {
		if (length - from < magic.length) {
			return false;
		}
		for (int i = 0; i < magic.length; i++) {
			if ((begin[from + i] & 0xFF) != magic[i]) {
				return false;
			}
		}
		return true;
	}

}
