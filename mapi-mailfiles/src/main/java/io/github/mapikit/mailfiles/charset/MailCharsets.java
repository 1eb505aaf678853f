// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.charset;

import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The character sets of this package. May be used on any thread.
 *
 * @since 0.1.0
 */
public final class MailCharsets {

	private static final Map<String, Charset> BY_NAME = charsets();

	private MailCharsets() {
	}

	private static Map<String, Charset> charsets() {
		Map<String, Charset> charsets = new HashMap<>();
		for (Charset charset : SingleByteTables.charsets()) {
			charsets.put(charset.name(), charset);
		}
		for (Charset charset : SingleByteTables.macintosh()) {
			charsets.put(charset.name(), charset);
		}
		for (Charset charset : new Charset[] { new Utf7Charset(), new HzCharset(), new Iso2022JpCharset(),
				new EucJpCharset(), new Iso2022KrCharset() }) {
			charsets.put(charset.name(), charset);
		}
		return Map.copyOf(charsets);
	}

	/**
	 * Returns a character set of this package.
	 * @param name its name, exactly
	 * @return the character set, or {@code null} if there is none of that name
	 */
	public static @Nullable Charset of(String name) {
		return BY_NAME.get(name);
	}

}
