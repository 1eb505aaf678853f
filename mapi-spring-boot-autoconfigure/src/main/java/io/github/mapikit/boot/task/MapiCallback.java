// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.task;

import io.github.mapikit.model.store.MapiSession;
import org.jspecify.annotations.Nullable;

/**
 * Code that uses MAPI. Runs on a MAPI thread.
 *
 * @param <T> the type of the result, which should hold no MAPI object
 * @since 0.1.0
 */
@FunctionalInterface
public interface MapiCallback<T extends @Nullable Object> {

	/**
	 * Uses MAPI.
	 * @param session the session of the thread that this runs on; stays open
	 * @return the result
	 */
	T doInMapi(MapiSession session);

}
