// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.contract.runtime;

import java.util.List;

import io.github.mapikit.model.store.MapiSession;
import io.github.mapikit.runtime.fake.FakeDriver;
import io.github.mapikit.runtime.thread.MapiThread;
import io.github.mapikit.spi.MapiDriver;
import io.github.mapikit.spi.SessionOptions;

/**
 * A driver that does nothing but keep books, for random schedules.
 *
 * @param books the driver
 */
record FakeScheduleSubject(FakeDriver books) implements ScheduleSubject {

	@Override
	public MapiDriver driver() {
		return this.books;
	}

	@Override
	public void onNext(FaultyCall call, Runnable fault) {
		this.books.onNext(FakeDriver.Call.valueOf(call.name()), fault);
	}

	@Override
	public void heal() {
		this.books.heal();
	}

	@Override
	public void open() {
		MapiSession session = MapiThread.current("schedule").openSession(SessionOptions.DEFAULT_PROFILE);
		this.books.open("folder", session).child("message");
	}

	@Override
	public void crash() {
		this.books.open("table").crash();
	}

	@Override
	public List<String> violations() {
		return this.books.violations();
	}

}
