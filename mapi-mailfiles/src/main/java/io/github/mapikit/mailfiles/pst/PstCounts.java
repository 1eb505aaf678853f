// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst;

/**
 * How many messages of a data file were found.
 *
 * @param expected how many there are by the counts of the folders that are shown
 * ({@code PR_CONTENT_COUNT})
 * @param read how many are shown, those among them that no folder lists
 * @param failed how many cannot be read
 * @since 0.1.0
 */
public record PstCounts(long expected, long read, long failed) {

}
