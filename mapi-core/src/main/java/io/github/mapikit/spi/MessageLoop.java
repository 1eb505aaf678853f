// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.spi;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * The message queue of a thread, with a way to wake the thread that waits on it. All
 * methods but {@link #wakeUp()} are for the thread that opened the loop (R5).
 *
 * @since 0.1.0
 */
public interface MessageLoop extends AutoCloseable {

	/**
	 * Dispatches the messages that are queued; if nothing was queued and nobody has
	 * called {@link #wakeUp()} since the last pump, waits for either. Never polls.
	 * @param timeout how long to wait at most; zero not to wait at all, {@code null} to
	 * wait for as long as it takes
	 */
	void pump(@Nullable Duration timeout);

	/**
	 * Makes the current {@link #pump pump}, or else the next one, return soon. Calls that
	 * nobody has waited for yet count once. May be called from any thread, also after the
	 * loop has been closed.
	 */
	void wakeUp();

	/**
	 * Dispatches the last messages and gives up the queue.
	 */
	@Override
	void close();

}
