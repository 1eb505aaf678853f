// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.event;

import java.time.Duration;

import io.github.mapikit.error.FailureSummary;
import io.github.mapikit.error.HResult;
import io.github.mapikit.spi.ThreadRole;
import org.jspecify.annotations.Nullable;

/**
 * Is told what happens in a lease's threads. Called on the thread on which it happens:
 * must return soon and must not use MAPI. What it throws is logged and forgotten.
 *
 * @since 0.1.0
 */
public interface RuntimeListener {

	/**
	 * The lease went from one state to another.
	 * @param from the state before
	 * @param to the state after
	 */
	default void onStateChange(RuntimeState from, RuntimeState to) {
	}

	/**
	 * A thread initialized MAPI.
	 * @param role the part of the thread
	 * @param took how long it took
	 */
	default void onInitialized(ThreadRole role, Duration took) {
	}

	/**
	 * A thread could not initialize MAPI.
	 * @param role the part of the thread
	 * @param cause why not
	 */
	default void onInitializeFailed(ThreadRole role, Throwable cause) {
	}

	/**
	 * A thread uninitialized MAPI.
	 * @param role the part of the thread
	 * @param took how long it took
	 */
	default void onUninitialized(ThreadRole role, Duration took) {
	}

	/**
	 * A task was not accepted.
	 * @param pool the executor's name
	 * @param task the task's name
	 */
	default void onTaskRejected(String pool, String task) {
	}

	/**
	 * A task came to its turn.
	 * @param pool the executor's name
	 * @param task the task's name
	 * @param waitNanos how long it waited, in nanoseconds
	 */
	default void onTaskStarted(String pool, String task, long waitNanos) {
	}

	/**
	 * A task that had started ended.
	 * @param pool the executor's name
	 * @param task the task's name
	 * @param outcome how it ended
	 * @param runNanos how long it ran, in nanoseconds
	 */
	default void onTaskFinished(String pool, String task, TaskOutcome outcome, long runNanos) {
	}

	/**
	 * The time of a task ran out, whether it had started or not.
	 * @param pool the executor's name
	 * @param task the task's name
	 */
	default void onTaskTimedOut(String pool, String task) {
	}

	/**
	 * A thread has been at one task, or at its start or end, for too long, or does not
	 * pump.
	 * @param thread the thread and what it does
	 */
	default void onStuck(ThreadSnapshot thread) {
	}

	/**
	 * A thread that had been reported as stuck goes on.
	 * @param thread the thread
	 */
	default void onRecovered(ThreadSnapshot thread) {
	}

	/**
	 * The message loop answered a heartbeat.
	 * @param latency how long the round trip took
	 */
	default void onHeartbeat(Duration latency) {
	}

	/**
	 * The process is about to be ended from outside: on Windows its user logs off, or
	 * Windows shuts down. The lease should be closed, on another thread; this one belongs
	 * to the driver and is no MAPI thread.
	 * @param ending how long is left, and a way to keep the process until the lease is
	 * closed
	 */
	default void onProcessEnding(ProcessEnding ending) {
	}

	/**
	 * A MAPI call failed.
	 * @param operation the call
	 * @param result its result
	 */
	default void onCallFailed(String operation, HResult result) {
	}

	/**
	 * A thread opened its session.
	 * @param thread the thread's name
	 * @param replaces whether it had lost one before
	 */
	default void onSessionOpened(String thread, boolean replaces) {
	}

	/**
	 * The session of a thread has died. It fails what is asked of it until the current
	 * task ends; the next one that wants a session logs on anew.
	 * @param thread the thread's name
	 * @param cause what shows it
	 */
	default void onSessionLost(String thread, FailureSummary cause) {
	}

	/**
	 * A thread could not open its session, all attempts included.
	 * @param thread the thread's name
	 * @param cause why not
	 */
	default void onLogonFailed(String thread, FailureSummary cause) {
	}

	/**
	 * A logon, or the opening of a store, failed and is tried again.
	 * @param operation the call
	 * @param attempt the number of the attempt that failed, from 1
	 * @param result its result
	 */
	default void onLogonRetry(String operation, int attempt, HResult result) {
	}

	/**
	 * A subscription is in another state, or has failed for the first time since it was
	 * made or active.
	 * @param name the subscription's name
	 * @param state its state
	 * @param failure why it has failed, or {@code null} if it has not
	 */
	default void onSubscription(String name, SubscriptionState state, @Nullable FailureSummary failure) {
	}

	/**
	 * A task left an object open; it has been closed.
	 * @param kind the kind of object
	 * @param task the task's name
	 */
	default void onLeak(String kind, String task) {
	}

	/**
	 * A rule was about to be broken and was kept, or was broken.
	 * @param rule the rule
	 * @param detail what happened
	 */
	default void onViolation(MapiRule rule, String detail) {
	}

}
