// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.windows.contract;

import java.util.List;

import io.github.mapikit.contract.runtime.RuntimeScheduleContract;
import io.github.mapikit.contract.runtime.ScheduleSubject;
import io.github.mapikit.error.MapiCallExceptions;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.nativemapi.ComApartment;
import io.github.mapikit.nativemapi.NativeDriver;
import io.github.mapikit.nativemapi.NativeOptions;
import io.github.mapikit.runtime.thread.MapiThread;
import io.github.mapikit.spi.MapiDriver;
import io.github.mapikit.spi.SessionOptions;
import io.github.mapikit.windows.standin.EnabledWithStandIn;
import io.github.mapikit.windows.standin.PlannedFaults;
import io.github.mapikit.windows.standin.StandIn;
import org.junit.jupiter.api.Nested;

/**
 * Random schedules on MAPI on Windows, in both apartments, with the stand-in's books as
 * the judge.
 */
@EnabledWithStandIn
class NativeScheduleTests {

	private static final int SEEDS = 60;

	@Nested
	class MultithreadedWorkers extends RuntimeScheduleContract {

		@Override
		protected int defaultSeeds() {
			return SEEDS;
		}

		@Override
		protected ScheduleSubject createSubject() {
			return Subject.of(ComApartment.MTA);
		}

	}

	@Nested
	class SingleThreadedWorkers extends RuntimeScheduleContract {

		@Override
		protected int defaultSeeds() {
			return SEEDS;
		}

		@Override
		protected ScheduleSubject createSubject() {
			return Subject.of(ComApartment.STA);
		}

	}

	private record Subject(StandIn standIn, PlannedFaults faults) implements ScheduleSubject {

		static Subject of(ComApartment apartment) {
			StandIn standIn = StandIn.load();
			standIn.reset();
			NativeOptions options = StandIn.options().withWorkerApartment(apartment);
			return new Subject(standIn, new PlannedFaults(new NativeDriver(options)));
		}

		@Override
		public MapiDriver driver() {
			return this.faults;
		}

		@Override
		public void onNext(FaultyCall call, Runnable fault) {
			this.faults.onNext(call, fault);
		}

		@Override
		public void heal() {
			this.faults.heal();
		}

		@Override
		public void open() {
			MapiThread.current("schedule")
				.openSession(SessionOptions.DEFAULT_PROFILE)
				.defaultStore()
				.inbox()
				.contents()
				.rowCount();
		}

		/**
		 * Fails a call only: a process whose MAPI has crashed has no further schedules.
		 */
		@Override
		public void crash() {
			throw MapiCallExceptions.of("IMAPISession::OpenMsgStore", MapiErrors.MAPI_E_CALL_FAILED);
		}

		@Override
		public List<String> violations() {
			return this.standIn.violations();
		}

	}

}
