/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

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
