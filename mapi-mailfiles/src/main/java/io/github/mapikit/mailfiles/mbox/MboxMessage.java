// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.mbox;

/**
 * Where a message stands in an mbox.
 *
 * @param start where it begins: with its envelope line, if it has one
 * @param end where it ends
 * @param ticks when it was put into the mbox, or
 * {@link io.github.mapikit.mailfiles.source.Ticks#NONE}
 * @param begin what it begins with
 * @param quoted whether lines that look like an envelope line were quoted
 * @param doubtful whether its envelope line may be a line of the message before it
 * @since 0.1.0
 */
public record MboxMessage(long start, long end, long ticks, Begin begin, boolean quoted, boolean doubtful) {

	/**
	 * What a message begins with.
	 */
	public enum Begin {

		/** An envelope line. */
		ENVELOPE,
		/** Its header, as the first one of a file whose envelope line is missing. */
		HEADER,
		/** Something that is no message, at the begin of a file. */
		TEXT

	}

}
