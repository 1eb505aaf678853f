// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.time.Duration;

import io.github.mapikit.runtime.event.StopReport;
import io.github.mapikit.runtime.fake.FakeDriver;
import io.github.mapikit.runtime.pool.PoolOptions;

/**
 * A program that closes its lease while a worker is stuck for ever.
 */
public final class StuckProgram {

	private StuckProgram() {
	}

	public static void main(String[] args) {
		FakeDriver driver = new FakeDriver();
		MapiLease lease = MapiRuntime
			.lease(LeaseOptions.of("program", driver).withTimeouts(Duration.ofSeconds(30), Duration.ofMillis(500)));
		Gate never = new Gate();
		lease.openPool(PoolOptions.DEFAULTS).execute(never::pass);
		never.awaitReached();
		boolean exit = args.length > 0;
		if (exit) {
			Runtime.getRuntime().addShutdownHook(new Thread(() -> end(lease, driver)));
			System.exit(3);
		}
		end(lease, driver);
	}

	private static void end(MapiLease lease, FakeDriver driver) {
		StopReport report = lease.close(Duration.ofMillis(500));
		System.out.println("held up by " + report.heldUpBy().size() + ", owing " + driver.owing());
	}

}
