/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.mapikit.contract;

import java.util.Set;

import io.github.mapikit.spi.MapiSubsystem;
import io.github.mapikit.spi.NotificationDelivery;

/**
 * What the contract tests have to know of a subsystem. Methods are called on the thread
 * that runs the tests.
 *
 * @since 0.1.0
 */
public interface SubsystemUnderTest {

	/**
	 * Makes a subsystem whose default profile has a default store of its own: writable,
	 * with the usual folders, nothing in them. The content lasts as long as the
	 * subsystem, over several leases.
	 * @param delivery where notifications are to be delivered
	 * @return the subsystem
	 */
	MapiSubsystem create(NotificationDelivery delivery);

	/**
	 * Says what the subsystem can do.
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
	 * Gives up a subsystem after its last lease has ended.
	 * @param subsystem what {@link #create} returned
	 */
	default void discard(MapiSubsystem subsystem) {
	}

}
