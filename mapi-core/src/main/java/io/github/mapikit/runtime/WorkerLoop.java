// SPDX-License-Identifier: Apache-2.0

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
