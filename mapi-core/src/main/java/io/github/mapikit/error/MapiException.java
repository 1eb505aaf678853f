// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.error;

import org.jspecify.annotations.Nullable;

/**
 * The root of everything this library throws about MAPI. Unchecked, serializable; may be
 * handled on any thread, it holds no MAPI object.
 */
public class MapiException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * An exception with this message.
	 * @param message what happened, where, and what to do
	 */
	public MapiException(String message) {
		super(message);
	}

	/**
	 * An exception with this message and cause.
	 * @param message what happened, where, and what to do
	 * @param cause what led to it, if anything did
	 */
	public MapiException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

	/**
	 * Whether what was asked for may have been done all the same, or a part of it: nobody
	 * knows. Whoever repeats it then, such as the sending of a message, looks first.
	 * Otherwise what failed did nothing. Earlier calls of the same task are not meant.
	 * @return whether it may have been done; {@code false} for what was refused
	 */
	public boolean mayHaveTakenEffect() {
		return false;
	}

}
