// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.object;

import io.github.mapikit.embedded.call.EmbeddedCall;
import io.github.mapikit.model.store.MapiSession;

/**
 * Calls of a session that do what a test says.
 */
public final class SessionCalls {

	private SessionCalls() {
	}

	/**
	 * Makes a call.
	 * @param session the session
	 * @param call the call
	 * @param body what it does
	 */
	public static void perform(MapiSession session, EmbeddedCall call, Runnable body) {
		session.unwrap(EmbeddedSession.class).perform(call, body);
	}

}
