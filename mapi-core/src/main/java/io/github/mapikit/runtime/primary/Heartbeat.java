// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.primary;

import java.time.Duration;

import io.github.mapikit.runtime.event.MapiRule;
import io.github.mapikit.runtime.event.RuntimeLog;
import io.github.mapikit.runtime.event.ThreadSnapshot;
import io.github.mapikit.runtime.thread.MapiThread;
import io.github.mapikit.runtime.thread.RuntimeContext;
import io.github.mapikit.runtime.watch.Timer;
import org.jspecify.annotations.Nullable;

/**
 * Measures that the primary thread pumps (R5): sends a beat through its message loop now
 * and then, and tells when none comes back. Its monitor guards whether it has started and
 * the beat that is under way, so that an answer and a stall exclude each other. May be
 * used from any thread.
 *
 * @since 0.1.0
 */
public final class Heartbeat {

	private static final RuntimeLog logger = RuntimeLog.of(Heartbeat.class);

	private final RuntimeContext runtime;

	private final PrimaryThread primary;

	private final Duration interval;

	private final Duration stallAfter;

	private final Timer beatTimer;

	private final Timer stallTimer;

	private boolean started;

	/** Whether a beat was sent and not answered yet. */
	private boolean underWay;

	private boolean ending;

	private long sentNanos;

	private volatile long lastSentNanos;

	private volatile long lastLatencyNanos = -1;

	private volatile boolean stalled;

	Heartbeat(RuntimeContext runtime, PrimaryThread primary, Duration interval, Duration stallAfter) {
		this.runtime = runtime;
		this.primary = primary;
		this.interval = interval;
		this.stallAfter = stallAfter;
		this.beatTimer = runtime.watch().timer(this::send);
		this.stallTimer = runtime.watch().timer(this::stall);
	}

	/**
	 * Starts to beat. Starting again does nothing.
	 */
	public void start() {
		synchronized (this) {
			if (this.started) {
				return;
			}
			this.started = true;
		}
		this.beatTimer.armWithin(0);
	}

	private void send() {
		this.beatTimer.arm(this.interval);
		synchronized (this) {
			if (this.underWay || this.ending) {
				return;
			}
			this.underWay = true;
			this.sentNanos = System.nanoTime();
		}
		this.stallTimer.arm(this.stallAfter);
		this.primary.beat();
	}

	private void stall() {
		MapiThread thread = this.primary.mapiThread();
		boolean end;
		synchronized (this) {
			if (!this.underWay) {
				return;
			}
			end = this.ending;
			this.stalled = !end;
			thread.stuck(true);
		}
		ThreadSnapshot snapshot = thread.snapshot();
		if (end) {
			logger.warn(
					"The primary MAPI thread has been ending for longer than {}: {}. MAPI stays up until it has. "
							+ "Its stack:\n\tat {}",
					this.stallAfter, thread.activity(), String.join("\n\tat ", snapshot.stack()));
			this.runtime.violation(MapiRule.R8, "the end of the primary thread is stuck");
		}
		else {
			logger.warn("The primary MAPI thread has not pumped messages for {}: {}{}. Notifications, profile changes "
					+ "and other programs' broadcasts wait for it; move what takes long to a worker. Its stack:\n\tat {}",
					this.stallAfter, thread.activity(),
					(snapshot.task() != null) ? " with task '" + snapshot.task() + "'" : "",
					String.join("\n\tat ", snapshot.stack()));
			this.runtime.violation(MapiRule.R5, "the primary thread does not pump");
		}
		this.runtime.tellAll((listener) -> listener.onStuck(snapshot));
	}

	/**
	 * Notes that a beat has come through. Called on the primary thread.
	 */
	void answered() {
		MapiThread thread = this.primary.mapiThread();
		long latency;
		boolean recovered;
		synchronized (this) {
			if (!this.underWay || this.ending) {
				return;
			}
			latency = System.nanoTime() - this.sentNanos;
			this.lastSentNanos = this.sentNanos;
			this.lastLatencyNanos = latency;
			this.underWay = false;
			recovered = this.stalled;
			this.stalled = false;
			thread.stuck(false);
		}
		this.stallTimer.disarm();
		Duration took = Duration.ofNanos(latency);
		if (recovered) {
			logger.info("The primary MAPI thread pumps messages again, after {}", took);
			this.runtime.tellAll((listener) -> listener.onRecovered(thread.snapshot()));
		}
		this.runtime.tellAll((listener) -> listener.onHeartbeat(took));
	}

	/**
	 * Looks from here on at how long the primary thread takes to end, which pumps no
	 * more. Called on that thread.
	 */
	void primaryEnds() {
		synchronized (this) {
			// no other beat is sent, nor judged
			this.ending = true;
			this.underWay = true;
		}
		this.stallTimer.arm(this.stallAfter);
	}

	/**
	 * Notes that the primary thread has ended. Called on that thread.
	 */
	void primaryEnded() {
		MapiThread thread = this.primary.mapiThread();
		boolean recovered;
		synchronized (this) {
			this.ending = true;
			this.underWay = false;
			recovered = thread.isStuck();
			thread.stuck(false);
		}
		this.beatTimer.release();
		this.stallTimer.release();
		if (recovered) {
			logger.info("The primary MAPI thread has ended; it had been reported as stuck");
			this.runtime.tellAll((listener) -> listener.onRecovered(thread.snapshot()));
		}
	}

	/**
	 * Returns the settings that are in force.
	 * @return how often it beats
	 */
	public Duration interval() {
		return this.interval;
	}

	/**
	 * Returns the settings that are in force.
	 * @return after which time without an answer the thread counts as stalled
	 */
	public Duration stallAfter() {
		return this.stallAfter;
	}

	/**
	 * Returns whether the primary thread was reported as stalled.
	 * @return whether it was
	 */
	public boolean isStalled() {
		return this.stalled;
	}

	/**
	 * Returns how long the last answered round trip took.
	 * @return how long, or {@code null} before the first
	 */
	public @Nullable Duration lastLatency() {
		long nanos = this.lastLatencyNanos;
		return (nanos >= 0) ? Duration.ofNanos(nanos) : null;
	}

	/**
	 * Returns how long ago the last answered round trip was sent.
	 * @return how long ago, or {@code null} before the first
	 */
	public @Nullable Duration age() {
		return (this.lastLatencyNanos >= 0) ? Duration.ofNanos(System.nanoTime() - this.lastSentNanos) : null;
	}

}
