// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.store;

import java.time.Duration;
import java.util.List;

import io.github.mapikit.mailfiles.Mailbox;
import io.github.mapikit.mailfiles.source.MailFileCounts;
import org.jspecify.annotations.Nullable;

/**
 * How far the mail files are read.
 *
 * @param opening whether they are being read at this moment
 * @param complete whether all of them were read
 * @param failed whether reading them has failed
 * @param files how many files were looked at
 * @param messages how many messages were found
 * @param elapsed how long reading has taken
 * @param skipped how many files and parts of archives are not shown
 * @param archiveCount how many archives were read
 * @param total the sums over all archives
 * @param archives the first archives, in the order in which they were read, and the first
 * ones after these of which not all is shown
 * @param doubtfulSeparators how many lines of mboxes separate messages and may be text
 * @since 0.1.0
 */
public record MailFileProgress(boolean opening, boolean complete, boolean failed, int files, int messages,
		Duration elapsed, int skipped, int archiveCount, MailFileCounts total, List<MailFileCounts> archives,
		long doubtfulSeparators) {

	static MailFileProgress of(@Nullable Mailbox mailbox, boolean opening, boolean complete, boolean failed,
			Duration elapsed) {
		if (mailbox == null) {
			return new MailFileProgress(opening, complete, failed, 0, 0, elapsed, 0, 0, MailFileCounts.none(),
					List.of(), 0);
		}
		return new MailFileProgress(opening, complete, failed, mailbox.fileCount(), mailbox.messageCount(), elapsed,
				mailbox.skippedCount(), mailbox.archiveCount(), mailbox.archiveTotal(), mailbox.archives(),
				mailbox.doubtfulSeparators());
	}

	/**
	 * Returns how fast messages are read.
	 * @return messages in a second
	 */
	public long messagesPerSecond() {
		long millis = Math.max(1, this.elapsed.toMillis());
		return this.messages * 1000L / millis;
	}

}
