// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.event;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.github.mapikit.spi.ThreadRole;
import org.jspecify.annotations.Nullable;

/**
 * What a MAPI thread was doing at one moment, from its own ledger.
 *
 * @param name the thread's name
 * @param role its part
 * @param pool the name of its pool; {@code primary} for the primary thread
 * @param state what it is doing
 * @param initializedAt when it initialized MAPI, or {@code null} if it has not
 * @param initializeCount how often it initialized MAPI
 * @param uninitializeCount how often it uninitialized MAPI
 * @param openObjects how many objects it has open
 * @param session the profile name of its own session, or {@code null} if none is open
 * @param task the name of its current task, or {@code null}
 * @param call the MAPI call that it is in, or {@code null}
 * @param busyFor how long it has been at its current task, at its start or at its end, or
 * {@code null}
 * @param stuck whether it was reported as stuck
 * @param stack the thread's stack, innermost frame first; empty unless it is stuck
 * @since 0.1.0
 */
public record ThreadSnapshot(String name, ThreadRole role, String pool, State state, @Nullable Instant initializedAt,
		int initializeCount, int uninitializeCount, int openObjects, @Nullable String session, @Nullable String task,
		@Nullable String call, @Nullable Duration busyFor, boolean stuck, List<String> stack) implements Serializable {

	/**
	 * Creates a snapshot.
	 */
	public ThreadSnapshot {
		stack = List.copyOf(stack);
	}

	/**
	 * What a thread is doing.
	 */
	public enum State {

		/** It initializes MAPI, or waits to try again. */
		INITIALIZING,
		/** It waits for a task. */
		IDLE,
		/** It runs a task. */
		BUSY,
		/** It releases its objects and uninitializes MAPI. */
		ENDING,
		/** It has ended. */
		ENDED

	}

}
