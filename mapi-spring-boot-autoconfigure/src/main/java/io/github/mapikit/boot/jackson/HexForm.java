// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.jackson;

import java.util.function.Function;

import io.github.mapikit.model.Binary;
import io.github.mapikit.model.EntryId;

/**
 * How a value becomes hexadecimal digits, and digits the value.
 *
 * @param write makes digits
 * @param read reads digits; throws {@link IllegalArgumentException} if they are none
 * @param <T> the type of the value
 */
record HexForm<T>(Function<T, String> write, Function<String, T> read) {

	static final HexForm<EntryId> ENTRY_ID = new HexForm<>(EntryId::toHex, EntryId::ofHex);

	static final HexForm<Binary> BINARY = new HexForm<>(Binary::toHex, Binary::ofHex);

	/** What is said of a text that cannot be read. */
	static final String EXPECTED = "it must be hexadecimal digits, two for each byte";

}
