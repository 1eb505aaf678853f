// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.windows;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What is read from the Windows registry. Nothing is ever written. What is absent and
 * what may not be read are the same. May be used from any thread.
 *
 * @since 0.1.0
 */
public interface Registry {

	/**
	 * Returns a text.
	 * @param root where the key is
	 * @param key the path of the key
	 * @param value the name of the value; empty for the key's default value
	 * @return the text with environment variables expanded, the first one of several, or
	 * {@code null} if there is none
	 */
	@Nullable String text(Root root, String key, String value);

	/**
	 * Returns a number.
	 * @param root where the key is
	 * @param key the path of the key
	 * @param value the name of the value
	 * @return the number, or {@code null} if there is none
	 */
	@Nullable Integer number(Root root, String key, String value);

	/**
	 * Returns the names of a key's subkeys.
	 * @param root where the key is
	 * @param key the path of the key
	 * @return the names; none if the key does not exist
	 */
	List<String> subkeys(Root root, String key);

	/**
	 * A part of the registry, as this process or as processes of one bitness see it.
	 */
	enum Root {

		/** The machine, as this process sees it. */
		MACHINE,
		/** The machine, as 64-bit processes see it. */
		MACHINE_64,
		/** The machine, as 32-bit processes see it. */
		MACHINE_32,
		/** The user of this process. */
		USER

	}

}
