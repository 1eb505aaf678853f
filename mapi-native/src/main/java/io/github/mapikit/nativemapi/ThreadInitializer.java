// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi;

import io.github.mapikit.error.ComErrors;
import io.github.mapikit.error.HResult;
import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.error.MapiCallExceptions;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.error.MapiSubsystemFailedException;
import io.github.mapikit.error.Remedy;
import io.github.mapikit.nativemapi.com.MapiLibrary;
import io.github.mapikit.nativemapi.windows.ComApartments;
import io.github.mapikit.runtime.event.RuntimeLog;
import io.github.mapikit.spi.CallTrace;
import io.github.mapikit.spi.NotificationDelivery;

/**
 * Initializes COM and MAPI for a thread, and undoes both in reverse order (R2, R10). May
 * be used by any number of MAPI threads at a time, each for itself.
 */
final class ThreadInitializer {

	private static final RuntimeLog logger = RuntimeLog.of(ThreadInitializer.class);

	private final MapiEntry mapi;

	private final ComApartments apartments;

	private final NotificationDelivery notifications;

	private final boolean service;

	/** Whether MAPI refused {@code MAPI_NO_COINIT} to some thread. */
	private volatile boolean refused;

	ThreadInitializer(MapiEntry mapi, ComApartments apartments, NotificationDelivery notifications, boolean service) {
		this.mapi = mapi;
		this.apartments = apartments;
		this.notifications = notifications;
		this.service = service;
	}

	/**
	 * Initializes COM and MAPI for the calling thread.
	 * @param apartment the apartment that the thread enters
	 * @param trace is told of each call
	 * @return whether the thread owes a {@code CoUninitialize}
	 * @throws MapiCallException if it fails; the thread then owes nothing
	 */
	boolean initialize(ComApartment apartment, CallTrace trace) {
		boolean owed = enter(apartment);
		boolean chosen = true;
		int result;
		try {
			result = initialize(true, trace);
			if (result == MapiErrors.MAPI_E_UNKNOWN_FLAGS.code()) {
				// or MAPI could not enter its apartment: the next thread asks again
				leave(owed);
				owed = false;
				chosen = false;
				result = initialize(false, trace);
			}
		}
		catch (Throwable ex) {
			// nothing is uninitialized after a crash
			leave(owed && !isCrash(ex));
			throw ex;
		}
		if (result < 0) {
			leave(owed);
			throw MapiCallExceptions.of("MAPIInitialize", HResult.of(result));
		}
		if (!chosen && !this.refused) {
			this.refused = true;
			tellRefused();
		}
		return owed;
	}

	private int initialize(boolean ownCom, CallTrace trace) {
		trace.calling("MAPIInitialize");
		return this.mapi.initialize(InitializeFlags.forInitialize(this.notifications, this.service, ownCom));
	}

	private static boolean isCrash(Throwable failure) {
		return failure instanceof MapiSubsystemFailedException || MapiLibrary.isCrash(failure);
	}

	private boolean enter(ComApartment apartment) {
		int result = this.apartments.initialize(apartment == ComApartment.MTA);
		if (result == ComErrors.RPC_E_CHANGED_MODE.code()) {
			logger
				.warn("Thread '{}' has COM in another apartment already, not in '{}' (R10). Find out what initialized "
						+ "COM on it, and leave MAPI threads to MAPI", Thread.currentThread().getName(), apartment);
			return false;
		}
		if (result < 0) {
			throw MapiCallExceptions.of("MAPIInitialize", "CoInitializeEx", HResult.of(result));
		}
		return true;
	}

	private static void tellRefused() {
		try {
			logger.warn("This MAPI refuses 'MAPI_NO_COINIT', and enters a single-threaded apartment on its threads by "
					+ "itself. {}", Remedy.USE_STA_WORKERS.text());
		}
		catch (VirtualMachineError ex) {
			// no memory for words, and the thread is initialized
		}
	}

	/**
	 * Returns whether MAPI has entered apartments of its own choice.
	 * @return whether some thread was refused to choose
	 */
	boolean isApartmentRefused() {
		return this.refused;
	}

	/**
	 * Uninitializes MAPI and COM for the calling thread.
	 * @param owed whether it owes a {@code CoUninitialize}
	 * @param trace is told of each call
	 */
	void uninitialize(boolean owed, CallTrace trace) {
		boolean crashed = true;
		try {
			trace.calling("MAPIUninitialize");
			this.mapi.uninitialize();
			crashed = false;
		}
		finally {
			leave(owed && !crashed);
		}
	}

	private void leave(boolean owed) {
		if (owed) {
			this.apartments.uninitialize();
		}
	}

}
