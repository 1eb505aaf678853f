// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.windows.preflight;

import java.time.Duration;

import io.github.mapikit.nativemapi.NativeDriver;
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
		NativeDriver driver = new NativeDriver(
				StandIn.options().withPreflight(PreflightMode.CHILD_PROCESS).withPreflightTimeout(timeout));
		try (MapiLease lease = MapiRuntime
			.lease(LeaseOptions.of("cautious", driver).withTimeouts(timeout.plusSeconds(20), Duration.ofSeconds(1)))) {
			System.out.println("state: " + lease.state());
		}
		catch (MapiPreflightException ex) {
			System.out.println("refused: " + ex.finding());
		}
		System.out.println("end of main");
	}

}
