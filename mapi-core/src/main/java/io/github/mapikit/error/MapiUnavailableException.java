// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.error;

import org.jspecify.annotations.Nullable;

/**
 * MAPI cannot be used now: it has not been started, is being stopped, has ended, or could
 * not be started. Says in which state it is and why. May be handled on any thread.
 */
public class MapiUnavailableException extends MapiException {

	private static final long serialVersionUID = 1L;

	private final String state;

	private final String reason;

	/**
	 * An exception about MAPI's state.
	 * @param state the state, such as {@code STOPPING}
	 * @param reason why it is so and what to do, without a full stop
	 */
	public MapiUnavailableException(String state, String reason) {
		this(state, reason, null);
	}

	/**
	 * An exception about MAPI's state, with a cause.
	 * @param state the state, such as {@code FAILED}
	 * @param reason why it is so and what to do, without a full stop
	 * @param cause what led to it, if anything did
	 */
	public MapiUnavailableException(String state, String reason, @Nullable Throwable cause) {
		super("MAPI cannot be used, its state is '" + state + "': " + reason, cause);
		this.state = state;
		this.reason = reason;
	}

	/**
	 * The state that MAPI was in.
	 * @return such as {@code STOPPING}
	 */
	public final String state() {
		return this.state;
	}

	/**
	 * Why it was in that state.
	 * @return the reason
	 */
	public final String reason() {
		return this.reason;
	}

}
