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

package io.github.mapikit.boot.lifecycle;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Announces changes of state in their order, one thread at a time, and keeps them while
 * they are held back: a listener that is told in the middle of an opening would find
 * nothing opened, and open again. May be used from any thread.
 */
final class StateAnnouncements {

	private final Consumer<MapiRuntimeStateEvent> target;

	private final Queue<MapiRuntimeStateEvent> unannounced = new ConcurrentLinkedQueue<>();

	/** How often announcing was asked for while a thread announces, plus one for it. */
	private final AtomicInteger requests = new AtomicInteger();

	/** Written by the thread that opens. */
	private volatile boolean heldBack;

	StateAnnouncements(Consumer<MapiRuntimeStateEvent> target) {
		this.target = target;
	}

	void holdBack() {
		this.heldBack = true;
	}

	/**
	 * Ends the holding back; whoever calls this calls {@link #announce()} next.
	 */
	void letGo() {
		this.heldBack = false;
	}

	void add(MapiRuntimeStateEvent event) {
		this.unannounced.add(event);
		// in this order: either it is seen that they are let go, or the event is seen
		// then
		if (!this.heldBack) {
			announce();
		}
	}

	void announce() {
		if (this.requests.getAndIncrement() != 0) {
			return;
		}
		do {
			MapiRuntimeStateEvent event = this.unannounced.poll();
			while (event != null) {
				this.target.accept(event);
				event = this.unannounced.poll();
			}
		}
		while (this.requests.decrementAndGet() != 0);
	}

}
