// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import io.github.mapikit.error.MapiConflictException;

/**
 * The mark in the JVM's system properties by which copies of this library in different
 * class loaders see each other: each has a runtime of its own, but MAPI is one (R12).
 */
final class ProcessClaim {

	private static final String PROPERTY = "io.github.mapikit.runtime.claim";

	private ProcessClaim() {
	}

	/**
	 * Claims MAPI for this copy of the library.
	 * @param owner who leases
	 * @throws MapiConflictException if another copy has it
	 */
	static void claim(String owner) {
		String mine = describe(owner);
		Object other = System.getProperties().putIfAbsent(PROPERTY, mine);
		if (other != null) {
			throw new MapiConflictException("the copy of mapi-core", other.toString(), mine,
					"Put the library where both applications share it: a parent class loader, such as the server's "
							+ "common libraries, or the base class loader of Spring Boot's developer tools");
		}
	}

	/**
	 * Gives MAPI up.
	 */
	static void release() {
		System.getProperties().remove(PROPERTY);
	}

	private static String describe(String owner) {
		ClassLoader loader = ProcessClaim.class.getClassLoader();
		String name = (loader.getName() != null) ? loader.getName() : loader.getClass().getName();
		return "'%s' in class loader '%s' (%08x)".formatted(owner, name, System.identityHashCode(loader));
	}

}
