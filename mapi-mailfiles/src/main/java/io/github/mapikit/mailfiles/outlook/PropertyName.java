// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.outlook;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * The name of a property whose identifier differs from store to store.
 * <p>
 * Source: "MAPINAMEID" (MAPI reference).
 *
 * @param set the property set
 * @param number the number of the property, if it has no name of text
 * @param name the name of the property, or {@code null} if it has a number
 * @since 0.1.0
 */
public record PropertyName(UUID set, int number, @Nullable String name) {

	/** {@code PS_MAPI}: a property in it has its number for an identifier. */
	static final UUID PS_MAPI = UUID.fromString("00020328-0000-0000-c000-000000000046");

	/** {@code PS_PUBLIC_STRINGS}. */
	static final UUID PS_PUBLIC_STRINGS = UUID.fromString("00020329-0000-0000-c000-000000000046");

}
