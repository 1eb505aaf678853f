// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.autoconfigure.convert;

import io.github.mapikit.boot.convert.HexConverters;
import io.github.mapikit.model.Binary;
import io.github.mapikit.model.EntryId;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.ConfigurationPropertiesBinding;
import org.springframework.context.annotation.Bean;
import org.springframework.core.convert.converter.Converter;

/**
 * Auto-configuration that lets entry identifiers and binaries stand in path variables,
 * request parameters and configuration properties, as hexadecimal digits. It does not ask
 * whether MAPI is used: an identifier is read where MAPI is switched off, too.
 *
 * @since 0.1.0
 */
@AutoConfiguration
public final class MapiConversionAutoConfiguration {

	@Bean
	@ConfigurationPropertiesBinding
	@ConditionalOnMissingBean
	static Converter<String, @Nullable EntryId> hexToEntryIdConverter() {
		return HexConverters.toEntryId();
	}

	@Bean
	@ConditionalOnMissingBean
	Converter<EntryId, String> entryIdToHexConverter() {
		return HexConverters.fromEntryId();
	}

	@Bean
	@ConfigurationPropertiesBinding
	@ConditionalOnMissingBean
	static Converter<String, Binary> hexToBinaryConverter() {
		return HexConverters.toBinary();
	}

	@Bean
	@ConditionalOnMissingBean
	Converter<Binary, String> binaryToHexConverter() {
		return HexConverters.fromBinary();
	}

}
