// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.error;

import java.util.Locale;

/**
 * What helps against what core reports. Core words it in its own terms; a module on top,
 * which knows how its users set such things, words it better through {@link RemedyTexts}.
 * May be used from any thread; throws nothing, so that an exception may ask for a remedy
 * while it is made.
 *
 * @since 0.1.0
 */
public enum Remedy {

	/** Use MAPI on a MAPI thread (R1). */
	USE_MAPI_THREAD("Call it from a task, on the executor of a 'MapiLease'"),

	/** Do not wait on the primary thread (R5). */
	WAIT_ELSEWHERE("Wait on another thread, or let the work run on the primary thread itself, on the primary executor "
			+ "of the 'MapiLease'"),

	/** Let more tasks wait. */
	RAISE_QUEUE_CAPACITY("Raise the queue capacity of the pool or submit less at a time"),

	/** Let the shutdown take longer. */
	RAISE_STOP_TIMEOUT("Raise the stop timeout of the lease"),

	/** Let the start take longer. */
	RAISE_START_TIMEOUT("Give the start more time with the start timeout of the lease"),

	/** Let tasks take longer. */
	RAISE_TASK_TIMEOUT("Give the task more time"),

	/** Let more threads stand in for stuck ones (R8). */
	RAISE_MAX_REPLACEMENTS("Raise the number of replacements that the pool may have"),

	/** Note where objects are opened that are left open (R6). */
	SHOW_LEAK_ORIGIN("Set the leak detection of the lease to 'FULL' to see where it was opened"),

	/** One heartbeat for all leases. */
	SAME_HEARTBEAT("Give both leases the same heartbeat interval and the same limit after which it stalls"),

	/** One copy of the library (R12). */
	SHARE_LIBRARY(
			"Put the library where both applications share it: a parent class loader, such as the server's common "
					+ "libraries"),

	/** One set of options for the process (R12). */
	ONE_PROCESS_OPTIONS(
			"Give both the same setting, or let them run in processes of their own: a process has one MAPI, "
					+ "and its first caller's options win"),

	/** Workers that pump messages where MAPI makes single-threaded apartments (R10). */
	USE_STA_WORKERS("Choose single-threaded apartments for the workers, so that they pump messages while they wait"),

	/** What becomes of tasks that run as another user (R9). */
	CHOOSE_IMPERSONATION("Choose by the driver's policy for impersonation what becomes of such tasks");

	private final String defaultText;

	Remedy(String defaultText) {
		this.defaultText = defaultText;
	}

	/**
	 * Returns the remedy as a sentence of its own.
	 * @return one sentence with a capital and without a full stop
	 */
	public String text() {
		String text = RemedyWording.of(this);
		return (text != null) ? text : this.defaultText;
	}

	/**
	 * Returns the remedy as a part of a longer sentence.
	 * @return the text with a small letter at its beginning
	 */
	public String clause() {
		String text = text();
		return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
	}

	/**
	 * Puts remedies into a text.
	 * @param text a text that may name remedies in braces
	 * @return the text with their clauses
	 */
	static String fillIn(String text) {
		if (text.indexOf('{') < 0) {
			return text;
		}
		String filled = text;
		for (Remedy remedy : values()) {
			String name = "{" + remedy.name() + "}";
			if (filled.contains(name)) {
				filled = filled.replace(name, remedy.clause());
			}
		}
		return filled;
	}

}
