// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.windows;

/**
 * What is asked about this process. May be used from any thread.
 *
 * @since 0.1.0
 */
public interface WindowsProcess {

	/**
	 * Returns the session that the process runs in.
	 * @return the session; 0 is that of services, a negative number is not known
	 */
	int sessionId();

	/**
	 * Returns the name of the window station that the process is connected with.
	 * @return such as {@code WinSta0}; empty if it is not known
	 */
	String windowStation();

	/**
	 * Returns whether the process runs where Windows services run, which is session 0.
	 * @return whether it does
	 */
	default boolean isService() {
		return sessionId() == 0;
	}

}
