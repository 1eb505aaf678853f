// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.simulation;

import java.util.List;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.github.mapikit.contract.runtime.RuntimeScheduleContract;
import io.github.mapikit.contract.runtime.ScheduleSubject;
import io.github.mapikit.embedded.EmbeddedDriver;
import io.github.mapikit.embedded.UsesMapi;
import io.github.mapikit.embedded.call.EmbeddedCall;
import io.github.mapikit.model.store.MapiSession;
import io.github.mapikit.runtime.MapiRuntime;
import io.github.mapikit.runtime.thread.MapiThread;
import io.github.mapikit.spi.MapiDriver;
import io.github.mapikit.spi.SessionOptions;
import io.github.mapikit.spi.ThreadRole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.slf4j.LoggerFactory;

/**
 * Random schedules on the embedded driver, whose strict rules see each mistake.
 */
@UsesMapi
class EmbeddedScheduleTests extends RuntimeScheduleContract {

	private final Logger runtime = (Logger) LoggerFactory.getLogger(MapiRuntime.class.getPackageName());

	@BeforeEach
	void beSilent() {
		// schedules fail on purpose thousands of times
		this.runtime.setLevel(Level.OFF);
	}

	@AfterEach
	void logAgain() {
		this.runtime.setLevel(null);
	}

	@Override
	protected int defaultSeeds() {
		return 1_000;
	}

	@Override
	protected ScheduleSubject createSubject() {
		return new Subject(new EmbeddedDriver());
	}

	private record Subject(EmbeddedDriver embedded) implements ScheduleSubject {

		@Override
		public MapiDriver driver() {
			return this.embedded;
		}

		@Override
		public void onNext(FaultyCall call, Runnable fault) {
			switch (call) {
				case INITIALIZE_PRIMARY -> plan(Faults.INITIALIZE, ThreadRole.PRIMARY).act(fault);
				case INITIALIZE_WORKER -> plan(Faults.INITIALIZE, ThreadRole.WORKER).act(fault);
				case UNINITIALIZE_PRIMARY -> plan(Faults.UNINITIALIZE, ThreadRole.PRIMARY).act(fault);
				case UNINITIALIZE_WORKER -> plan(Faults.UNINITIALIZE, ThreadRole.WORKER).act(fault);
				case LOGON -> this.embedded.faults().on(Faults.LOGON).times(1).act(fault);
				case OPEN_WORKER_LOOP -> {
					// its workers need no message loop
				}
			}
		}

		private FaultPlan plan(String operation, ThreadRole role) {
			return this.embedded.faults().on(operation).onlyOn(role).times(1);
		}

		@Override
		public void heal() {
			this.embedded.faults().clear();
		}

		@Override
		public void open() {
			session().defaultStore().inbox().contents().rowCount();
		}

		@Override
		public void crash() {
			MapiSession session = session();
			this.embedded.faults().on(EmbeddedCall.OPEN_MSG_STORE.toString()).times(1).crash();
			session.defaultStore();
		}

		private static MapiSession session() {
			return MapiThread.current("schedule").openSession(SessionOptions.DEFAULT_PROFILE);
		}

		@Override
		public List<String> violations() {
			return this.embedded.violations().stream().map(RuleViolation::toString).toList();
		}

	}

}
