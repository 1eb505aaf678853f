// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.com;

import com.sun.jna.Platform;

/**
 * Calls methods of COM objects by their slot. Arguments are machine words: numbers and
 * addresses. For one thread; a call may happen within a call.
 */
interface VtableCalls extends AutoCloseable {

	/** The most arguments that a method may have, beside the object itself. */
	int MAX_ARGUMENTS = 6;

	/**
	 * Makes a call.
	 * @param object the address of the object
	 * @param slot the number of the method in the object's vtable
	 * @param count how many arguments the method has; those behind are not passed
	 * @param a the first argument
	 * @param b the second argument
	 * @param c the third argument
	 * @param d the fourth argument
	 * @param e the fifth argument
	 * @param f the sixth argument
	 * @return the 32-bit result
	 */
	int call(long object, int slot, int count, long a, long b, long c, long d, long e, long f);

	/**
	 * Calls a function of one argument that is no method.
	 * @param address the address of the function
	 * @param argument the argument
	 * @return the 32-bit result
	 */
	int callFunction(long address, long argument);

	@Override
	void close();

	/**
	 * Returns the fastest way to call on this system.
	 * @return a way to call for one thread
	 */
	static VtableCalls open() {
		return Platform.isWindows() ? new DispatchCalls() : new FunctionCalls();
	}

}
