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

package io.github.mapikit.runtime;

import java.time.Duration;

/**
 * A program that closes its lease while a worker is stuck for ever.
 */
public final class StuckProgram {

	private StuckProgram() {
	}

	public static void main(String[] args) {
		TestSubsystem subsystem = new TestSubsystem();
		MapiLease lease = MapiRuntime
			.lease(LeaseOptions.of("program", subsystem).withTimeouts(Duration.ofSeconds(30), Duration.ofMillis(10)));
		Gate never = new Gate();
		lease.openPool(PoolOptions.DEFAULTS).execute(never::pass);
		never.awaitReached();
		boolean exit = args.length > 0;
		if (exit) {
			Runtime.getRuntime().addShutdownHook(new Thread(() -> end(lease, subsystem)));
			System.exit(3);
		}
		end(lease, subsystem);
	}

	private static void end(MapiLease lease, TestSubsystem subsystem) {
		StopReport report = lease.close(Duration.ofMillis(10));
		System.out.println("held up by " + report.heldUpBy().size() + ", owing " + subsystem.owing());
	}

}
