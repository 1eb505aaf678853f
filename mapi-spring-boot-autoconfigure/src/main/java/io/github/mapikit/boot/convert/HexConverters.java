// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.convert;

import io.github.mapikit.model.Binary;
import io.github.mapikit.model.EntryId;
import org.jspecify.annotations.Nullable;

import org.springframework.core.convert.converter.Converter;

/**
 * Converters between values and the hexadecimal digits that stand for them in URLs and
 * properties. A text that is not hexadecimal is an {@link IllegalArgumentException},
 * which a web application answers with status 400. May be used from any thread.
 *
 * @since 0.1.0
 */
public final class HexConverters {

	private HexConverters() {
	}

	/**
	 * Returns the converter that reads entry identifiers. An empty text is none.
	 * @return the converter
	 */
	public static Converter<String, @Nullable EntryId> toEntryId() {
		return new ToEntryId();
	}

	/**
	 * Returns the converter that writes entry identifiers.
	 * @return the converter
	 */
	public static Converter<EntryId, String> fromEntryId() {
		return new FromEntryId();
	}

	/**
	 * Returns the converter that reads binaries. An empty text is no bytes.
	 * @return the converter
	 */
	public static Converter<String, Binary> toBinary() {
		return new ToBinary();
	}

	/**
	 * Returns the converter that writes binaries.
	 * @return the converter
	 */
	public static Converter<Binary, String> fromBinary() {
		return new FromBinary();
	}

	// classes, because Spring reads what a converter converts from its class

	private static final class ToEntryId implements Converter<String, @Nullable EntryId> {

		@Override
		public @Nullable EntryId convert(String digits) {
			return digits.isEmpty() ? null : EntryId.ofHex(digits);
		}

	}

	private static final class FromEntryId implements Converter<EntryId, String> {

		@Override
		public String convert(EntryId entryId) {
			return entryId.toHex();
		}

	}

	private static final class ToBinary implements Converter<String, Binary> {

		@Override
		public Binary convert(String digits) {
			return Binary.ofHex(digits);
		}

	}

	private static final class FromBinary implements Converter<Binary, String> {

		@Override
		public String convert(Binary binary) {
			return binary.toHex();
		}

	}

}
