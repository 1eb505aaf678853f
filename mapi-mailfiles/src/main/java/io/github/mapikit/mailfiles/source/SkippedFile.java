// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.source;

/**
 * A file, or a part of one, that the mailbox does not show.
 *
 * @param name the path of the file; for an archive also the place within it
 * @param reason why it is not shown, for people
 * @since 0.1.0
 */
public record SkippedFile(String name, String reason) {

}
