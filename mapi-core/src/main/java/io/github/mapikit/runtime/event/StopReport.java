// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.event;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;

/**
 * How a shutdown went.
 *
 * @param took how long it took
 * @param abandonedTasks how many waiting tasks were failed because time ran out
 * @param heldUpBy the threads that did not end in time, each with what it does; empty if
 * everything ended
 * @param overdueHooks the shutdown hooks that did not return in time
 * @since 0.1.0
 */
public record StopReport(Duration took, int abandonedTasks, List<String> heldUpBy,
		List<String> overdueHooks) implements Serializable {

	/**
	 * Creates a report.
	 */
	public StopReport {
		heldUpBy = List.copyOf(heldUpBy);
		overdueHooks = List.copyOf(overdueHooks);
	}

	/**
	 * Creates a report of a shutdown without hooks.
	 * @param took how long it took
	 * @param abandonedTasks how many waiting tasks were failed because time ran out
	 * @param heldUpBy the threads that did not end in time, each with what it does
	 */
	public StopReport(Duration took, int abandonedTasks, List<String> heldUpBy) {
		this(took, abandonedTasks, heldUpBy, List.of());
	}

	/**
	 * Returns whether everything ended, hooks too.
	 * @return whether everything ended
	 */
	public boolean isComplete() {
		return this.heldUpBy.isEmpty() && this.overdueHooks.isEmpty();
	}

}
