// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.contract.runtime;

import java.util.List;

import io.github.mapikit.spi.MapiDriver;

/**
 * A driver that random schedules are run against, with the faults that it can be made to
 * have and its own record of broken rules. May be used from any thread.
 *
 * @since 0.1.0
 */
public interface ScheduleSubject {

	/**
	 * Returns the driver.
	 * @return the driver, which can be started again after a crash
	 */
	MapiDriver driver();

	/**
	 * Does something inside the next call of a kind, on the thread that makes the call.
	 * Does nothing if the driver makes no such calls.
	 * @param call the kind of call
	 * @param fault what to do; may throw, and may take long
	 */
	void onNext(FaultyCall call, Runnable fault);

	/**
	 * Takes back all faults that have not happened.
	 */
	void heal();

	/**
	 * Opens an object on the calling MAPI thread and leaves it open.
	 */
	void open();

	/**
	 * Crashes the driver in a call on the calling MAPI thread. Does not return.
	 */
	void crash();

	/**
	 * Returns the rules that were broken, from books that do not ask the runtime.
	 * @return the broken rules, each with what happened
	 */
	List<String> violations();

	/**
	 * Calls in which faults can be placed.
	 */
	enum FaultyCall {

		/** The primary thread initializes. */
		INITIALIZE_PRIMARY,
		/** A worker opens its message loop, if it has one. */
		OPEN_WORKER_LOOP,
		/** A worker initializes. */
		INITIALIZE_WORKER,
		/** The primary thread uninitializes. */
		UNINITIALIZE_PRIMARY,
		/** A worker uninitializes. */
		UNINITIALIZE_WORKER,
		/** A session is opened. */
		LOGON

	}

}
