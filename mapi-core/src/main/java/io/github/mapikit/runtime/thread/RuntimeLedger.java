// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.thread;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

import io.github.mapikit.runtime.event.MapiRule;

/**
 * What the process has done with MAPI since it started. When the runtime has ended, it is
 * balanced: as many uninitializes as initializes unless MAPI was lost, no thread, no open
 * object.
 *
 * @param initializeCount how often threads initialized MAPI
 * @param uninitializeCount how often threads uninitialized MAPI
 * @param abandonedCount how often a thread ended without uninitialize because MAPI was
 * lost
 * @param openObjects how many objects are open
 * @param openSessions how many sessions are open, those of threads and those of tasks
 * @param leaks how many objects tasks left open, all closed since
 * @param violations how often each rule was about to be broken or was broken
 * @param threads the names of the MAPI threads that live
 * @since 0.1.0
 */
public record RuntimeLedger(long initializeCount, long uninitializeCount, long abandonedCount, int openObjects,
		int openSessions, long leaks, Map<MapiRule, Long> violations, List<String> threads) implements Serializable {

	/**
	 * Returns whether nothing is owed: no thread lives that initialized, and no object is
	 * open.
	 * @return whether the ledger is balanced
	 */
	public boolean isBalanced() {
		return this.initializeCount == this.uninitializeCount + this.abandonedCount && this.openObjects == 0
				&& this.threads.isEmpty();
	}

}
