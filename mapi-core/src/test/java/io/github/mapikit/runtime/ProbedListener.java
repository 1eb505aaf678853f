// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.time.Duration;

import io.github.mapikit.error.HResult;
import io.github.mapikit.runtime.event.MapiRule;
import io.github.mapikit.runtime.event.ProcessEnding;
import io.github.mapikit.runtime.event.RuntimeListener;
import io.github.mapikit.runtime.event.RuntimeState;
import io.github.mapikit.runtime.event.TaskOutcome;
import io.github.mapikit.runtime.event.ThreadSnapshot;
import io.github.mapikit.spi.ThreadRole;

/**
 * Passes a probe with each event, as a point that has the name of the method.
 */
final class ProbedListener implements RuntimeListener {

	private final Probe probe;

	ProbedListener(Probe probe) {
		this.probe = probe;
	}

	@Override
	public void onStateChange(RuntimeState from, RuntimeState to) {
		this.probe.at("onStateChange");
	}

	@Override
	public void onInitialized(ThreadRole role, Duration took) {
		this.probe.at("onInitialized");
	}

	@Override
	public void onInitializeFailed(ThreadRole role, Throwable cause) {
		this.probe.at("onInitializeFailed");
	}

	@Override
	public void onUninitialized(ThreadRole role, Duration took) {
		this.probe.at("onUninitialized");
	}

	@Override
	public void onTaskRejected(String pool, String task) {
		this.probe.at("onTaskRejected");
	}

	@Override
	public void onTaskStarted(String pool, String task, long waitNanos) {
		this.probe.at("onTaskStarted");
	}

	@Override
	public void onTaskFinished(String pool, String task, TaskOutcome outcome, long runNanos) {
		this.probe.at("onTaskFinished");
	}

	@Override
	public void onTaskTimedOut(String pool, String task) {
		this.probe.at("onTaskTimedOut");
	}

	@Override
	public void onStuck(ThreadSnapshot thread) {
		this.probe.at("onStuck");
	}

	@Override
	public void onRecovered(ThreadSnapshot thread) {
		this.probe.at("onRecovered");
	}

	@Override
	public void onHeartbeat(Duration latency) {
		this.probe.at("onHeartbeat");
	}

	@Override
	public void onProcessEnding(ProcessEnding ending) {
		this.probe.at("onProcessEnding");
	}

	@Override
	public void onCallFailed(String operation, HResult result) {
		this.probe.at("onCallFailed");
	}

	@Override
	public void onLeak(String kind, String task) {
		this.probe.at("onLeak");
	}

	@Override
	public void onViolation(MapiRule rule, String detail) {
		this.probe.at("onViolation");
	}

}
