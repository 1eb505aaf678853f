// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.limits;

import java.time.Duration;

/**
 * What mail files may cost. What is over a limit is cut off or skipped, with a reason,
 * and never the end of the process.
 *
 * @param files number of files that an opening looks at
 * @param folders number of folders that an opening looks into, and of symbolic links that
 * it follows
 * @param folderDepth levels of folders below a location
 * @param messages number of messages in the whole mailbox
 * @param headerBytes bytes of one header block; what follows is not read as header
 * @param partDepth levels of multiparts within one message
 * @param parts number of parts of one message
 * @param messageDepth levels of messages embedded in messages
 * @param recipients number of recipients of one message
 * @param attachments number of attachments of one message
 * @param properties number of properties of one object
 * @param bodyBytes bytes of one body or one other property that is held in memory
 * @param attachmentBytes bytes that one attachment's stream gives
 * @param archiveBytes bytes of a {@code .pst}, {@code .mbox} or {@code .msg} that is held
 * in memory, as one inside a jar must be
 * @param pstOperation how long one operation on a {@code .pst} may take, without the time
 * that the disk takes
 * @since 0.1.0
 */
public record MailboxLimits(int files, int folders, int folderDepth, int messages, int headerBytes, int partDepth,
		int parts, int messageDepth, int recipients, int attachments, int properties, int bodyBytes,
		long attachmentBytes, int archiveBytes, Duration pstOperation) {

	private static final int MB = 1024 * 1024;

	/**
	 * Checks that every limit lets something through.
	 */
	public MailboxLimits {
		long smallest = Math.min(attachmentBytes, Math.min(archiveBytes, bodyBytes));
		for (int limit : new int[] { files, folders, folderDepth, messages, headerBytes, partDepth, parts, messageDepth,
				recipients, attachments, properties }) {
			smallest = Math.min(smallest, limit);
		}
		if (smallest <= 0 || pstOperation.isZero() || pstOperation.isNegative()) {
			throw new IllegalArgumentException("Every limit of a mailbox must be greater than zero");
		}
	}

	/**
	 * Returns limits that real mail does not meet.
	 * @return the limits
	 */
	public static MailboxLimits defaults() {
		return new MailboxLimits(2_000_000, 200_000, 64, 2_000_000, MB, 64, 10_000, 32, 20_000, 5_000, 10_000, 64 * MB,
				2048L * MB, 256 * MB, Duration.ofSeconds(30));
	}

	/**
	 * Returns these limits with other ones for the structure of a message.
	 * @param partDepth levels of multiparts within one message
	 * @param parts number of parts of one message
	 * @param messageDepth levels of messages embedded in messages
	 * @return the new limits
	 */
	public MailboxLimits withStructure(int partDepth, int parts, int messageDepth) {
		return new MailboxLimits(this.files, this.folders, this.folderDepth, this.messages, this.headerBytes, partDepth,
				parts, messageDepth, this.recipients, this.attachments, this.properties, this.bodyBytes,
				this.attachmentBytes, this.archiveBytes, this.pstOperation);
	}

	/**
	 * Returns limits for another number of messages, with room for as many other files.
	 * @param messages the most messages of a mailbox
	 * @return changed limits
	 */
	public MailboxLimits withMessages(int messages) {
		int files = (int) Math.min(Integer.MAX_VALUE, Math.max(this.files, 2L * messages));
		return withCounts(files, this.folderDepth, messages, this.recipients, this.attachments);
	}

	/**
	 * Returns these limits with other ones for the number of things.
	 * @param files number of files that an opening looks at
	 * @param folderDepth levels of folders below a location
	 * @param messages number of messages in the whole mailbox
	 * @param recipients number of recipients of one message
	 * @param attachments number of attachments of one message
	 * @return the new limits
	 */
	public MailboxLimits withCounts(int files, int folderDepth, int messages, int recipients, int attachments) {
		return new MailboxLimits(files, this.folders, folderDepth, messages, this.headerBytes, this.partDepth,
				this.parts, this.messageDepth, recipients, attachments, this.properties, this.bodyBytes,
				this.attachmentBytes, this.archiveBytes, this.pstOperation);
	}

	/**
	 * Returns these limits with another one for folders.
	 * @param folders number of folders that an opening looks into
	 * @return the new limits
	 */
	public MailboxLimits withFolders(int folders) {
		return new MailboxLimits(this.files, folders, this.folderDepth, this.messages, this.headerBytes, this.partDepth,
				this.parts, this.messageDepth, this.recipients, this.attachments, this.properties, this.bodyBytes,
				this.attachmentBytes, this.archiveBytes, this.pstOperation);
	}

	/**
	 * Returns these limits with other ones for bytes.
	 * @param headerBytes bytes of one header block
	 * @param bodyBytes bytes of one body
	 * @param attachmentBytes bytes that one attachment's stream gives
	 * @param archiveBytes bytes of an archive that is held in memory
	 * @return the new limits
	 */
	public MailboxLimits withBytes(int headerBytes, int bodyBytes, long attachmentBytes, int archiveBytes) {
		return new MailboxLimits(this.files, this.folders, this.folderDepth, this.messages, headerBytes, this.partDepth,
				this.parts, this.messageDepth, this.recipients, this.attachments, this.properties, bodyBytes,
				attachmentBytes, archiveBytes, this.pstOperation);
	}

	/**
	 * Returns these limits with another one for the time of an operation on a
	 * {@code .pst}.
	 * @param duration how long one operation may take
	 * @return the new limits
	 */
	public MailboxLimits withPstOperation(Duration duration) {
		return new MailboxLimits(this.files, this.folders, this.folderDepth, this.messages, this.headerBytes,
				this.partDepth, this.parts, this.messageDepth, this.recipients, this.attachments, this.properties,
				this.bodyBytes, this.attachmentBytes, this.archiveBytes, duration);
	}

}
