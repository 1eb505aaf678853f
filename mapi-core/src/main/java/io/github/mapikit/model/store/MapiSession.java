// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.model.store;

import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.MapiObject;

/**
 * A logged-on MAPI session. Each MAPI thread has one of its own, opened at first use.
 * <p>
 * Source: "IMAPISession : IUnknown" (MAPI reference).
 *
 * @since 0.1.0
 */
public interface MapiSession extends MapiObject {

	/**
	 * Returns the name of the profile that the session is logged on to.
	 * @return the profile's name
	 */
	String profileName();

	/**
	 * Returns the profile's default message store. It stays open as long as the session;
	 * calling this again returns the same object.
	 * @return the store; its session closes it
	 * @throws io.github.mapikit.error.MapiNotFoundException if the profile has no default
	 * store
	 */
	MessageStore defaultStore();

	/**
	 * Opens a message store.
	 * @param entryId the store's entry identifier
	 * @return the store; the caller closes it
	 * @throws io.github.mapikit.error.MapiNotFoundException if there is no such store
	 */
	MessageStore openStore(EntryId entryId);

}
