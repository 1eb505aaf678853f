// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.sample;

import io.github.mapikit.model.EntryId;

import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

/**
 * Reads the entry identifiers in URLs, and refuses what cannot be one before it comes
 * near MAPI.
 */
@Component
class EntryIdConverter implements Converter<String, EntryId> {

	/** Long enough for every provider; Exchange's longest have some hundred digits. */
	private static final int MAX_DIGITS = 2048;

	@Override
	public EntryId convert(String hex) {
		if (hex.length() > MAX_DIGITS) {
			throw new IllegalArgumentException("An entry identifier has at most " + MAX_DIGITS + " digits");
		}
		return EntryId.ofHex(hex);
	}

}
