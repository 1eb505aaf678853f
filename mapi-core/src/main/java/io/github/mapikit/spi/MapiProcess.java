// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.spi;

import java.util.Objects;

/**
 * The process that MAPI runs in, of which there is one MAPI only (R12): one primary
 * thread, one set of options, one fate. Two implementations that name the same process
 * share a runtime; those of different processes know nothing of each other. Immutable;
 * two of the same name are two processes.
 *
 * @since 0.1.0
 */
public final class MapiProcess {

	/**
	 * The process of the JVM itself, whatever class loaders there are in it.
	 */
	public static final MapiProcess JVM = new MapiProcess("jvm");

	private final String name;

	private MapiProcess(String name) {
		this.name = name;
	}

	/**
	 * Returns a new process.
	 * @param name a short name for people, such as {@code embedded}
	 * @return the process, which equals no other
	 */
	public static MapiProcess named(String name) {
		return new MapiProcess(Objects.requireNonNull(name, "name"));
	}

	/**
	 * Returns the name of the process.
	 * @return a short name for people; others may have the same
	 */
	public String name() {
		return this.name;
	}

	@Override
	public String toString() {
		return this.name;
	}

}
