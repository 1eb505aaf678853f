// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.spi;

import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * An implementation of MAPI. The runtime in {@code io.github.mapikit.runtime} is its only
 * caller: it decides which thread initializes when, and a driver may rely on that. What
 * can be done with MAPI are the verbs of a {@link DriverThread}; the object model stands
 * on them, once for all drivers.
 * <p>
 * Unless said otherwise, methods are called on MAPI threads, and errors are
 * {@link io.github.mapikit.error.MapiCallException}s. A driver keeps no thread's state
 * but in its {@link DriverThread}, and knows nothing of leases, tasks and pools.
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
	 * Returns the calls into MAPI that this driver announces before it makes them, by
	 * their documented names, such as {@code IMAPITable::QueryRows}: a closed set. May be
	 * called from any thread.
	 * @return the names, in no particular order
	 */
	Set<String> calls();

	/**
	 * Opens the message queue of the calling thread, before it initializes. The primary
	 * thread needs one; a worker does if its apartment wants it to pump whenever it waits
	 * (R10).
	 * @param role the part of the thread
	 * @return the queue, which the runtime closes after the thread has uninitialized; or
	 * {@code null} if a worker need not pump
	 */
	@Nullable MessageLoop openLoop(ThreadRole role);

	/**
	 * Initializes MAPI for the calling thread ({@code MAPIInitialize}): the only way to
	 * what can be done on it.
	 * @param role the part of the thread
	 * @param trace is told of each call that is made on the thread
	 * @return what can be done on the thread, on which
	 * {@link DriverThread#uninitialize()} is called once (R3)
	 * @throws io.github.mapikit.error.MapiInitializationException if it fails; the thread
	 * then owes no uninitialize
	 */
	DriverThread initialize(ThreadRole role, CallTrace trace);

	/**
	 * Returns whether a failure means that MAPI as a whole is lost, not just a call. The
	 * runtime then fails everything that waits and comes, and uninitializes nothing.
	 * @param failure what was thrown out of a call
	 * @return whether MAPI is lost
	 */
	default boolean isFatal(Throwable failure) {
		return false;
	}

	/**
	 * Returns whether MAPI can be started again in this process after a
	 * {@linkplain #isFatal fatal} failure.
	 * @return whether it can; in the native driver it cannot
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
