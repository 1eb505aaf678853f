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
