// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.spi;

import java.util.Map;

import io.github.mapikit.model.store.MapiSession;
import org.jspecify.annotations.Nullable;

/**
 * An implementation of MAPI. The runtime in {@code io.github.mapikit.runtime} is its only
 * caller: it decides which thread initializes when, and a subsystem may rely on that.
 * <p>
 * Unless said otherwise, methods are called on MAPI threads, and errors are
 * {@link io.github.mapikit.error.MapiCallException}s. Objects that a subsystem opens
 * extend {@code io.github.mapikit.runtime.thread.ScopedObject}.
 *
 * @since 0.1.0
 */
public interface MapiDriver {

	/**
	 * Says what this is. May be called from any thread, before anything is initialized.
	 * @return what this is
	 */
	DriverInfo info();

	/**
	 * Returns the process that this MAPI runs in. May be called from any thread.
	 * @return the process, the same for each call; that of the JVM by default
	 */
	default MapiProcess process() {
		return MapiProcess.JVM;
	}

	/**
	 * Returns those settings that hold for the whole process and that the first caller
	 * decides (R12), by the name of the property that sets each. A second lease with
	 * other ones is refused. May be called from any thread.
	 * @return the settings, in the order in which they are shown
	 */
	Map<String, String> processOptions();

	/**
	 * Returns numbers and short texts for health and endpoint, such as the number of
	 * skipped files, also as maps and lists. Cheap, never waits, no secrets. May be
	 * called from any thread.
	 * @return the diagnostics, in the order in which they are shown
	 */
	default Map<String, Object> diagnostics() {
		return Map.of();
	}

	/**
	 * Says who is to be told when the surroundings are about to end the process. Called
	 * by the primary thread before it opens its message loop.
	 * @param listener who is to be told
	 */
	default void setProcessEndListener(ProcessEndListener listener) {
	}

	/**
	 * Opens the message queue of the calling thread, the primary thread, before it
	 * initializes.
	 * @return the queue; the runtime closes it after the thread has uninitialized
	 */
	MessageLoop openMessageLoop();

	/**
	 * Opens the message queue of the calling thread, a worker, before it initializes, if
	 * its apartment wants it to pump whenever it waits (R10).
	 * @return the queue, which the runtime closes after the thread has uninitialized; or
	 * {@code null} if a worker need not pump
	 */
	default @Nullable MessageLoop openWorkerLoop() {
		return null;
	}

	/**
	 * Initializes MAPI for the calling thread ({@code MAPIInitialize}).
	 * @param role the part of the thread
	 * @throws io.github.mapikit.error.MapiInitializationException if it fails; the thread
	 * then owes no {@link #uninitialize()}
	 */
	void initialize(ThreadRole role);

	/**
	 * Uninitializes MAPI for the calling thread ({@code MAPIUninitialize}). Called once
	 * for each successful {@link #initialize}, on the same thread (R3).
	 */
	void uninitialize();

	/**
	 * Checks the calling thread before a task runs on it: whether it has the identity
	 * that MAPI runs as (R9). Called for each task, also on the primary thread and for
	 * tasks that run in the middle of others, so it has to be quick.
	 * @param task the name of the task
	 * @throws io.github.mapikit.error.MapiIdentityException if the task must not run
	 */
	default void beforeTask(String task) {
	}

	/**
	 * Checks the calling thread after a task, and puts right what was left behind, so
	 * that the next one can run. Called too when {@link #beforeTask} refused a task that
	 * was not to run in the middle of another, and before a thread ends.
	 * @param task the name of the task
	 * @throws io.github.mapikit.error.MapiIdentityException if the task used another
	 * identity; the task then counts as failed
	 */
	default void afterTask(String task) {
	}

	/**
	 * Logs on ({@code MAPILogonEx}).
	 * @param options how
	 * @return the session
	 * @throws io.github.mapikit.error.MapiLogonException if it fails
	 */
	MapiSession openSession(SessionOptions options);

	/**
	 * Returns whether a failure means that MAPI as a whole is lost, not just a call. The
	 * runtime then fails everything that waits and comes, and uninitializes nothing.
	 * @param failure what was thrown out of a call
	 * @return whether the subsystem is lost
	 */
	default boolean isFatal(Throwable failure) {
		return false;
	}

	/**
	 * Returns whether MAPI can be started again in this process after a
	 * {@linkplain #isFatal fatal} failure.
	 * @return whether it can; in a native subsystem it cannot
	 */
	default boolean canRestart() {
		return false;
	}

	/**
	 * Returns whether threads that had initialized MAPI may end after a
	 * {@linkplain #isFatal fatal} failure. Where they must not, because their end runs
	 * code of a library in an unknown state, they stay until the process ends.
	 * @return whether they may; as for {@link #canRestart()} by default
	 */
	default boolean threadsMayEndAfterLoss() {
		return canRestart();
	}

}
