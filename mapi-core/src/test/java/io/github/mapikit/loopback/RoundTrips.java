// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.loopback;

import java.util.ArrayList;
import java.util.List;

/**
 * The verbs that went to the other side and came back, in order. Those that ask about the
 * thread alone ({@code beforeTask}, {@code afterTask}) are left out. May be used from any
 * thread.
 */
public final class RoundTrips {

	private static final List<String> OF_THE_THREAD = List.of("beforeTask", "afterTask", "uninitialize");

	// guarded by the monitor

	private final List<String> verbs = new ArrayList<>();

	private int leftOpen;

	// end of what the monitor guards

	synchronized void made(String verb) {
		if (!OF_THE_THREAD.contains(verb)) {
			this.verbs.add(verb);
		}
	}

	synchronized void ended(int open) {
		this.leftOpen += open;
	}

	/**
	 * Returns the verbs since the last {@link #forget}.
	 * @return the names of the verbs
	 */
	public synchronized List<String> verbs() {
		return List.copyOf(this.verbs);
	}

	/**
	 * Forgets the verbs.
	 */
	public synchronized void forget() {
		this.verbs.clear();
	}

	/**
	 * Returns how many handles were open at the other side when their threads
	 * uninitialized.
	 * @return how many there were, none if all is well
	 */
	public synchronized int leftOpen() {
		return this.leftOpen;
	}

}
