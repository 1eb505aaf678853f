// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.contract;

import io.github.mapikit.model.store.MapiSession;

/**
 * A piece of a test that runs on a MAPI thread.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface SessionTask {

	/**
	 * Runs on a MAPI thread.
	 * @param session the thread's own session
	 * @throws Exception what the test is to fail with
	 */
	void run(MapiSession session) throws Exception;

}
