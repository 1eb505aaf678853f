// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.actuate.endpoint;

import java.util.Collection;
import java.util.Optional;
import java.util.function.Supplier;

import io.github.mapikit.boot.health.HeartbeatAgeLimit;
import io.github.mapikit.boot.task.MapiTaskExecutor;
import io.github.mapikit.runtime.RuntimeSnapshot;
import io.github.mapikit.runtime.event.RuntimeState;

import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.util.Assert;

/**
 * {@link Endpoint} that shows what MAPI does in this process: its threads, the rules and
 * how often each was about to be broken, executors, open objects and sessions, the
 * options in force. Reads the runtime's books, makes no MAPI call and never waits. May be
 * asked from any thread.
 *
 * @since 0.1.0
 */
@Endpoint(id = "mapi", defaultAccess = Access.READ_ONLY)
public class MapiEndpoint {

	private final Supplier<RuntimeState> state;

	private final Supplier<Optional<RuntimeSnapshot>> snapshots;

	private final HeartbeatAgeLimit heartbeatAgeLimit;

	private final Supplier<? extends Collection<MapiTaskExecutor>> executors;

	/**
	 * An endpoint that reads the given books.
	 * @param state supplies the runtime's state
	 * @param snapshots supplies the runtime at this moment; empty before it was started
	 * @param heartbeatAgeLimit how old the last answered heartbeat may be
	 * @param executors supplies the executors of the context
	 */
	public MapiEndpoint(Supplier<RuntimeState> state, Supplier<Optional<RuntimeSnapshot>> snapshots,
			HeartbeatAgeLimit heartbeatAgeLimit, Supplier<? extends Collection<MapiTaskExecutor>> executors) {
		Assert.notNull(state, "'state' must not be null");
		Assert.notNull(snapshots, "'snapshots' must not be null");
		Assert.notNull(heartbeatAgeLimit, "'heartbeatAgeLimit' must not be null");
		Assert.notNull(executors, "'executors' must not be null");
		this.state = state;
		this.snapshots = snapshots;
		this.heartbeatAgeLimit = heartbeatAgeLimit;
		this.executors = executors;
	}

	/**
	 * Returns what MAPI does at this moment.
	 * @return the description; before the first start it holds the state alone
	 */
	@ReadOperation
	public MapiDescriptor mapi() {
		RuntimeState current = this.state.get();
		return this.snapshots.get()
			.map((snapshot) -> MapiDescriptor.of(current, snapshot, this.heartbeatAgeLimit, this.executors.get()))
			.orElseGet(() -> MapiDescriptor.of(current));
	}

}
