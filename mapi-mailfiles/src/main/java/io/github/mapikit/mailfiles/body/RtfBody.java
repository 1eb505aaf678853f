// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.body;

/**
 * What a body of RTF says. May be used on any thread.
 *
 * @param source what the RTF was made of
 * @param text the HTML if it was made of HTML, or else the plain text
 * @since 0.1.0
 */
public record RtfBody(Source source, String text) {

	/**
	 * What RTF can be made of.
	 */
	public enum Source {

		/** Of HTML, which the RTF gives back. */
		HTML,
		/** Of plain text, which the RTF gives back. */
		TEXT,
		/** Of nothing else: it was written as RTF. */
		RTF

	}

}
