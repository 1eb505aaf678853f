// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.error;

import org.jspecify.annotations.Nullable;

/**
 * MAPI crashed. Its state is unknown, locks may be held for ever: no call will be made to
 * it in this process any more, and every caller is told so by this exception. May be
 * handled on any thread.
 */
public final class MapiSubsystemFailedException extends MapiException {

	private static final long serialVersionUID = 1L;

	private final String driver;

	private final String operation;

	/**
	 * An exception about the MAPI of a driver.
	 * @param driver the name of the driver
	 * @param operation the call in which it crashed, by its documented name
	 * @param cause the crash itself, such as an invalid memory access, if it is at hand
	 */
	public MapiSubsystemFailedException(String driver, String operation, @Nullable Throwable cause) {
		super("MAPI of driver '" + driver + "' crashed in '" + operation
				+ "'. Its state is unknown and no further call is made to it. Restart the process, and look for the "
				+ "first report of this crash in the log", cause);
		this.driver = driver;
		this.operation = operation;
	}

	/**
	 * Always: a call may have done its work before it crashed, and this is also what
	 * others are told whose calls were under way.
	 */
	@Override
	public boolean mayHaveTakenEffect() {
		return true;
	}

	/**
	 * The driver whose MAPI crashed.
	 * @return its name
	 */
	public String driver() {
		return this.driver;
	}

	/**
	 * The call in which it crashed.
	 * @return its documented name
	 */
	public String operation() {
		return this.operation;
	}

}
