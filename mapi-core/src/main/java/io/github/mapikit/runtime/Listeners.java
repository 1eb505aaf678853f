// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

import io.github.mapikit.error.HResult;
import io.github.mapikit.spi.ThreadRole;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells several listeners, whatever one of them throws.
 */
final class Listeners implements RuntimeListener {

	private static final Logger logger = LoggerFactory.getLogger(Listeners.class);

	private final RuntimeListener[] listeners;

	Listeners(List<RuntimeListener> listeners) {
		this.listeners = listeners.toArray(RuntimeListener[]::new);
	}

	private void tell(Consumer<RuntimeListener> event) {
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
		logger.warn("Listener '{}' failed", listener.getClass().getName(), failure);
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
	public void onLeak(String kind, String task) {
		tell((listener) -> listener.onLeak(kind, task));
	}

	@Override
	public void onViolation(MapiRule rule, String detail) {
		tell((listener) -> listener.onViolation(rule, detail));
	}

}
