// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.spi;

import java.util.Objects;

import io.github.mapikit.model.EntryId;
import org.jspecify.annotations.Nullable;

/**
 * An object that was opened, and what the driver knows of it without another call.
 *
 * @param handle the object
 * @param entryId its entry identifier, or {@code null} if it is not known yet
 * @param number the number of an attachment; -1 for anything else
 * @param name the name of a session's profile, or {@code null} if it is not known yet
 * @since 0.1.0
 */
public record Opened(Handle handle, @Nullable EntryId entryId, int number, @Nullable String name) {

	/**
	 * Creates the answer.
	 */
	public Opened {
		Objects.requireNonNull(handle, "handle");
	}

	/**
	 * Returns an object of which nothing else is known.
	 * @param handle the object
	 * @return the answer
	 */
	public static Opened of(Handle handle) {
		return new Opened(handle, null, -1, null);
	}

	/**
	 * Returns an object with its entry identifier.
	 * @param handle the object
	 * @param entryId its entry identifier
	 * @return the answer
	 */
	public static Opened of(Handle handle, EntryId entryId) {
		return new Opened(handle, entryId, -1, null);
	}

	/**
	 * Returns an attachment.
	 * @param handle the attachment
	 * @param number its number in the message
	 * @return the answer
	 */
	public static Opened attachment(Handle handle, int number) {
		return new Opened(handle, null, number, null);
	}

	/**
	 * Returns a session.
	 * @param handle the session
	 * @param profile the name of its profile, or {@code null} if it is not known yet
	 * @return the answer
	 */
	public static Opened session(Handle handle, @Nullable String profile) {
		return new Opened(handle, null, -1, profile);
	}

}
