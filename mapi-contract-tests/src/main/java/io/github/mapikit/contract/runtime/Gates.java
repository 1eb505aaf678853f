/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

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
