// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.mapikit.error.HResult;
import io.github.mapikit.runtime.event.MapiRule;
import io.github.mapikit.runtime.event.RuntimeListener;
import io.github.mapikit.runtime.event.RuntimeState;
import io.github.mapikit.runtime.event.TaskOutcome;
import io.github.mapikit.runtime.event.ThreadSnapshot;
import io.github.mapikit.spi.ThreadRole;
import org.awaitility.Awaitility;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Writes down what it is told.
 */
public final class RecordingListener implements RuntimeListener {

	private final List<String> events = new CopyOnWriteArrayList<>();

	private final List<Duration> heartbeats = new CopyOnWriteArrayList<>();

	private final List<ThreadSnapshot> stuck = new CopyOnWriteArrayList<>();

	public List<String> events() {
		return this.events;
	}

	public List<String> events(String prefix) {
		return this.events.stream().filter((event) -> event.startsWith(prefix)).toList();
	}

	public List<Duration> heartbeats() {
		return this.heartbeats;
	}

	public List<ThreadSnapshot> stuck() {
		return this.stuck;
	}

	/**
	 * Waits until one thread, and no other, was reported as stuck, because it hangs in a
	 * gate at the end of its life.
	 */
	public void awaitStuckAtEnd(String thread, Duration atLeast) {
		Awaitility.await().untilAsserted(() -> assertThat(this.stuck).singleElement().satisfies((snapshot) -> {
			assertThat(snapshot.name()).isEqualTo(thread);
			assertThat(snapshot.state()).isEqualTo(ThreadSnapshot.State.ENDING);
			assertThat(snapshot.call()).isEqualTo("MAPIUninitialize");
			assertThat(snapshot.busyFor()).isGreaterThanOrEqualTo(atLeast);
			assertThat(snapshot.stack()).anyMatch((frame) -> frame.contains("Gate.pass"));
		}));
	}

	@Override
	public void onStateChange(RuntimeState from, RuntimeState to) {
		this.events.add("state " + from + " " + to);
	}

	@Override
	public void onInitialized(ThreadRole role, Duration took) {
		this.events.add("initialized " + role);
	}

	@Override
	public void onInitializeFailed(ThreadRole role, Throwable cause) {
		this.events.add("initialize failed " + role + " " + cause.getMessage());
	}

	@Override
	public void onUninitialized(ThreadRole role, Duration took) {
		this.events.add("uninitialized " + role);
	}

	@Override
	public void onTaskRejected(String pool, String task) {
		this.events.add("rejected " + pool + " " + task);
	}

	@Override
	public void onTaskStarted(String pool, String task, long waitNanos) {
		this.events.add("started " + pool + " " + task);
	}

	@Override
	public void onTaskFinished(String pool, String task, TaskOutcome outcome, long runNanos) {
		this.events.add("finished " + pool + " " + task + " " + outcome);
	}

	@Override
	public void onTaskTimedOut(String pool, String task) {
		this.events.add("timed out " + pool + " " + task);
	}

	@Override
	public void onStuck(ThreadSnapshot thread) {
		this.stuck.add(thread);
		this.events.add("stuck " + thread.name());
	}

	@Override
	public void onRecovered(ThreadSnapshot thread) {
		this.events.add("recovered " + thread.name());
	}

	@Override
	public void onHeartbeat(Duration latency) {
		this.heartbeats.add(latency);
	}

	@Override
	public void onCallFailed(String operation, HResult result) {
		this.events.add("call failed " + operation + " " + result);
	}

	@Override
	public void onLeak(String kind, String task) {
		this.events.add("leak " + kind + " " + task);
	}

	@Override
	public void onViolation(MapiRule rule, String detail) {
		this.events.add("violation " + rule + " " + detail);
	}

}
