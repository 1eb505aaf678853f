// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.util.LinkedHashSet;
import java.util.Set;

import io.github.mapikit.runtime.anchor.AnchorThread;
import io.github.mapikit.runtime.pool.WorkerCount;
import io.github.mapikit.runtime.primary.PrimaryThread;
import io.github.mapikit.runtime.thread.MapiThread;
import org.jspecify.annotations.Nullable;

/**
 * The anchor thread of a process: made when a lease first needs it, told to end when
 * nobody leases and no worker lives, before the primary thread (R4). Guarded by the
 * monitor of the runtime. May be used from any thread.
 */
final class ProcessAnchor implements WorkerCount {

	private final ProcessRuntime runtime;

	private @Nullable AnchorThread current;

	private final Set<MapiThread> living = new LinkedHashSet<>();

	ProcessAnchor(ProcessRuntime runtime) {
		this.runtime = runtime;
	}

	/**
	 * Returns the anchor thread, for a lease of the process.
	 * @param primary the primary thread, which is ready
	 * @param asking the settings of the lease; those of the first one decide how long its
	 * work may take
	 * @return the thread
	 */
	AnchorThread open(PrimaryThread primary, LeaseOptions asking) {
		synchronized (this.runtime) {
			AnchorThread open = this.current;
			if (open == null || !open.isOpen()) {
				open = new AnchorThread(this.runtime, primary.driver(), asking.startTimeout(), asking.stopTimeout(),
						this);
				this.current = open;
			}
			return open;
		}
	}

	@Override
	public void joined(MapiThread worker) {
		synchronized (this.runtime) {
			this.living.add(worker);
		}
	}

	@Override
	public void left(MapiThread worker) {
		synchronized (this.runtime) {
			this.living.remove(worker);
		}
		this.runtime.endIfUnused();
	}

	// with the monitor of the runtime

	boolean hasEnded() {
		return this.living.isEmpty();
	}

	@Nullable AnchorThread current() {
		return this.current;
	}

	/**
	 * Forgets the thread, which is about to end or has done so.
	 * @return the thread, or {@code null} if there was none
	 */
	@Nullable AnchorThread forget() {
		AnchorThread forgotten = this.current;
		this.current = null;
		return forgotten;
	}

	Set<MapiThread> living() {
		return this.living;
	}

}
