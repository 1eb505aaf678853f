// SPDX-License-Identifier: Apache-2.0

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
