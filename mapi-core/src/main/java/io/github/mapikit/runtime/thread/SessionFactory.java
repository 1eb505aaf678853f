// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.thread;

import io.github.mapikit.model.store.MapiSession;
import io.github.mapikit.spi.SessionOptions;

/**
 * Makes the sessions of the object model, which the runtime does not know otherwise.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface SessionFactory {

	/**
	 * Logs the calling MAPI thread on.
	 * @param options how
	 * @return the session, in the thread's current scope
	 * @throws io.github.mapikit.error.MapiLogonException if it fails
	 */
	Opened open(SessionOptions options);

	/**
	 * A session that was opened.
	 *
	 * @param session the session
	 * @param profile the name of its profile, as far as it is known without a call
	 */
	record Opened(MapiSession session, String profile) {

	}

}
