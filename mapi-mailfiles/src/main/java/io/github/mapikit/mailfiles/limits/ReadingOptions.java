// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.limits;

/**
 * What of mail files is read beside what is safe and listed.
 *
 * @param linksOutside whether symbolic links that lead out of a location are followed
 * @param recovered whether messages that no folder of a {@code .pst} or {@code .ost}
 * lists are shown, in a folder called Recovered
 * @param damaged whether content is given whose checksum is wrong
 * @since 0.1.0
 */
public record ReadingOptions(boolean linksOutside, boolean recovered, boolean damaged) {

	/** No links that lead out, recovered messages, and no damaged content. */
	public static final ReadingOptions DEFAULTS = new ReadingOptions(false, true, false);

}
