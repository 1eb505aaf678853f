// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import io.github.mapikit.runtime.event.FailureText;
import io.github.mapikit.spi.MapiDriver;

/**
 * The loss of MAPI.
 *
 * @param cause what it was lost by
 * @param driver the name of the implementation
 * @param restartable whether it can be started again in this process
 */
record Loss(Throwable cause, String driver, boolean restartable) {

	// a driver that is lost may not answer any more
	static Loss of(Throwable cause, MapiDriver driver) {
		String name = "MAPI";
		boolean restartable = false;
		try {
			name = driver.info().name();
			restartable = driver.canRestart();
		}
		catch (Throwable ex) {
			// none of it is known
		}
		return new Loss(cause, name, restartable);
	}

	/**
	 * Returns the loss as it is remembered when nobody works with that MAPI any more: a
	 * stack would keep the classes of an application that has ended. Never throws.
	 * @return the loss, with a cause that has the same text
	 */
	Loss remembered() {
		try {
			return new Loss(new Remembered(this.cause.getClass().getName() + ": " + FailureText.of(this.cause)),
					this.driver, this.restartable);
		}
		catch (Throwable ex) {
			// no memory for it: better too much than nothing
			return this;
		}
	}

	/**
	 * What MAPI was lost by, without its stack.
	 */
	private static final class Remembered extends Exception {

		private static final long serialVersionUID = 1L;

		Remembered(String message) {
			super(message, null, false, false);
		}

	}

}
