// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.sample;

/**
 * The body of a message in one format, as data: whoever shows the HTML has to make it
 * harmless first.
 *
 * @param content the body
 * @param truncated whether the body is longer than that
 */
record Body(String content, boolean truncated) {

	private static final int MAX_LENGTH = 1 << 20;

	static Body of(String content) {
		if (content.length() <= MAX_LENGTH) {
			return new Body(content, false);
		}
		// half a surrogate pair is no text
		int end = Character.isHighSurrogate(content.charAt(MAX_LENGTH - 1)) ? MAX_LENGTH - 1 : MAX_LENGTH;
		return new Body(content.substring(0, end), true);
	}

}
