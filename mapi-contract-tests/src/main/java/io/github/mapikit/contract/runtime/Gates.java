// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.contract.runtime;

import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Where the threads of a schedule hang until somebody opens all gates: as in a native
 * call, which an interrupt does not end. May be used from any thread.
 */
final class Gates {

	private final Queue<CompletableFuture<Integer>> closed = new ConcurrentLinkedQueue<>();

	private volatile boolean over;

	/**
	 * Hangs until the gates are opened.
	 */
	void hang() {
		next().join();
	}

	/**
	 * Returns a stage that completes when the gates are opened.
	 * @return the stage
	 */
	CompletableFuture<Integer> next() {
		CompletableFuture<Integer> gate = new CompletableFuture<>();
		this.closed.add(gate);
		if (this.over) {
			gate.complete(1);
		}
		return gate;
	}

	void open() {
		CompletableFuture<Integer> gate = this.closed.poll();
		while (gate != null) {
			gate.complete(1);
			gate = this.closed.poll();
		}
	}

	/**
	 * Opens the gates, and has none closed any more.
	 */
	void openForGood() {
		this.over = true;
		open();
	}

}
