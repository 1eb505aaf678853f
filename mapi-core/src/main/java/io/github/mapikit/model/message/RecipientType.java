// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.model.message;

import io.github.mapikit.model.property.PropertyTags;

/**
 * The part that a recipient has in a message.
 * <p>
 * Source: "PidTagRecipientType Canonical Property" (MAPI reference).
 *
 * @since 0.1.0
 */
public enum RecipientType {

	/** The one who sent the message. */
	ORIGINATOR(0),
	/** A primary recipient. */
	TO(1),
	/** A recipient of a copy. */
	CC(2),
	/** A recipient of a blind copy. */
	BCC(3);

	private final int code;

	RecipientType(int code) {
		this.code = code;
	}

	/**
	 * Returns the number that stands in {@link PropertyTags#RECIPIENT_TYPE}.
	 * @return the number
	 */
	public int code() {
		return this.code;
	}

	/**
	 * Returns the type of a number, whatever submission flags it carries.
	 * @param code the value of {@link PropertyTags#RECIPIENT_TYPE}
	 * @return the type; {@link #TO} for numbers that are not documented
	 */
	public static RecipientType ofCode(int code) {
		return switch (code & 0x0FFFFFFF) {
			case 0 -> ORIGINATOR;
			case 2 -> CC;
			case 3 -> BCC;
			default -> TO;
		};
	}

}
