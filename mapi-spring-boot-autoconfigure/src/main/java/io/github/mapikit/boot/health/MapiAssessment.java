// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.health;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.mapikit.runtime.RuntimeSnapshot;
import io.github.mapikit.runtime.event.RuntimeState;
import io.github.mapikit.runtime.event.SubscriptionState;
import io.github.mapikit.runtime.event.ThreadSnapshot;
import io.github.mapikit.runtime.pool.PoolSnapshot;
import org.jspecify.annotations.Nullable;

/**
 * Whether MAPI can serve, judged by the runtime's own books alone: no call is made and
 * nothing is waited for.
 *
 * @param verdict whether it can
 * @param reasons why not; empty if it can
 */
record MapiAssessment(Verdict verdict, List<String> reasons) {

	static MapiAssessment of(RuntimeState state, @Nullable RuntimeSnapshot snapshot,
			HeartbeatAgeLimit heartbeatAgeLimit) {
		return switch (state) {
			case NEW -> new MapiAssessment(Verdict.NOT_STARTED, List.of("MAPI has not been started yet"));
			case STARTING -> new MapiAssessment(Verdict.NOT_STARTED, List.of("MAPI is starting"));
			case RUNNING -> running(snapshot, heartbeatAgeLimit);
			case STOPPING -> new MapiAssessment(Verdict.STOPPED, List.of("MAPI is being shut down"));
			case STOPPED -> new MapiAssessment(Verdict.STOPPED, List.of("MAPI has been shut down"));
			case FAILED -> new MapiAssessment(Verdict.BROKEN, List.of("MAPI could not be started, or was lost"));
		};
	}

	private static MapiAssessment running(@Nullable RuntimeSnapshot snapshot, HeartbeatAgeLimit heartbeatAgeLimit) {
		if (snapshot == null) {
			return new MapiAssessment(Verdict.NOT_STARTED, List.of("MAPI is starting"));
		}
		if (snapshot.processEnding()) {
			return new MapiAssessment(Verdict.STOPPED,
					List.of("the process is about to be ended: its user logs off, or the system shuts down"));
		}
		List<String> reasons = new ArrayList<>();
		Duration age = snapshot.heartbeatAge();
		Duration maxAge = heartbeatAgeLimit.with(snapshot.options());
		if (snapshot.primary() == null || snapshot.primary().state() == ThreadSnapshot.State.ENDED) {
			reasons.add("the primary thread has ended");
		}
		else if (snapshot.stalled()) {
			reasons.add("the primary thread does not pump messages");
		}
		else if (age != null && age.compareTo(maxAge) > 0) {
			reasons.add("the last answered heartbeat is older than " + maxAge);
		}
		for (PoolSnapshot pool : snapshot.pools()) {
			if (pool.initializeFailure() != null && noneServes(snapshot, pool)) {
				reasons.add("no worker of executor '" + pool.name() + "' can initialize MAPI");
			}
			else if (pool.stuck() > 0 && pool.stuck() >= pool.limit()) {
				reasons.add("all workers of executor '" + pool.name() + "' are stuck");
			}
		}
		if (!reasons.isEmpty()) {
			return new MapiAssessment(Verdict.BROKEN, List.copyOf(reasons));
		}
		if (snapshot.sessions().unavailable() > 0
				&& snapshot.threads().stream().noneMatch((thread) -> thread.session() != null)) {
			reasons.add("no worker has a session that works");
		}
		ThreadSnapshot anchor = snapshot.anchor();
		if (anchor != null && anchor.stuck()) {
			reasons.add("the anchor thread is stuck");
		}
		snapshot.subscriptions()
			.stream()
			.filter((subscription) -> subscription.state() != SubscriptionState.ACTIVE
					&& subscription.lastFailure() != null)
			.forEach((subscription) -> reasons.add("subscription '" + subscription.name() + "' fails"));
		return new MapiAssessment(reasons.isEmpty() ? Verdict.SERVING : Verdict.IMPAIRED, List.copyOf(reasons));
	}

	private static boolean noneServes(RuntimeSnapshot snapshot, PoolSnapshot pool) {
		return snapshot.threads()
			.stream()
			.filter((thread) -> thread.pool().equals(pool.name()) && !thread.stuck())
			.noneMatch((thread) -> thread.state() == ThreadSnapshot.State.IDLE
					|| thread.state() == ThreadSnapshot.State.BUSY);
	}

	boolean isRefusal() {
		return this.verdict == Verdict.BROKEN || this.verdict == Verdict.STOPPED;
	}

	/**
	 * What is said of MAPI.
	 */
	enum Verdict {

		/** It was never needed, or is about to start. */
		NOT_STARTED,
		/** It serves. */
		SERVING,
		/**
		 * What it serves fails, for a reason that passes elsewhere. Only what is asked of
		 * it shows that it has passed.
		 */
		IMPAIRED,
		/** It should serve, and does not. */
		BROKEN,
		/** It was told to end. */
		STOPPED

	}

}
