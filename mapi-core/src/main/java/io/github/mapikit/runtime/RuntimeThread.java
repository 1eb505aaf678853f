// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import io.github.mapikit.spi.MapiSubsystem;
import io.github.mapikit.spi.ThreadRole;

/**
 * A platform thread of the runtime. A daemon, so that a command-line application still
 * ends; never virtual, because MAPI ties its state to the native thread.
 */
abstract class RuntimeThread extends Thread {

	private final MapiThread mapiThread;

	RuntimeThread(String name, MapiRuntime runtime, ThreadRole role, String pool, MapiSubsystem subsystem) {
		super(null, null, name, 0, false);
		setDaemon(true);
		this.mapiThread = new MapiThread(runtime, this, role, pool, subsystem);
	}

	final MapiThread mapiThread() {
		return this.mapiThread;
	}

	@Override
	public abstract void run();

}
