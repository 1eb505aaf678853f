// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.mapikit.runtime.event.RuntimeListener;
import io.github.mapikit.runtime.event.TaskOutcome;
import io.github.mapikit.spi.ThreadRole;

/**
 * Counts what it is told of tasks, for each pool.
 */
final class CountingListener implements RuntimeListener {

	final AtomicInteger heartbeats = new AtomicInteger();

	final AtomicInteger initializeFailed = new AtomicInteger();

	private final Map<String, AtomicInteger> counts = new ConcurrentHashMap<>();

	int count(String event, String pool) {
		return counter(event, pool).get();
	}

	private AtomicInteger counter(String event, String pool) {
		return this.counts.computeIfAbsent(event + ' ' + pool, (key) -> new AtomicInteger());
	}

	@Override
	public void onInitializeFailed(ThreadRole role, Throwable cause) {
		this.initializeFailed.incrementAndGet();
	}

	@Override
	public void onTaskRejected(String pool, String task) {
		counter("rejected", pool).incrementAndGet();
	}

	@Override
	public void onTaskStarted(String pool, String task, long waitNanos) {
		counter("started", pool).incrementAndGet();
	}

	@Override
	public void onTaskFinished(String pool, String task, TaskOutcome outcome, long runNanos) {
		counter("finished", pool).incrementAndGet();
	}

	@Override
	public void onTaskTimedOut(String pool, String task) {
		counter("timed out", pool).incrementAndGet();
	}

	@Override
	public void onHeartbeat(Duration latency) {
		this.heartbeats.incrementAndGet();
	}

}
