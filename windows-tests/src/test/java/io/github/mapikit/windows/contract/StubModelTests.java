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

import java.nio.file.Path;

import io.github.mapikit.contract.SubsystemUnderTest;
import io.github.mapikit.contract.model.MessageContract;
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

	private static SubsystemUnderTest stub() {
		return new NativeFixture(Path.of(System.getenv("SystemRoot"), "System32", "mapi32.dll"));
	}

	@Nested
	class Sessions extends SessionContract {

		@Override
		protected SubsystemUnderTest subsystem() {
			return stub();
		}

	}

	@Nested
	class Messages extends MessageContract {

		@Override
		protected SubsystemUnderTest subsystem() {
			return stub();
		}

	}

}
