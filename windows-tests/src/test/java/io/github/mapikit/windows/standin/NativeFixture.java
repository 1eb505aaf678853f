// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.windows.standin;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;

import io.github.mapikit.contract.Capability;
import io.github.mapikit.contract.DriverUnderTest;
import io.github.mapikit.nativemapi.NativeDriver;
import io.github.mapikit.spi.MapiDriver;
import io.github.mapikit.spi.NotificationDelivery;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * MAPI on Windows with an empty mailbox of the stand-in, whose books are looked at after
 * each test.
 */
public final class NativeFixture implements DriverUnderTest {

	private final StandIn standIn = StandIn.load();

	private final Path library;

	/**
	 * A fixture on the stand-in itself.
	 */
	public NativeFixture() {
		this(StandIn.path());
	}

	/**
	 * A fixture on a DLL that leads to the stand-in.
	 */
	public NativeFixture(Path library) {
		this.library = library;
	}

	@Override
	public MapiDriver create(NotificationDelivery delivery) {
		this.standIn.reset();
		return new NativeDriver(StandIn.options().withLibraryPath(this.library).withNotifications(delivery));
	}

	@Override
	public Set<Capability> capabilities() {
		return EnumSet.allOf(Capability.class);
	}

	@Override
	public String profileName() {
		return "StandIn";
	}

	@Override
	public String ownerAddress() {
		return "owner@standin.example";
	}

	@Override
	public void discard(MapiDriver driver) {
		assertThat(this.standIn.violations()).as("rules that the stand-in saw broken").isEmpty();
		assertThat(this.standIn.count("initializes")).as("initializations that were undone")
			.isEqualTo(this.standIn.count("uninitializes"));
	}

}
