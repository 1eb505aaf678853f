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

import java.util.List;

import io.github.mapikit.contract.runtime.RuntimeScheduleContract;
import io.github.mapikit.contract.runtime.ScheduleSubject;
import io.github.mapikit.model.MapiSession;
import io.github.mapikit.runtime.MapiThread;
import io.github.mapikit.spi.MapiSubsystem;
import io.github.mapikit.spi.SessionOptions;
import io.github.mapikit.spi.ThreadRole;

/**
 * Random schedules on the embedded subsystem, whose strict rules see each mistake.
 */
@UsesMapi
class EmbeddedScheduleTests extends RuntimeScheduleContract {

	@Override
	protected int defaultSeeds() {
		return 300;
	}

	@Override
	protected ScheduleSubject createSubject() {
		return new Subject(new EmbeddedSubsystem());
	}

	private record Subject(EmbeddedSubsystem embedded) implements ScheduleSubject {

		@Override
		public MapiSubsystem subsystem() {
			return this.embedded;
		}

		@Override
		public void onNext(FaultyCall call, Runnable fault) {
			FaultPlan plan = switch (call) {
				case INITIALIZE_PRIMARY -> plan(Faults.INITIALIZE, ThreadRole.PRIMARY);
				case INITIALIZE_WORKER -> plan(Faults.INITIALIZE, ThreadRole.WORKER);
				case UNINITIALIZE_PRIMARY -> plan(Faults.UNINITIALIZE, ThreadRole.PRIMARY);
				case UNINITIALIZE_WORKER -> plan(Faults.UNINITIALIZE, ThreadRole.WORKER);
				case LOGON -> this.embedded.faults().on(Faults.LOGON);
			};
			plan.times(1).act(fault);
		}

		private FaultPlan plan(String operation, ThreadRole role) {
			return this.embedded.faults().on(operation).onlyOn(role);
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
			EmbeddedSession session = session().unwrap(EmbeddedSession.class);
			session.perform("IMAPISession::OpenMsgStore", () -> {
				EmbeddedCrashError crash = new EmbeddedCrashError("IMAPISession::OpenMsgStore");
				EmbeddedProcess.crash(crash);
				throw crash;
			});
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
