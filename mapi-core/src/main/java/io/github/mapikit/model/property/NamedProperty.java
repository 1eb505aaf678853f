// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.model.property;

import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * The name of a property whose identifier differs from store to store: a property set,
 * and a number or a text in it.
 * <p>
 * Source: "MAPINAMEID", "MAPI Named Properties" (MAPI reference).
 *
 * @param set the property set
 * @param number the number in the set, if it has no text
 * @param text the text in the set, or {@code null} if it is a number
 * @since 0.1.0
 */
public record NamedProperty(UUID set, int number, @Nullable String text) implements Serializable {

	/** The set of names that are texts for people ({@code PS_PUBLIC_STRINGS}). */
	public static final UUID PUBLIC_STRINGS = UUID.fromString("00020329-0000-0000-c000-000000000046");

	/**
	 * Creates a name.
	 * @throws IllegalArgumentException if it has both a number and a text, or an empty
	 * text
	 */
	public NamedProperty {
		Objects.requireNonNull(set, "set");
		if (text != null && (text.isEmpty() || number != 0)) {
			throw new IllegalArgumentException("A name is either a number or a text that is not empty");
		}
	}

	/**
	 * Returns a name that is a number.
	 * @param set the property set
	 * @param number the number
	 * @return the name
	 */
	public static NamedProperty of(UUID set, int number) {
		return new NamedProperty(set, number, null);
	}

	/**
	 * Returns a name that is a text.
	 * @param set the property set
	 * @param text the text
	 * @return the name
	 */
	public static NamedProperty of(UUID set, String text) {
		return new NamedProperty(set, 0, Objects.requireNonNull(text, "text"));
	}

}
