// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.model;

import java.io.Serializable;
import java.util.Objects;

/**
 * The identifier by which a session or a store opens an object. Its bytes belong to the
 * provider; nothing but equality may be read from them. May be used from any thread, and
 * outlives the session that it came from.
 * <p>
 * Source: "Entry Identifiers" (MAPI documentation).
 *
 * @param bytes the bytes of the identifier
 * @since 0.1.0
 */
public record EntryId(Binary bytes) implements Serializable {

	/**
	 * Creates an entry identifier.
	 * @throws IllegalArgumentException if there are no bytes
	 */
	public EntryId {
		Objects.requireNonNull(bytes, "bytes");
		if (bytes.size() == 0) {
			throw new IllegalArgumentException("An entry identifier has at least one byte");
		}
	}

	/**
	 * Returns the entry identifier with a copy of the given bytes.
	 * @param bytes the bytes, at least one
	 * @return the entry identifier
	 * @throws IllegalArgumentException if there are no bytes
	 */
	public static EntryId of(byte... bytes) {
		return new EntryId(Binary.of(bytes));
	}

	/**
	 * Returns the entry identifier that a hexadecimal text stands for.
	 * @param hex an even number of hexadecimal digits, at least two
	 * @return the entry identifier
	 * @throws IllegalArgumentException if the text is empty or not hexadecimal
	 */
	public static EntryId ofHex(String hex) {
		try {
			return new EntryId(Binary.ofHex(hex));
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalArgumentException("No entry identifier: " + ex.getMessage(), ex);
		}
	}

	/**
	 * Returns the identifier as upper-case hexadecimal digits, the form in which it
	 * travels in URLs and JSON.
	 * @return the digits
	 */
	public String toHex() {
		return this.bytes.toHex();
	}

	@Override
	public String toString() {
		return toHex();
	}

}
