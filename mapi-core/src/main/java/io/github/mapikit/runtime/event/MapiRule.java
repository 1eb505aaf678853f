// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.event;

/**
 * The rules for threads that use MAPI. Sources: "MAPI Multithreading Rules" and its
 * sequels (S. Griffin), "Threading in MAPI", "MAPIInitialize" and "MAPIUninitialize"
 * (MAPI documentation).
 *
 * @since 0.1.0
 */
public enum MapiRule {

	/** Every thread that uses MAPI initializes it first. */
	R1("every thread that uses MAPI initializes it first"),
	/** Every thread that initialized MAPI uninitializes it before it ends. */
	R2("every thread that initialized MAPI uninitializes it before it ends"),
	/** No thread uninitializes what it did not initialize. */
	R3("no thread uninitializes what it did not initialize"),
	/** The first thread to initialize is the last to uninitialize. */
	R4("the first thread to initialize is the last to uninitialize"),
	/** The first thread runs a message loop for as long as it lives. */
	R5("the first thread runs a message loop for as long as it lives"),
	/**
	 * Objects are released on their thread, in reverse order, before it uninitializes.
	 */
	R6("objects are released on their thread, in reverse order, before it uninitializes"),
	/** Initializing and uninitializing is not a loop. */
	R7("initializing and uninitializing is not a loop"),
	/** What can hang does not belong on a MAPI thread. */
	R8("what can hang does not belong on a MAPI thread"),
	/** All MAPI threads of a process have one identity. */
	R9("all MAPI threads of a process have one identity"),
	/**
	 * COM is initialized once a thread, in the right apartment, and undone by who did it.
	 */
	R10("COM is initialized once a thread, in the right apartment, and undone by who did it"),
	/** The bitness of the process is that of the installed MAPI. */
	R11("the bitness of the process is that of the installed MAPI"),
	/** A process has one MAPI, and its first caller's flags win. */
	R12("a process has one MAPI, and its first caller's flags win");

	private final String text;

	MapiRule(String text) {
		this.text = text;
	}

	/**
	 * Returns the rule in words.
	 * @return the rule in words
	 */
	public String text() {
		return this.text;
	}

}
