// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.contract.runtime;

import java.util.List;

import io.github.mapikit.runtime.fake.FakeMapiSubsystem;
import io.github.mapikit.runtime.fake.FakeSession;
import io.github.mapikit.runtime.thread.MapiThread;
import io.github.mapikit.spi.MapiSubsystem;
import io.github.mapikit.spi.SessionOptions;
import org.junit.jupiter.api.Nested;

/**
 * Random schedules on a subsystem that does nothing but keep books, with workers that
 * just wait and with workers that pump meanwhile.
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
			return new Subject(new FakeMapiSubsystem());
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
			return new Subject(new FakeMapiSubsystem().pumpingWorkers());
		}

	}

	private record Subject(FakeMapiSubsystem books) implements ScheduleSubject {

		@Override
		public MapiSubsystem subsystem() {
			return this.books;
		}

		@Override
		public void onNext(FaultyCall call, Runnable fault) {
			this.books.onNext(FakeMapiSubsystem.Call.valueOf(call.name()), fault);
		}

		@Override
		public void heal() {
			this.books.heal();
		}

		@Override
		public void open() {
			session().child("folder").child("message");
		}

		@Override
		public void crash() {
			session().work(() -> {
				throw this.books.crash();
			});
		}

		private static FakeSession session() {
			return (FakeSession) MapiThread.current("schedule").openSession(SessionOptions.DEFAULT_PROFILE);
		}

		@Override
		public List<String> violations() {
			return this.books.violations();
		}

	}

}
