// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.autoconfigure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Settings of MAPI inside the JVM.
 *
 * @since 0.1.0
 */
public class MapiEmbeddedProperties {

	/**
	 * Comma-separated list of mail files, folders and 'classpath:' locations that make up
	 * the mailbox. Ignored if another driver is used.
	 */
	private List<String> mailbox = new ArrayList<>();

	/**
	 * What happens when one of MAPI's threading rules is broken. Ignored if another
	 * driver is used.
	 */
	private Rules rules = Rules.STRICT;

	/**
	 * Name of the mailbox's owner, 'Mailbox Owner' by default. Ignored if another driver
	 * is used.
	 */
	private @Nullable String ownerName;

	/**
	 * SMTP address of the mailbox's owner, 'owner@example.com' by default. Mail that is
	 * sent to it arrives in the Inbox. Ignored if another driver is used.
	 */
	private @Nullable String ownerAddress;

	/**
	 * Maximum number of messages that are read from mail files. What tables show of them
	 * is held in memory. Further ones are skipped with a warning. Ignored if another
	 * driver is used.
	 */
	private int maxMessages = 2_000_000;

	/**
	 * Time that one operation on a .pst may take, such as opening a message, without the
	 * time that the disk takes. What takes longer cannot be read. Ignored if another
	 * driver is used.
	 */
	private Duration pstTimeout = Duration.ofSeconds(30);

	/**
	 * What becomes of the entry identifier of a message when the message is moved.
	 * Ignored if another driver is used.
	 */
	private EntryIdsAfterMove entryIdsAfterMove = EntryIdsAfterMove.VOID;

	/**
	 * Time that the first session waits for the mail files to be read. After that it
	 * opens on what was read so far, and the rest is added while it is in use. With 0 it
	 * does not wait. Keep it below 'mapi.startup-timeout'. Ignored if another driver is
	 * used.
	 */
	private Duration openWait = Duration.ofSeconds(5);

	/**
	 * Whether to follow symbolic links that lead out of the location that they are in.
	 * Otherwise these are skipped with a warning. Ignored if another driver is used.
	 */
	private boolean followLinks;

	/**
	 * Whether to show messages of a .pst or .ost that none of its folders lists, in a
	 * folder called 'Recovered'. Ignored if another driver is used.
	 */
	private boolean recoveredMessages = true;

	/**
	 * Whether to give content of mail files whose checksum is wrong. Otherwise reading it
	 * fails with MAPI_E_CORRUPT_DATA. Ignored if another driver is used.
	 */
	private boolean damagedContent;

	public List<String> getMailbox() {
		return this.mailbox;
	}

	public void setMailbox(List<String> mailbox) {
		this.mailbox = mailbox;
	}

	public Rules getRules() {
		return this.rules;
	}

	public void setRules(Rules rules) {
		this.rules = rules;
	}

	public @Nullable String getOwnerName() {
		return this.ownerName;
	}

	public void setOwnerName(@Nullable String ownerName) {
		this.ownerName = ownerName;
	}

	public @Nullable String getOwnerAddress() {
		return this.ownerAddress;
	}

	public void setOwnerAddress(@Nullable String ownerAddress) {
		this.ownerAddress = ownerAddress;
	}

	public int getMaxMessages() {
		return this.maxMessages;
	}

	public void setMaxMessages(int maxMessages) {
		this.maxMessages = maxMessages;
	}

	public Duration getPstTimeout() {
		return this.pstTimeout;
	}

	public void setPstTimeout(Duration pstTimeout) {
		this.pstTimeout = pstTimeout;
	}

	public EntryIdsAfterMove getEntryIdsAfterMove() {
		return this.entryIdsAfterMove;
	}

	public void setEntryIdsAfterMove(EntryIdsAfterMove entryIdsAfterMove) {
		this.entryIdsAfterMove = entryIdsAfterMove;
	}

	public Duration getOpenWait() {
		return this.openWait;
	}

	public void setOpenWait(Duration openWait) {
		this.openWait = openWait;
	}

	public boolean isFollowLinks() {
		return this.followLinks;
	}

	public void setFollowLinks(boolean followLinks) {
		this.followLinks = followLinks;
	}

	public boolean isRecoveredMessages() {
		return this.recoveredMessages;
	}

	public void setRecoveredMessages(boolean recoveredMessages) {
		this.recoveredMessages = recoveredMessages;
	}

	public boolean isDamagedContent() {
		return this.damagedContent;
	}

	public void setDamagedContent(boolean damagedContent) {
		this.damagedContent = damagedContent;
	}

	/**
	 * What the embedded driver does with the entry identifier of a moved message.
	 */
	public enum EntryIdsAfterMove {

		/** It opens nothing any more, as in message stores. */
		VOID,
		/** It opens the message where that is now. */
		VALID

	}

	/**
	 * How the embedded driver treats a broken rule.
	 */
	public enum Rules {

		/** As an error, at the place that broke it. */
		STRICT,
		/** It works by luck, as real MAPI may, and is counted. */
		LENIENT

	}

}
