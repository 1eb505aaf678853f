// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.source;

/**
 * How many messages an archive has, and how many of them are shown.
 *
 * @param location where the archive is, for people
 * @param number the archive's number in the order of reading, from 1; 0 before it has one
 * @param place the number of the configured location that it was found at, from 1
 * @param format what it is: {@code pst}, {@code ost} or {@code mbox}; empty for sums
 * @param expected how many it should have, as it says itself or as its structure tells
 * @param read how many are shown
 * @param failed how many could not be read
 * @since 0.1.0
 */
public record MailFileCounts(String location, int number, int place, String format, long expected, long read,
		long failed) {

	/**
	 * Returns the numbers of an archive that is not listed yet.
	 * @param location where the archive is, for people
	 * @param format what it is
	 * @param expected how many messages it should have
	 * @param read how many are shown
	 * @param failed how many could not be read
	 * @return the numbers
	 */
	public static MailFileCounts of(String location, String format, long expected, long read, long failed) {
		return new MailFileCounts(location, 0, 0, format, expected, read, failed);
	}

	/**
	 * Returns the sums over no archive.
	 * @return zeros
	 */
	public static MailFileCounts none() {
		return of("", "", 0, 0, 0);
	}

	MailFileCounts listed(int newNumber, int newPlace) {
		return new MailFileCounts(this.location, newNumber, newPlace, this.format, this.expected, this.read,
				this.failed);
	}

	/**
	 * Whether not all that was expected is shown.
	 * @return whether the numbers differ
	 */
	public boolean hasDifference() {
		return this.expected != this.read || this.failed != 0;
	}

}
