// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.source;

/**
 * How many messages an archive has, and how many of them are shown.
 *
 * @param location where the archive is, for people
 * @param expected how many it should have, as it says itself or as its structure tells
 * @param read how many are shown
 * @param failed how many could not be read
 * @since 0.1.0
 */
public record MailFileCounts(String location, long expected, long read, long failed) {

	/**
	 * Whether not all that was expected is shown.
	 * @return whether the numbers differ
	 */
	public boolean hasDifference() {
		return this.expected != this.read || this.failed != 0;
	}

}
