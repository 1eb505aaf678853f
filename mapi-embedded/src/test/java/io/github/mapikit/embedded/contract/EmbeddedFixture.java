// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.contract;

import java.util.EnumSet;
import java.util.Set;

import io.github.mapikit.contract.Capability;
import io.github.mapikit.contract.DriverUnderTest;
import io.github.mapikit.embedded.EmbeddedDriver;
import io.github.mapikit.embedded.EmbeddedOptions;
import io.github.mapikit.spi.MapiDriver;
import io.github.mapikit.spi.NotificationDelivery;

/**
 * The embedded driver with an empty mailbox and strict rules.
 */
final class EmbeddedFixture implements DriverUnderTest {

	@Override
	public MapiDriver create(NotificationDelivery delivery) {
		EmbeddedOptions options = EmbeddedOptions.DEFAULTS.withOwner("The Owner", ownerAddress())
			.withNotifications(delivery);
		return new EmbeddedDriver(options);
	}

	@Override
	public Set<Capability> capabilities() {
		return EnumSet.allOf(Capability.class);
	}

	@Override
	public String profileName() {
		return "Embedded";
	}

	@Override
	public String ownerAddress() {
		return "the.owner@example.com";
	}

	@Override
	public void discard(MapiDriver driver) {
		((EmbeddedDriver) driver).close();
	}

}
