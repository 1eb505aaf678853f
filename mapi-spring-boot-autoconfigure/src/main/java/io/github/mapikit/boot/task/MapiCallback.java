// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.task;

import io.github.mapikit.model.store.MapiSession;
import org.jspecify.annotations.Nullable;

/**
 * Code that uses MAPI. Runs on a MAPI thread.
 *
 * @param <T> the type of the result, which must hold no open MAPI object
 * @param <E> what it may throw; {@link RuntimeException} where nothing is declared
 * @since 0.1.0
 */
@FunctionalInterface
public interface MapiCallback<T extends @Nullable Object, E extends Exception> {

	/**
	 * Uses MAPI.
	 * @param session the session of the thread that this runs on; stays open
	 * @return the result
	 * @throws E what the caller of the template gets
	 */
	T doInMapi(MapiSession session) throws E;

}
