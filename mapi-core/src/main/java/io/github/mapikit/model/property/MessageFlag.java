// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.model.property;

/**
 * A bit of {@link PropertyTags#MESSAGE_FLAGS}.
 * <p>
 * Source: "PidTagMessageFlags Canonical Property" (MAPI reference).
 *
 * @since 0.1.0
 */
public enum MessageFlag {

	/** The message is marked read. */
	READ(0x0001),
	/** The message has not been changed since it was first saved or delivered. */
	UNMODIFIED(0x0002),
	/** The message is marked for sending. */
	SUBMIT(0x0004),
	/** The message is still being composed. */
	UNSENT(0x0008),
	/** The message has at least one attachment. */
	HAS_ATTACHMENT(0x0010),
	/** The user of the mailbox sent the message. */
	FROM_ME(0x0020),
	/**
	 * The message is not meant for people: it stands in a folder's associated contents.
	 */
	ASSOCIATED(0x0040),
	/** The message is one that a person tries to send again. */
	RESEND(0x0080);

	private final int mask;

	MessageFlag(int mask) {
		this.mask = mask;
	}

	/**
	 * Returns the bit.
	 * @return the number with this bit alone
	 */
	public int mask() {
		return this.mask;
	}

	/**
	 * Returns whether this bit is in a number.
	 * @param flags the value of {@link PropertyTags#MESSAGE_FLAGS}
	 * @return whether the bit is set
	 */
	public boolean isIn(int flags) {
		return (flags & this.mask) != 0;
	}

}
