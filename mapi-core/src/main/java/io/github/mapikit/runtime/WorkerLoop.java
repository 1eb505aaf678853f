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

import java.time.Duration;

import io.github.mapikit.spi.MessageLoop;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The message loop of a worker whose apartment wants it to pump whenever it waits (R10).
 * What fails in it fails MAPI as a whole, as on the primary thread: a message that broke
 * off halfway leaves MAPI in an unknown state.
 */
final class WorkerLoop implements MessageLoop {

	private static final Logger logger = LoggerFactory.getLogger(WorkerLoop.class);

	private final MessageLoop delegate;

	private final MapiRuntime runtime;

	WorkerLoop(MessageLoop delegate, MapiRuntime runtime) {
		this.delegate = delegate;
		this.runtime = runtime;
	}

	@Override
	public void pump(@Nullable Duration timeout) {
		try {
			this.delegate.pump(timeout);
		}
		catch (Throwable ex) {
			logger.error("The message loop of thread '{}' failed", Thread.currentThread().getName(), ex);
			this.runtime.lost(ex);
		}
	}

	@Override
	public void wakeUp() {
		this.delegate.wakeUp();
	}

	@Override
	public void close() {
		try {
			this.delegate.close();
		}
		catch (Throwable ex) {
			logger.error("The message loop of thread '{}' could not be closed", Thread.currentThread().getName(), ex);
		}
	}

}
