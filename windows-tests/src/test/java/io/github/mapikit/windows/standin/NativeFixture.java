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

package io.github.mapikit.windows.standin;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;

import io.github.mapikit.contract.Capability;
import io.github.mapikit.contract.SubsystemUnderTest;
import io.github.mapikit.nativemapi.NativeMapiSubsystem;
import io.github.mapikit.spi.MapiSubsystem;
import io.github.mapikit.spi.NotificationDelivery;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * MAPI on Windows with an empty mailbox of the stand-in, whose books are looked at after
 * each test.
 */
public final class NativeFixture implements SubsystemUnderTest {

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
	public MapiSubsystem create(NotificationDelivery delivery) {
		this.standIn.reset();
		return new NativeMapiSubsystem(StandIn.options().withLibraryPath(this.library).withNotifications(delivery));
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
	public void discard(MapiSubsystem subsystem) {
		assertThat(this.standIn.violations()).as("rules that the stand-in saw broken").isEmpty();
		assertThat(this.standIn.count("initializes")).as("initializations that were undone")
			.isEqualTo(this.standIn.count("uninitializes"));
	}

}
