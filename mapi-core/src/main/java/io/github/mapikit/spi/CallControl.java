// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.spi;

/**
 * What a long call is watched and ended with. Asked and told on the calling thread, in
 * the middle of the call; neither method may use MAPI.
 * <p>
 * Source: "IMAPIProgress : IUnknown" (MAPI reference).
 *
 * @since 0.1.0
 */
public interface CallControl {

	/** Wants to know nothing, and ends nothing. */
	CallControl NONE = new CallControl() {
	};

	/**
	 * Tells how far the call has come.
	 * @param done how many of the objects are done
	 * @param total how many there are
	 */
	default void progress(int done, int total) {
	}

	/**
	 * Returns whether the call is to end before it is complete, with
	 * {@code MAPI_E_USER_CANCEL}.
	 * @return whether it is
	 */
	default boolean isCancelled() {
		return false;
	}

}
