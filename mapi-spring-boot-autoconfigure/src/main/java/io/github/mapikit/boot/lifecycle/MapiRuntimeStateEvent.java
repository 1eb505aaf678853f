// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.lifecycle;

import io.github.mapikit.runtime.event.RuntimeState;

import org.springframework.context.ApplicationEvent;

/**
 * The context's hold on the MAPI runtime went from one state to another. Published on the
 * thread that changed it: the one that starts or stops the context, or, when MAPI is
 * lost, a MAPI thread. Listeners must return soon. From {@code RUNNING} on they may use
 * MAPI; before, on the thread that opens it, they get a {@code MapiUnavailableException}.
 * What a listener throws is logged.
 * <p>
 * If a bean uses MAPI before all beans are made, listeners that are made later miss the
 * events of the start.
 *
 * @since 0.1.0
 */
public class MapiRuntimeStateEvent extends ApplicationEvent {

	private static final long serialVersionUID = 1L;

	private final RuntimeState from;

	private final RuntimeState to;

	/**
	 * An event of this lifecycle.
	 * @param source the lifecycle
	 * @param from the state before
	 * @param to the state after
	 */
	public MapiRuntimeStateEvent(MapiRuntimeLifecycle source, RuntimeState from, RuntimeState to) {
		super(source);
		this.from = from;
		this.to = to;
	}

	/**
	 * Returns the state before.
	 * @return the state before
	 */
	public RuntimeState getFrom() {
		return this.from;
	}

	/**
	 * Returns the state after.
	 * @return the state after
	 */
	public RuntimeState getTo() {
		return this.to;
	}

	@Override
	public String toString() {
		return "MapiRuntimeStateEvent[from=%s, to=%s]".formatted(this.from, this.to);
	}

}
