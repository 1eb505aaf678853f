// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.model.message;

import java.io.Serializable;
import java.util.Objects;

import io.github.mapikit.model.EntryId;
import org.jspecify.annotations.Nullable;

/**
 * One row of a message's recipient table.
 *
 * @param type the part that the recipient has in the message
 * @param name the name shown to people
 * @param addressType the type of the address, such as {@code SMTP} or {@code EX}
 * @param address the address, of the address type
 * @param smtpAddress the SMTP address, or {@code null} if none is known
 * @param entryId the entry identifier by which an address book knows the recipient, or
 * {@code null} for one that stands for itself
 * @since 0.1.0
 */
public record Recipient(RecipientType type, String name, String addressType, String address,
		@Nullable String smtpAddress, @Nullable EntryId entryId) implements Serializable {

	/**
	 * Creates a recipient.
	 */
	public Recipient {
		Objects.requireNonNull(type, "type");
		Objects.requireNonNull(name, "name");
		Objects.requireNonNull(addressType, "addressType");
		Objects.requireNonNull(address, "address");
	}

	/**
	 * Creates a recipient that stands for itself.
	 * @param type the part that the recipient has in the message
	 * @param name the name shown to people
	 * @param addressType the type of the address, such as {@code SMTP} or {@code EX}
	 * @param address the address, of the address type
	 * @param smtpAddress the SMTP address, or {@code null} if none is known
	 */
	public Recipient(RecipientType type, String name, String addressType, String address,
			@Nullable String smtpAddress) {
		this(type, name, addressType, address, smtpAddress, null);
	}

	/**
	 * Returns a primary recipient with an SMTP address.
	 * @param address the SMTP address
	 * @return the recipient
	 */
	public static Recipient to(String address) {
		return smtp(RecipientType.TO, address, address);
	}

	/**
	 * Returns a recipient of a copy with an SMTP address.
	 * @param address the SMTP address
	 * @return the recipient
	 */
	public static Recipient cc(String address) {
		return smtp(RecipientType.CC, address, address);
	}

	/**
	 * Returns a recipient of a blind copy with an SMTP address.
	 * @param address the SMTP address
	 * @return the recipient
	 */
	public static Recipient bcc(String address) {
		return smtp(RecipientType.BCC, address, address);
	}

	/**
	 * Returns a recipient with an SMTP address.
	 * @param type the part that the recipient has in the message
	 * @param name the name shown to people
	 * @param address the SMTP address
	 * @return the recipient
	 */
	public static Recipient smtp(RecipientType type, String name, String address) {
		return new Recipient(type, name, "SMTP", address, address);
	}

}
