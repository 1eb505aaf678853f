// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.thread;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import io.github.mapikit.runtime.event.RuntimeLog;
import io.github.mapikit.runtime.watch.Timer;
import io.github.mapikit.spi.MapiDriver;
import io.github.mapikit.spi.MessageLoop;
import org.jspecify.annotations.Nullable;

/**
 * A message loop out of which nothing comes (R5). A message that broke off halfway leaves
 * MAPI in an unknown state, so that it is lost; for want of memory the loop only pauses.
 *
 * @since 0.1.0
 */
public final class GuardedLoop implements MessageLoop {

	private static final RuntimeLog logger = RuntimeLog.of(GuardedLoop.class);

	private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

	private final MessageLoop opened;

	/** Replaced when the loop has failed; a broken one would fail without end. */
	private volatile MessageLoop delegate;

	private final RuntimeContext runtime;

	private final MapiDriver driver;

	/** Wakes it up when that has failed. */
	private final Timer retry;

	/**
	 * Guards a loop of the calling thread.
	 * @param opened the loop
	 * @param runtime who is told of a loss
	 * @param driver the implementation of MAPI, which knows what is fatal
	 */
	public GuardedLoop(MessageLoop opened, RuntimeContext runtime, MapiDriver driver) {
		this.opened = opened;
		this.delegate = opened;
		this.runtime = runtime;
		this.driver = driver;
		this.retry = runtime.watch().timer(this::wakeUp);
	}

	@Override
	public void pump(@Nullable Duration timeout) {
		try {
			this.delegate.pump(timeout);
		}
		catch (VirtualMachineError ex) {
			this.runtime.lostIfFatal(this.driver, ex);
			LockSupport.parkNanos(this, PAUSE_NANOS);
		}
		catch (Throwable ex) {
			this.delegate = new ParkingLoop(Thread.currentThread());
			this.runtime.lost(ex);
			logger.error("The message loop of thread '{}' failed", Thread.currentThread().getName(), ex);
		}
	}

	/**
	 * Wakes the thread, now or soon: without it a task might wait for a worker that
	 * sleeps.
	 */
	@Override
	public void wakeUp() {
		try {
			this.delegate.wakeUp();
		}
		catch (Throwable ex) {
			// as when a message queue is full; nothing is said, the caller may hold a
			// lock
			this.retry.armWithin(PAUSE_NANOS);
		}
	}

	@Override
	public void close() {
		this.retry.release();
		try {
			this.opened.close();
		}
		catch (Throwable ex) {
			logger.error("The message loop of thread '{}' could not be closed", Thread.currentThread().getName(), ex);
		}
	}

}
