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

import java.time.Duration;

import io.github.mapikit.HResult;
import org.jspecify.annotations.Nullable;

/**
 * What a fault does to a call.
 */
sealed interface FaultEffect {

	/**
	 * The call fails.
	 *
	 * @param result the error
	 */
	record Fail(HResult result) implements FaultEffect {
	}

	/**
	 * The call waits.
	 *
	 * @param atMost how long, or {@code null} until the fault is released
	 * @param interruptible whether an interrupt ends the wait
	 */
	record Wait(@Nullable Duration atMost, boolean interruptible) implements FaultEffect {
	}

	/**
	 * Something else happens, on the thread that makes the call.
	 *
	 * @param action what happens; may throw, and may take long
	 */
	record Act(Runnable action) implements FaultEffect {
	}

	/** The subsystem crashes. */
	record Crash() implements FaultEffect {
	}

}
