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

package io.github.mapikit.windows.contract;

import io.github.mapikit.contract.SubsystemUnderTest;
import io.github.mapikit.contract.model.AttachmentContract;
import io.github.mapikit.contract.model.ContentsTableContract;
import io.github.mapikit.contract.model.FolderContract;
import io.github.mapikit.contract.model.MessageContract;
import io.github.mapikit.contract.model.NotificationContract;
import io.github.mapikit.contract.model.PropertyContract;
import io.github.mapikit.contract.model.RestrictionContract;
import io.github.mapikit.contract.model.SessionContract;
import io.github.mapikit.contract.model.SortContract;
import io.github.mapikit.contract.model.StreamContract;
import io.github.mapikit.contract.model.SubmitContract;
import io.github.mapikit.contract.model.ThreadContract;
import io.github.mapikit.contract.model.TransferContract;
import io.github.mapikit.contract.model.ValueContract;
import io.github.mapikit.windows.standin.EnabledWithStandIn;
import io.github.mapikit.windows.standin.NativeFixture;
import org.junit.jupiter.api.Nested;

/**
 * The object model of MAPI on Windows, over the stand-in.
 */
@EnabledWithStandIn
class NativeModelTests {

	@Nested
	class Sessions extends SessionContract {

		@Override
		protected SubsystemUnderTest subsystem() {
			return new NativeFixture();
		}

	}

	@Nested
	class Folders extends FolderContract {

		@Override
		protected SubsystemUnderTest subsystem() {
			return new NativeFixture();
		}

	}

	@Nested
	class ContentsTables extends ContentsTableContract {

		@Override
		protected SubsystemUnderTest subsystem() {
			return new NativeFixture();
		}

	}

	@Nested
	class Restrictions extends RestrictionContract {

		@Override
		protected SubsystemUnderTest subsystem() {
			return new NativeFixture();
		}

	}

	@Nested
	class Orders extends SortContract {

		@Override
		protected SubsystemUnderTest subsystem() {
			return new NativeFixture();
		}

	}

	@Nested
	class Properties extends PropertyContract {

		@Override
		protected SubsystemUnderTest subsystem() {
			return new NativeFixture();
		}

	}

	@Nested
	class Messages extends MessageContract {

		@Override
		protected SubsystemUnderTest subsystem() {
			return new NativeFixture();
		}

	}

	@Nested
	class Attachments extends AttachmentContract {

		@Override
		protected SubsystemUnderTest subsystem() {
			return new NativeFixture();
		}

	}

	@Nested
	class Streams extends StreamContract {

		@Override
		protected SubsystemUnderTest subsystem() {
			return new NativeFixture();
		}

	}

	@Nested
	class Transfers extends TransferContract {

		@Override
		protected SubsystemUnderTest subsystem() {
			return new NativeFixture();
		}

	}

	@Nested
	class Submissions extends SubmitContract {

		@Override
		protected SubsystemUnderTest subsystem() {
			return new NativeFixture();
		}

	}

	@Nested
	class Notifications extends NotificationContract {

		@Override
		protected SubsystemUnderTest subsystem() {
			return new NativeFixture();
		}

	}

	@Nested
	class Threads extends ThreadContract {

		@Override
		protected SubsystemUnderTest subsystem() {
			return new NativeFixture();
		}

	}

	@Nested
	class Values extends ValueContract {

		@Override
		protected SubsystemUnderTest subsystem() {
			return new NativeFixture();
		}

	}

}
