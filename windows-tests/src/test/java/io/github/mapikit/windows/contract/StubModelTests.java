// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.windows.contract;

import java.nio.file.Path;

import io.github.mapikit.contract.DriverUnderTest;
import io.github.mapikit.contract.model.BodyContract;
import io.github.mapikit.contract.model.MessageContract;
import io.github.mapikit.contract.model.MessageFlagsContract;
import io.github.mapikit.contract.model.RecipientContract;
import io.github.mapikit.contract.model.SessionContract;
import io.github.mapikit.windows.standin.EnabledInThrowAwayWindows;
import io.github.mapikit.windows.standin.NativeFixture;
import org.junit.jupiter.api.Nested;

/**
 * Part of the contract through the stub of the system, which forwards to the default mail
 * client.
 */
@EnabledInThrowAwayWindows
class StubModelTests {

	private static DriverUnderTest stub() {
		return new NativeFixture(Path.of(System.getenv("SystemRoot"), "System32", "mapi32.dll"));
	}

	@Nested
	class Sessions extends SessionContract {

		@Override
		protected DriverUnderTest driver() {
			return stub();
		}

	}

	@Nested
	class Messages extends MessageContract {

		@Override
		protected DriverUnderTest driver() {
			return stub();
		}

	}

	@Nested
	class MessageFlags extends MessageFlagsContract {

		@Override
		protected DriverUnderTest driver() {
			return stub();
		}

	}

	@Nested
	class Bodies extends BodyContract {

		@Override
		protected DriverUnderTest driver() {
			return stub();
		}

	}

	@Nested
	class Recipients extends RecipientContract {

		@Override
		protected DriverUnderTest driver() {
			return stub();
		}

	}

}
