// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.model.notification;

import io.github.mapikit.model.MapiObject;

/**
 * A registration for notifications. It outlives the task that asked for it, and ends when
 * it is closed, on its own thread, or with its store: through a session's default store
 * it lasts as long as the thread.
 *
 * @since 0.1.0
 */
public interface Subscription extends MapiObject {

}
