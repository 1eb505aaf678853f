// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.contract.runtime;

import io.github.mapikit.runtime.fake.FakeDriver;
import org.junit.jupiter.api.Nested;

/**
 * Random schedules on a driver that does nothing but keep books, with workers that just
 * wait and with workers that pump meanwhile.
 */
class FakeScheduleTests {

	private static final int SEEDS = 1_000;

	@Nested
	class WaitingWorkers extends RuntimeScheduleContract {

		@Override
		protected int defaultSeeds() {
			return SEEDS;
		}

		@Override
		protected ScheduleSubject createSubject() {
			return new FakeScheduleSubject(new FakeDriver());
		}

	}

	@Nested
	class PumpingWorkers extends RuntimeScheduleContract {

		@Override
		protected int defaultSeeds() {
			return SEEDS;
		}

		@Override
		protected ScheduleSubject createSubject() {
			return new FakeScheduleSubject(new FakeDriver().pumpingWorkers());
		}

	}

}
