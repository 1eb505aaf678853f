// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.event;

/**
 * The rules for threads that use MAPI. Sources: "MAPI Multithreading Rules" and its
 * sequels (S. Griffin), "Threading in MAPI", "MAPIInitialize" and "MAPIUninitialize"
 * (MAPI documentation). Each rule links to what keeps it.
 *
 * @since 0.1.0
 */
public enum MapiRule {

	/**
	 * Every thread that uses MAPI initializes it first.
	 * @see io.github.mapikit.runtime.thread.MapiThread#current(String)
	 */
	R1("every thread that uses MAPI initializes it first"),
	/**
	 * Every thread that initialized MAPI uninitializes it before it ends.
	 * @see io.github.mapikit.runtime.thread.ThreadLife#initialize()
	 * @see io.github.mapikit.runtime.thread.ThreadLife#uninitialize()
	 */
	R2("every thread that initialized MAPI uninitializes it before it ends"),
	/**
	 * No thread uninitializes what it did not initialize.
	 * @see io.github.mapikit.runtime.thread.ThreadLife#uninitialize()
	 */
	R3("no thread uninitializes what it did not initialize"),
	/**
	 * The first thread to initialize is the last to uninitialize.
	 * @see io.github.mapikit.runtime.primary.PrimaryThread#requestStop()
	 * @see io.github.mapikit.runtime.pool.MapiWorkerPool#open()
	 */
	R4("the first thread to initialize is the last to uninitialize"),
	/**
	 * The first thread runs a message loop for as long as it lives.
	 * @see io.github.mapikit.runtime.primary.PrimaryThread
	 * @see io.github.mapikit.runtime.primary.Heartbeat
	 * @see io.github.mapikit.runtime.thread.MapiThread#mustNotWait(String)
	 */
	R5("the first thread runs a message loop for as long as it lives"),
	/**
	 * Objects are released on their thread, in reverse order, before it uninitializes.
	 * @see io.github.mapikit.runtime.thread.ThreadWork#endScope(String)
	 * @see io.github.mapikit.runtime.thread.ScopedObject
	 */
	R6("objects are released on their thread, in reverse order, before it uninitializes"),
	/**
	 * Initializing and uninitializing is not a loop.
	 * @see io.github.mapikit.runtime.pool.MapiWorkerPool
	 * @see io.github.mapikit.runtime.pool.PoolOptions#withBackoff
	 */
	R7("initializing and uninitializing is not a loop"),
	/**
	 * What can hang does not belong on a MAPI thread.
	 * @see io.github.mapikit.runtime.pool.PoolOptions#withStuck
	 * @see io.github.mapikit.runtime.task.TaskFuture#timeOutAfter
	 */
	R8("what can hang does not belong on a MAPI thread"),
	/**
	 * All MAPI threads of a process have one identity.
	 * @see io.github.mapikit.runtime.thread.MapiThread#callAsProcess
	 * @see io.github.mapikit.spi.DriverThread#beforeTask(String)
	 * @see "io.github.mapikit.nativemapi.IdentityGuard"
	 */
	R9("all MAPI threads of a process have one identity"),
	/**
	 * COM is initialized once a thread, in the right apartment, and undone by who did it.
	 * @see io.github.mapikit.spi.MapiDriver#initialize
	 * @see io.github.mapikit.spi.MapiDriver#openLoop
	 * @see "io.github.mapikit.nativemapi.ThreadInitializer"
	 */
	R10("COM is initialized once a thread, in the right apartment, and undone by who did it"),
	/**
	 * The bitness of the process is that of the installed MAPI.
	 * @see "io.github.mapikit.nativemapi.preflight.Preflight"
	 */
	R11("the bitness of the process is that of the installed MAPI"),
	/**
	 * A process has one MAPI, and its first caller's flags win.
	 * @see io.github.mapikit.runtime.MapiRuntime#newLease
	 * @see io.github.mapikit.spi.MapiProcess
	 * @see io.github.mapikit.spi.MapiDriver#processOptions()
	 */
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
