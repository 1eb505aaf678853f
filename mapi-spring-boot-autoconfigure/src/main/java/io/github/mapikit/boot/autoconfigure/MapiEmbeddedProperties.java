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
	 * the mailbox. Ignored if another subsystem is used.
	 */
	private List<String> mailbox = new ArrayList<>();

	/**
	 * What happens when one of MAPI's threading rules is broken. Ignored if another
	 * subsystem is used.
	 */
	private Rules rules = Rules.STRICT;

	/**
	 * Name of the mailbox's owner, 'Mailbox Owner' by default. Ignored if another
	 * subsystem is used.
	 */
	private @Nullable String ownerName;

	/**
	 * SMTP address of the mailbox's owner, 'owner@example.com' by default. Mail that is
	 * sent to it arrives in the Inbox. Ignored if another subsystem is used.
	 */
	private @Nullable String ownerAddress;

	/**
	 * Maximum number of messages that are read from mail files. What tables show of them
	 * is held in memory. Further ones are skipped with a warning. Ignored if another
	 * subsystem is used.
	 */
	private int maxMessages = 2_000_000;

	/**
	 * Time that one operation on a .pst may take, such as listing a folder. After that
	 * its file counts as broken. Ignored if another subsystem is used.
	 */
	private Duration pstTimeout = Duration.ofSeconds(30);

	/**
	 * What becomes of the entry identifier of a message when the message is moved.
	 * Ignored if another subsystem is used.
	 */
	private EntryIdsAfterMove entryIdsAfterMove = EntryIdsAfterMove.VOID;

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

	/**
	 * What the embedded subsystem does with the entry identifier of a moved message.
	 */
	public enum EntryIdsAfterMove {

		/** It opens nothing any more, as in message stores. */
		VOID,
		/** It opens the message where that is now. */
		VALID

	}

	/**
	 * How the embedded subsystem treats a broken rule.
	 */
	public enum Rules {

		/** As an error, at the place that broke it. */
		STRICT,
		/** It works by luck, as real MAPI may, and is counted. */
		LENIENT

	}

}
