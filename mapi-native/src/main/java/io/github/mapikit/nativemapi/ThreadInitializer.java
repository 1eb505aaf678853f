// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi;

import io.github.mapikit.error.ComErrors;
import io.github.mapikit.error.HResult;
import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.error.MapiCallExceptions;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.error.Remedy;
import io.github.mapikit.nativemapi.windows.ComApartments;
import io.github.mapikit.spi.NotificationDelivery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Initializes COM and MAPI for a thread, and undoes both in reverse order (R2, R10). May
 * be used by any number of MAPI threads at a time, each for itself.
 */
final class ThreadInitializer {

	private static final Logger logger = LoggerFactory.getLogger(ThreadInitializer.class);

	private final MapiEntry mapi;

	private final ComApartments apartments;

	private final NotificationDelivery notifications;

	private final boolean service;

	/** Whether the calling thread owes a {@code CoUninitialize}. */
	private final ThreadLocal<Boolean> owesCom = ThreadLocal.withInitial(() -> false);

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
	 * @throws MapiCallException if it fails; the thread then owes nothing
	 */
	void initialize(ComApartment apartment) {
		boolean owed = enter(apartment);
		try {
			HResult result = HResult.of(this.mapi.initialize(flags(true)));
			if (MapiErrors.MAPI_E_UNKNOWN_FLAGS.equals(result)) {
				// or MAPI could not enter its apartment: the next thread asks again
				leave(owed);
				owed = false;
				result = HResult.of(this.mapi.initialize(flags(false)));
				toldUnknown(result);
			}
			require(result);
			this.owesCom.set(owed);
		}
		catch (MapiCallException ex) {
			// not after a crash, which nothing is uninitialized after
			leave(owed);
			throw ex;
		}
	}

	private boolean enter(ComApartment apartment) {
		HResult result = HResult.of(this.apartments.initialize(apartment == ComApartment.MTA));
		if (ComErrors.RPC_E_CHANGED_MODE.equals(result)) {
			logger
				.warn("Thread '{}' has COM in another apartment already, not in '{}' (R10). Find out what initialized "
						+ "COM on it, and leave MAPI threads to MAPI", Thread.currentThread().getName(), apartment);
			return false;
		}
		if (result.isError()) {
			throw MapiCallExceptions.of("MAPIInitialize", "CoInitializeEx", result);
		}
		return true;
	}

	private void toldUnknown(HResult result) {
		if (!result.isError() && !this.refused) {
			this.refused = true;
			logger.warn("This MAPI refuses 'MAPI_NO_COINIT', and enters a single-threaded apartment on its threads by "
					+ "itself. {}", Remedy.USE_STA_WORKERS.text());
		}
	}

	/**
	 * Returns whether MAPI has entered apartments of its own choice.
	 * @return whether some thread was refused to choose
	 */
	boolean isApartmentRefused() {
		return this.refused;
	}

	private int flags(boolean ownCom) {
		return InitializeFlags.forInitialize(this.notifications, this.service, ownCom);
	}

	private static void require(HResult result) {
		if (result.isError()) {
			throw MapiCallExceptions.of("MAPIInitialize", result);
		}
	}

	/**
	 * Uninitializes MAPI and COM for the calling thread.
	 */
	void uninitialize() {
		boolean owed = this.owesCom.get();
		this.owesCom.remove();
		boolean crashed = true;
		try {
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
