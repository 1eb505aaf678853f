// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.event;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

import io.github.mapikit.error.FailureSummary;
import io.github.mapikit.error.HResult;
import io.github.mapikit.spi.ThreadRole;
import org.jspecify.annotations.Nullable;

/**
 * Tells several listeners, whatever one of them throws: nothing comes out of any method.
 * May be used from any thread.
 *
 * @since 0.1.0
 */
public final class RuntimeListeners implements RuntimeListener {

	private static final RuntimeLog logger = RuntimeLog.of(RuntimeListeners.class);

	private final RuntimeListener[] listeners;

	/**
	 * Tells these listeners.
	 * @param listeners who is told, in this order
	 */
	public RuntimeListeners(List<? extends RuntimeListener> listeners) {
		this.listeners = listeners.toArray(RuntimeListener[]::new);
	}

	/**
	 * Tells all of one event.
	 * @param event calls the method of the event
	 */
	public void tell(Consumer<? super RuntimeListener> event) {
		for (RuntimeListener listener : this.listeners) {
			try {
				event.accept(listener);
			}
			catch (Throwable ex) {
				failed(listener, ex);
			}
		}
	}

	// a thread that dies of a listener would leave its tasks to nobody
	private static void failed(RuntimeListener listener, Throwable failure) {
		try {
			logger.warn("Listener '{}' failed", listener.getClass().getName(), failure);
		}
		catch (Throwable ex) {
			// no memory for words
		}
	}

	@Override
	public void onStateChange(RuntimeState from, RuntimeState to) {
		tell((listener) -> listener.onStateChange(from, to));
	}

	@Override
	public void onInitialized(ThreadRole role, Duration took) {
		tell((listener) -> listener.onInitialized(role, took));
	}

	@Override
	public void onInitializeFailed(ThreadRole role, Throwable cause) {
		tell((listener) -> listener.onInitializeFailed(role, cause));
	}

	@Override
	public void onUninitialized(ThreadRole role, Duration took) {
		tell((listener) -> listener.onUninitialized(role, took));
	}

	@Override
	public void onTaskRejected(String pool, String task) {
		tell((listener) -> listener.onTaskRejected(pool, task));
	}

	@Override
	public void onTaskStarted(String pool, String task, long waitNanos) {
		// with each task: no object is made for it
		for (RuntimeListener listener : this.listeners) {
			try {
				listener.onTaskStarted(pool, task, waitNanos);
			}
			catch (Throwable ex) {
				failed(listener, ex);
			}
		}
	}

	@Override
	public void onTaskFinished(String pool, String task, TaskOutcome outcome, long runNanos) {
		for (RuntimeListener listener : this.listeners) {
			try {
				listener.onTaskFinished(pool, task, outcome, runNanos);
			}
			catch (Throwable ex) {
				failed(listener, ex);
			}
		}
	}

	@Override
	public void onTaskTimedOut(String pool, String task) {
		tell((listener) -> listener.onTaskTimedOut(pool, task));
	}

	@Override
	public void onStuck(ThreadSnapshot thread) {
		tell((listener) -> listener.onStuck(thread));
	}

	@Override
	public void onRecovered(ThreadSnapshot thread) {
		tell((listener) -> listener.onRecovered(thread));
	}

	@Override
	public void onHeartbeat(Duration latency) {
		tell((listener) -> listener.onHeartbeat(latency));
	}

	@Override
	public void onProcessEnding(ProcessEnding ending) {
		tell((listener) -> listener.onProcessEnding(ending));
	}

	@Override
	public void onCallFailed(String operation, HResult result) {
		tell((listener) -> listener.onCallFailed(operation, result));
	}

	@Override
	public void onSessionOpened(String thread, boolean replaces) {
		tell((listener) -> listener.onSessionOpened(thread, replaces));
	}

	@Override
	public void onSessionLost(String thread, FailureSummary cause) {
		tell((listener) -> listener.onSessionLost(thread, cause));
	}

	@Override
	public void onLogonFailed(String thread, FailureSummary cause) {
		tell((listener) -> listener.onLogonFailed(thread, cause));
	}

	@Override
	public void onLogonRetry(String operation, int attempt, HResult result) {
		tell((listener) -> listener.onLogonRetry(operation, attempt, result));
	}

	@Override
	public void onSubscription(String name, SubscriptionState state, @Nullable FailureSummary failure) {
		tell((listener) -> listener.onSubscription(name, state, failure));
	}

	@Override
	public void onLeak(String kind, String task) {
		tell((listener) -> listener.onLeak(kind, task));
	}

	@Override
	public void onViolation(MapiRule rule, String detail) {
		tell((listener) -> listener.onViolation(rule, detail));
	}

}
