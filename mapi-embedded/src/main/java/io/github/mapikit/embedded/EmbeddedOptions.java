// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

import io.github.mapikit.embedded.simulation.EmbeddedRules;
import io.github.mapikit.spi.NotificationDelivery;
import io.github.mapikit.spi.SessionOptions;

/**
 * The settings of an {@link EmbeddedDriver}. Immutable; each {@code with} method returns
 * a changed copy.
 *
 * @param mailbox the locations of mail to read: files, folders, and {@code classpath:}
 * resources; none for an empty mailbox
 * @param ownerName the name of the mailbox's owner
 * @param ownerAddress the owner's SMTP address
 * @param rules what happens when a rule for threads is broken
 * @param notifications the thread that notifications are delivered on
 * @param maxMessageSize the largest message that can be saved or submitted, in bytes
 * @param profile the name of the one profile that there is
 * @param maxMessages the most messages that are read from mail files
 * @param pstTimeout how long one operation on a {@code .pst} may take, such as opening a
 * message, without the time that the disk takes
 * @param reading how mail files are read
 * @param entryIdsAfterMove what becomes of the entry identifier of a message when it is
 * moved
 * @since 0.1.0
 */
public record EmbeddedOptions(List<String> mailbox, String ownerName, String ownerAddress, EmbeddedRules rules,
		NotificationDelivery notifications, long maxMessageSize, String profile, int maxMessages, Duration pstTimeout,
		EmbeddedReading reading, EntryIdsAfterMove entryIdsAfterMove) {

	/** An empty mailbox, strict rules, notifications on a thread of their own. */
	public static final EmbeddedOptions DEFAULTS = new EmbeddedOptions(List.of(), "Mailbox Owner", "owner@example.com",
			EmbeddedRules.STRICT, NotificationDelivery.DEDICATED_THREAD, 150L * 1024 * 1024, "Embedded", 2_000_000,
			Duration.ofSeconds(30), EmbeddedReading.DEFAULTS, EntryIdsAfterMove.VOID);

	/**
	 * Creates options.
	 * @throws IllegalArgumentException if a value is out of range
	 */
	public EmbeddedOptions {
		mailbox = List.copyOf(mailbox);
		require(!ownerName.isBlank(), "ownerName", ownerName, "not empty");
		require(ownerAddress.indexOf('@') > 0, "ownerAddress", ownerAddress, "an SMTP address");
		Objects.requireNonNull(rules, "rules");
		Objects.requireNonNull(notifications, "notifications");
		require(maxMessageSize > 0, "maxMessageSize", maxMessageSize, "positive");
		require(!profile.isBlank() && profile.length() <= SessionOptions.MAX_PROFILE_LENGTH, "profile", profile,
				"a name of 1 to " + SessionOptions.MAX_PROFILE_LENGTH + " characters");
		Objects.requireNonNull(reading, "reading");
		require(maxMessages > 0, "maxMessages", maxMessages, "positive");
		require(!pstTimeout.isZero() && !pstTimeout.isNegative(), "pstTimeout", pstTimeout, "positive");
		Objects.requireNonNull(entryIdsAfterMove, "entryIdsAfterMove");
	}

	/**
	 * Returns a copy with other mail.
	 * @param locations the locations of mail to read
	 * @return the copy
	 */
	public EmbeddedOptions withMailbox(String... locations) {
		return new EmbeddedOptions(List.of(locations), this.ownerName, this.ownerAddress, this.rules,
				this.notifications, this.maxMessageSize, this.profile, this.maxMessages, this.pstTimeout, this.reading,
				this.entryIdsAfterMove);
	}

	/**
	 * Returns a copy with another owner.
	 * @param name the name of the mailbox's owner
	 * @param address the owner's SMTP address
	 * @return the copy
	 */
	public EmbeddedOptions withOwner(String name, String address) {
		return new EmbeddedOptions(this.mailbox, name, address, this.rules, this.notifications, this.maxMessageSize,
				this.profile, this.maxMessages, this.pstTimeout, this.reading, this.entryIdsAfterMove);
	}

	/**
	 * Returns a copy with other rules.
	 * @param newRules what happens when a rule for threads is broken
	 * @return the copy
	 */
	public EmbeddedOptions withRules(EmbeddedRules newRules) {
		return new EmbeddedOptions(this.mailbox, this.ownerName, this.ownerAddress, newRules, this.notifications,
				this.maxMessageSize, this.profile, this.maxMessages, this.pstTimeout, this.reading,
				this.entryIdsAfterMove);
	}

	/**
	 * Returns a copy with another delivery of notifications.
	 * @param newNotifications the thread that notifications are delivered on
	 * @return the copy
	 */
	public EmbeddedOptions withNotifications(NotificationDelivery newNotifications) {
		return new EmbeddedOptions(this.mailbox, this.ownerName, this.ownerAddress, this.rules, newNotifications,
				this.maxMessageSize, this.profile, this.maxMessages, this.pstTimeout, this.reading,
				this.entryIdsAfterMove);
	}

	/**
	 * Returns a copy with another limit.
	 * @param newMaxMessageSize the largest message that can be saved or submitted, in
	 * bytes
	 * @return the copy
	 */
	public EmbeddedOptions withMaxMessageSize(long newMaxMessageSize) {
		return new EmbeddedOptions(this.mailbox, this.ownerName, this.ownerAddress, this.rules, this.notifications,
				newMaxMessageSize, this.profile, this.maxMessages, this.pstTimeout, this.reading,
				this.entryIdsAfterMove);
	}

	/**
	 * Returns a copy with another profile.
	 * @param newProfile the name of the one profile that there is; a session on any other
	 * is refused with {@code MAPI_E_LOGON_FAILED}
	 * @return the copy
	 */
	public EmbeddedOptions withProfile(String newProfile) {
		return new EmbeddedOptions(this.mailbox, this.ownerName, this.ownerAddress, this.rules, this.notifications,
				this.maxMessageSize, newProfile, this.maxMessages, this.pstTimeout, this.reading,
				this.entryIdsAfterMove);
	}

	/**
	 * Returns a copy with other limits for reading mail files.
	 * @param newMaxMessages the most messages that are read
	 * @param newPstTimeout how long one operation on a {@code .pst} may take
	 * @return the copy
	 */
	public EmbeddedOptions withReading(int newMaxMessages, Duration newPstTimeout) {
		return new EmbeddedOptions(this.mailbox, this.ownerName, this.ownerAddress, this.rules, this.notifications,
				this.maxMessageSize, this.profile, newMaxMessages, newPstTimeout, this.reading, this.entryIdsAfterMove);
	}

	/**
	 * Returns a copy with another fate of entry identifiers.
	 * @param newEntryIdsAfterMove what becomes of the entry identifier of a message when
	 * it is moved
	 * @return the copy
	 */
	public EmbeddedOptions withEntryIdsAfterMove(EntryIdsAfterMove newEntryIdsAfterMove) {
		return new EmbeddedOptions(this.mailbox, this.ownerName, this.ownerAddress, this.rules, this.notifications,
				this.maxMessageSize, this.profile, this.maxMessages, this.pstTimeout, this.reading,
				newEntryIdsAfterMove);
	}

	/**
	 * Returns a copy with another way to read mail files.
	 * @param newReading how mail files are read
	 * @return the copy
	 */
	public EmbeddedOptions withReading(EmbeddedReading newReading) {
		return new EmbeddedOptions(this.mailbox, this.ownerName, this.ownerAddress, this.rules, this.notifications,
				this.maxMessageSize, this.profile, this.maxMessages, this.pstTimeout, newReading,
				this.entryIdsAfterMove);
	}

	private static void require(boolean condition, String name, Object value, String allowed) {
		if (!condition) {
			throw new IllegalArgumentException("'%s' must be %s, not '%s'".formatted(name, allowed, value));
		}
	}

}
