// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.contract;

import java.util.Set;

import io.github.mapikit.spi.MapiDriver;
import io.github.mapikit.spi.NotificationDelivery;

/**
 * What the contract tests have to know of a driver. Methods are called on the thread that
 * runs the tests.
 *
 * @since 0.1.0
 */
public interface DriverUnderTest {

	/**
	 * Makes a driver whose default profile has a default store of its own: writable, with
	 * the usual folders, nothing in them. The content lasts as long as the driver, over
	 * several leases.
	 * @param delivery where notifications are to be delivered
	 * @return the driver
	 */
	MapiDriver create(NotificationDelivery delivery);

	/**
	 * Says what the driver can do.
	 * @return what it can do
	 */
	Set<Capability> capabilities();

	/**
	 * Returns the name of the default profile.
	 * @return the name
	 */
	String profileName();

	/**
	 * Returns the SMTP address of the owner of the default store.
	 * @return the address
	 */
	String ownerAddress();

	/**
	 * Gives up a driver after its last lease has ended.
	 * @param driver what {@link #create} returned
	 */
	default void discard(MapiDriver driver) {
	}

}
