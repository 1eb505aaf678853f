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

package io.github.mapikit.embedded;

import java.util.EnumSet;
import java.util.Set;

import io.github.mapikit.contract.Capability;
import io.github.mapikit.contract.SubsystemUnderTest;
import io.github.mapikit.contract.model.AttachmentContract;
import io.github.mapikit.contract.model.ContentsTableContract;
import io.github.mapikit.contract.model.FolderContract;
import io.github.mapikit.contract.model.MessageContract;
import io.github.mapikit.contract.model.PropertyContract;
import io.github.mapikit.contract.model.RestrictionContract;
import io.github.mapikit.contract.model.SessionContract;
import io.github.mapikit.contract.model.SortContract;
import io.github.mapikit.spi.MapiSubsystem;
import io.github.mapikit.spi.NotificationDelivery;
import org.junit.jupiter.api.Nested;

/**
 * The embedded subsystem keeps the contract of all subsystems.
 */
class EmbeddedContractTests {

	@Nested
	class AttachmentTests extends AttachmentContract {

		@Override
		protected SubsystemUnderTest subsystem() {
			return new Embedded();
		}

	}

	@Nested
	class ContentsTableTests extends ContentsTableContract {

		@Override
		protected SubsystemUnderTest subsystem() {
			return new Embedded();
		}

	}

	@Nested
	class FolderTests extends FolderContract {

		@Override
		protected SubsystemUnderTest subsystem() {
			return new Embedded();
		}

	}

	@Nested
	class MessageTests extends MessageContract {

		@Override
		protected SubsystemUnderTest subsystem() {
			return new Embedded();
		}

	}

	@Nested
	class PropertyTests extends PropertyContract {

		@Override
		protected SubsystemUnderTest subsystem() {
			return new Embedded();
		}

	}

	@Nested
	class RestrictionTests extends RestrictionContract {

		@Override
		protected SubsystemUnderTest subsystem() {
			return new Embedded();
		}

	}

	@Nested
	class SessionTests extends SessionContract {

		@Override
		protected SubsystemUnderTest subsystem() {
			return new Embedded();
		}

	}

	@Nested
	class SortTests extends SortContract {

		@Override
		protected SubsystemUnderTest subsystem() {
			return new Embedded();
		}

	}

	private static final class Embedded implements SubsystemUnderTest {

		@Override
		public MapiSubsystem create(NotificationDelivery delivery) {
			return new EmbeddedSubsystem(EmbeddedOptions.DEFAULTS.withNotifications(delivery));
		}

		@Override
		public Set<Capability> capabilities() {
			return EnumSet.allOf(Capability.class);
		}

		@Override
		public String profileName() {
			return EmbeddedSubsystem.DEFAULT_PROFILE;
		}

		@Override
		public String ownerAddress() {
			return EmbeddedOptions.DEFAULTS.ownerAddress();
		}

		@Override
		public void discard(MapiSubsystem subsystem) {
			((EmbeddedSubsystem) subsystem).close();
		}

	}

}
