// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.spi;

import java.io.Serializable;

import org.jspecify.annotations.Nullable;

/**
 * How a session is opened.
 *
 * @param profile the name of the profile, or {@code null} for the default profile
 * @since 0.1.0
 */
public record SessionOptions(@Nullable String profile) implements Serializable {

	/** Longest name that a profile may have ("MAPILogonEx", MAPI reference). */
	public static final int MAX_PROFILE_LENGTH = 64;

	/** The default profile. */
	public static final SessionOptions DEFAULT_PROFILE = new SessionOptions(null);

	/**
	 * Creates session options.
	 * @throws IllegalArgumentException if the name is empty or too long
	 */
	public SessionOptions {
		if (profile != null && (profile.isEmpty() || profile.length() > MAX_PROFILE_LENGTH)) {
			throw new IllegalArgumentException(
					"A profile name has 1 to %d characters, not %d".formatted(MAX_PROFILE_LENGTH, profile.length()));
		}
	}

}
