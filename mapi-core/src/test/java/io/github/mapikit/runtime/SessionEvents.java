// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.mapikit.error.FailureSummary;
import io.github.mapikit.error.HResult;
import io.github.mapikit.runtime.event.MapiRule;
import io.github.mapikit.runtime.event.RuntimeListener;

/**
 * Writes down what it is told of sessions and violations.
 */
final class SessionEvents implements RuntimeListener {

	private final List<String> events = new CopyOnWriteArrayList<>();

	private final List<String> violations = new CopyOnWriteArrayList<>();

	List<String> events() {
		return this.events;
	}

	List<String> violations() {
		return this.violations;
	}

	@Override
	public void onSessionOpened(String thread, boolean replaces) {
		this.events.add((replaces ? "replaced " : "opened ") + thread);
	}

	@Override
	public void onSessionLost(String thread, FailureSummary cause) {
		this.events.add("lost " + thread + " " + cause.operation());
	}

	@Override
	public void onLogonFailed(String thread, FailureSummary cause) {
		this.events.add("failed " + thread);
	}

	@Override
	public void onLogonRetry(String operation, int attempt, HResult result) {
		this.events.add("retry " + operation + " " + attempt);
	}

	@Override
	public void onViolation(MapiRule rule, String detail) {
		this.violations.add(rule + " " + detail);
	}

}
