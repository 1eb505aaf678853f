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

package io.github.mapikit.embedded.contract;

import java.util.EnumSet;
import java.util.Set;

import io.github.mapikit.contract.Capability;
import io.github.mapikit.contract.SubsystemUnderTest;
import io.github.mapikit.embedded.EmbeddedOptions;
import io.github.mapikit.embedded.EmbeddedSubsystem;
import io.github.mapikit.spi.MapiSubsystem;
import io.github.mapikit.spi.NotificationDelivery;

/**
 * The embedded subsystem with an empty mailbox and strict rules.
 */
final class EmbeddedFixture implements SubsystemUnderTest {

	@Override
	public MapiSubsystem create(NotificationDelivery delivery) {
		EmbeddedOptions options = EmbeddedOptions.DEFAULTS.withOwner("The Owner", ownerAddress())
			.withNotifications(delivery);
		return new EmbeddedSubsystem(options);
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
	public void discard(MapiSubsystem subsystem) {
		((EmbeddedSubsystem) subsystem).close();
	}

}
