// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.error;

/**
 * The documented names of MAPI's calls: {@code MAPIInitialize}, or interface and method
 * as in {@code IMAPISession::OpenMsgStore}.
 */
final class OperationName {

	private static final String SEPARATOR = "::";

	private OperationName() {
	}

	/**
	 * The name without its interface.
	 * @param operation the name, with or without an interface
	 * @return the part after the separator
	 */
	static String plain(String operation) {
		int end = operation.lastIndexOf(SEPARATOR);
		return (end < 0) ? operation : operation.substring(end + SEPARATOR.length());
	}

	/**
	 * Whether the name has no interface.
	 * @param operation the name, with or without an interface
	 * @return whether there is no separator in it
	 */
	static boolean isPlain(String operation) {
		return !operation.contains(SEPARATOR);
	}

}
