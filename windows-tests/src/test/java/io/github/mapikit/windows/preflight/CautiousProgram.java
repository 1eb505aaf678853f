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

package io.github.mapikit.windows.preflight;

import java.time.Duration;

import io.github.mapikit.nativemapi.NativeMapiSubsystem;
import io.github.mapikit.nativemapi.preflight.MapiPreflightException;
import io.github.mapikit.nativemapi.preflight.PreflightMode;
import io.github.mapikit.runtime.LeaseOptions;
import io.github.mapikit.runtime.MapiLease;
import io.github.mapikit.runtime.MapiRuntime;
import io.github.mapikit.windows.standin.StandIn;

/**
 * A program that has a child process try MAPI before it starts it itself.
 */
public final class CautiousProgram {

	private CautiousProgram() {
	}

	public static void main(String[] args) {
		Duration timeout = Duration.ofSeconds(Long.getLong("cautious.seconds"));
		NativeMapiSubsystem subsystem = new NativeMapiSubsystem(
				StandIn.options().withPreflight(PreflightMode.CHILD_PROCESS).withPreflightTimeout(timeout));
		try (MapiLease lease = MapiRuntime.lease(
				LeaseOptions.of("cautious", subsystem).withTimeouts(timeout.plusSeconds(20), Duration.ofSeconds(1)))) {
			System.out.println("state: " + lease.state());
		}
		catch (MapiPreflightException ex) {
			System.out.println("refused: " + ex.finding());
		}
		System.out.println("end of main");
	}

}
