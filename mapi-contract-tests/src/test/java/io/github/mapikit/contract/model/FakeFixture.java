// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.contract.model;

import java.util.EnumSet;
import java.util.Set;

import io.github.mapikit.contract.Capability;
import io.github.mapikit.contract.DriverUnderTest;
import io.github.mapikit.runtime.fake.FakeDriver;
import io.github.mapikit.spi.MapiDriver;
import io.github.mapikit.spi.NotificationDelivery;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The fake driver. After each test its books must have no broken rule.
 */
class FakeFixture implements DriverUnderTest {

	@Override
	public MapiDriver create(NotificationDelivery delivery) {
		return new FakeDriver().withDelivery(delivery);
	}

	@Override
	public Set<Capability> capabilities() {
		// any name is a profile
		return EnumSet.complementOf(EnumSet.of(Capability.NAMED_PROFILES));
	}

	@Override
	public String profileName() {
		return "default";
	}

	@Override
	public String ownerAddress() {
		return FakeDriver.OWNER_ADDRESS;
	}

	@Override
	public void discard(MapiDriver driver) {
		assertBalanced((FakeDriver) driver);
	}

	static void assertBalanced(FakeDriver fake) {
		assertThat(fake.violations()).as("broken rules").isEmpty();
		assertThat(fake.owing()).as("threads that owe an uninitialize").isZero();
	}

}
