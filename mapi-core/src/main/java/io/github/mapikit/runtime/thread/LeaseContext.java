// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.thread;

import java.time.Duration;

import io.github.mapikit.runtime.event.RuntimeListener;
import io.github.mapikit.spi.MapiDriver;
import io.github.mapikit.spi.SessionOptions;
import org.jspecify.annotations.Nullable;

/**
 * A lease as threads, pools and tasks see it that work for it. May be used from any
 * thread.
 *
 * @since 0.1.0
 */
public interface LeaseContext {

	/**
	 * Returns the runtime of the process that is leased.
	 * @return the runtime
	 */
	RuntimeContext runtime();

	/**
	 * Returns who leases.
	 * @return who leases
	 */
	String owner();

	/**
	 * Returns the state of the lease by its name.
	 * @return the name of the state
	 */
	String stateName();

	/**
	 * Returns the implementation of MAPI.
	 * @return the implementation
	 */
	MapiDriver driver();

	/**
	 * Returns who makes sessions.
	 * @return the object model's factory
	 */
	SessionFactory sessions();

	/**
	 * Returns how sessions are opened.
	 * @return the options
	 */
	SessionOptions sessionOptions();

	/**
	 * Returns what is done against sessions that fail.
	 * @return the settings
	 */
	SessionRecovery sessionRecovery();

	/**
	 * Returns who counts the sessions.
	 * @return the books
	 */
	SessionBooks sessionBooks();

	/**
	 * Returns whether the lease is about to end, or has ended: nothing is tried again for
	 * it.
	 * @return whether it is
	 */
	boolean isStopping();

	/**
	 * Returns how to report objects that a task left open.
	 * @return how
	 */
	LeakDetection leakDetection();

	/**
	 * Returns how long each part of the end may take.
	 * @return how long
	 */
	Duration stopTimeout();

	/**
	 * Returns who is told what happens in the threads of the lease. Nothing comes out of
	 * it.
	 * @return the listeners
	 */
	RuntimeListener listeners();

	/**
	 * Returns the class loader of the application, for its code that runs on our threads.
	 * @return the class loader, or {@code null} if it had none
	 */
	@Nullable ClassLoader classLoader();

	/**
	 * Returns whether the lease has ended on the primary thread, where nothing runs for
	 * it any more.
	 * @return whether it has
	 */
	boolean hasLeftPrimary();

	/**
	 * Counts tasks that will never run because their pool has ended.
	 * @param tasks how many
	 */
	void abandoned(int tasks);

	/**
	 * Counts an object that a task left open, and tells of it.
	 * @param kind the kind of the object
	 * @param task the name of the task
	 * @return whether the log shall tell of it, too
	 */
	boolean leaked(String kind, String task);

}
