// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.text;

/**
 * Tells a subject's prefix from the rest: up to three characters, none of them a digit or
 * a blank, a colon and a blank.
 * <p>
 * Source: "PidTagSubjectPrefix Canonical Property" (MAPI reference).
 *
 * @since 0.1.0
 */
public final class SubjectPrefix {

	private static final int LONGEST = 3;

	private SubjectPrefix() {
	}

	/**
	 * Measures the prefix of a subject.
	 * @param subject the subject
	 * @return the number of characters; 0 if it has no prefix
	 */
	public static int lengthOf(String subject) {
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
