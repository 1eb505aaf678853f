// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.source;

import java.io.Serial;

import io.github.mapikit.error.MapiException;
import org.jspecify.annotations.Nullable;

/**
 * A mailbox was to be opened at a location where there is nothing.
 *
 * @since 0.1.0
 */
public final class MailboxLocationException extends MapiException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final String location;

	MailboxLocationException(String location, String reason, @Nullable Throwable cause) {
		super("The mailbox location '" + location + "' cannot be opened: " + reason
				+ ". Name a file or folder that exists and can be read, or a resource as 'classpath:'", cause);
		this.location = location;
	}

	/**
	 * Returns the location, as it was given.
	 * @return the location
	 */
	public String location() {
		return this.location;
	}

}
