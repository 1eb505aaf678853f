// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.contract;

import io.github.mapikit.model.store.MapiSession;

/**
 * A piece of a test that runs on a MAPI thread and has a result.
 *
 * @param <T> the type of the result
 * @since 0.1.0
 */
@FunctionalInterface
public interface SessionQuestion<T> {

	/**
	 * Runs on a MAPI thread.
	 * @param session the thread's own session
	 * @return the result, a value rather than an object of the session
	 * @throws Exception what the test is to fail with
	 */
	T ask(MapiSession session) throws Exception;

}
