// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.windows;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;

import io.github.mapikit.nativemapi.windows.MessageQueue.Awaited;
import io.github.mapikit.runtime.event.RuntimeLog;
import io.github.mapikit.spi.MessageLoop;
import org.jspecify.annotations.Nullable;

/**
 * A message loop that waits for messages and for an event at once (R5). Whoever wakes the
 * thread sets the event: a modal loop inside a window procedure dispatches messages, but
 * it neither takes the wake-up away nor runs what it stands for.
 * <p>
 * A request to end the loop ({@code WM_QUIT}) is reported and not followed: the loop
 * belongs to MAPI, and ends when the last thread that uses MAPI has ended.
 */
final class WindowMessageLoop implements MessageLoop {

	private static final RuntimeLog logger = RuntimeLog.of(WindowMessageLoop.class);

	static final int WM_QUIT = 0x0012;

	/** After so many messages in a row it is somebody else's turn. */
	static final int LARGEST_BATCH = 1_000;

	private static final int FOREVER = -1;

	private final MessageQueue queue;

	private final LoopListener listener;

	private final AtomicBoolean woken = new AtomicBoolean();

	/** Held to set the event, and to give it up. */
	private final ReentrantLock closeLock = new ReentrantLock();

	/** Guarded by the lock. */
	private boolean closed;

	WindowMessageLoop(MessageQueue queue, LoopListener listener) {
		this.queue = Objects.requireNonNull(queue, "queue");
		this.listener = Objects.requireNonNull(listener, "listener");
	}

	@Override
	public void pump(@Nullable Duration timeout) {
		if (dispatchQueued() || Duration.ZERO.equals(timeout)) {
			return;
		}
		Awaited awaited = this.queue.await(millis(timeout), !this.listener.isLost());
		if (awaited == Awaited.EVENT) {
			// who comes before this line sets no event, and need not: the caller looks
			// for
			// work after it
			this.woken.set(false);
		}
		else if (awaited == Awaited.MESSAGE) {
			dispatchQueued();
		}
	}

	private static int millis(@Nullable Duration timeout) {
		if (timeout == null) {
			return FOREVER;
		}
		// rounded up, or the last part of a millisecond would be polled through
		long millis = timeout.plusNanos(999_999).toMillis();
		return (int) Math.max(0, Math.min(millis, Integer.MAX_VALUE));
	}

	private boolean dispatchQueued() {
		int dispatched = 0;
		// a message for a MAPI that crashed may hang this thread in a lock that nobody
		// opens
		while (dispatched < LARGEST_BATCH && !this.listener.isLost()) {
			int message = take();
			if (message < 0) {
				break;
			}
			dispatched++;
			if (message == WM_QUIT) {
				quit();
			}
			else {
				dispatch();
			}
		}
		return dispatched != 0;
	}

	// messages that other threads sent, and wait for, are dispatched while one is taken
	private int take() {
		try {
			return this.queue.take();
		}
		catch (RuntimeException | Error ex) {
			failed(ex);
			throw ex;
		}
	}

	private void dispatch() {
		try {
			this.queue.dispatch();
		}
		catch (RuntimeException | Error ex) {
			failed(ex);
			throw ex;
		}
	}

	// no memory is no failure of MAPI: what MAPI calls back never throws into it
	private void failed(Throwable failure) {
		if (!(failure instanceof VirtualMachineError)) {
			this.listener.onFailure(failure);
		}
	}

	private void quit() {
		logger.warn(
				"Thread '{}' was asked to end its message loop (WM_QUIT), and goes on: other threads may still use "
						+ "MAPI. Find out who posts it; MAPI ends when the application closes it",
				Thread.currentThread().getName());
		this.listener.onQuit();
	}

	@Override
	public void wakeUp() {
		if (this.woken.getAndSet(true)) {
			// nobody has waited for the last one yet
			return;
		}
		this.closeLock.lock();
		try {
			if (!this.closed) {
				this.queue.signal();
			}
		}
		finally {
			this.closeLock.unlock();
		}
	}

	@Override
	public void close() {
		try {
			dispatchQueued();
		}
		finally {
			this.closeLock.lock();
			try {
				this.closed = true;
				this.queue.close();
			}
			finally {
				this.closeLock.unlock();
			}
		}
	}

}
