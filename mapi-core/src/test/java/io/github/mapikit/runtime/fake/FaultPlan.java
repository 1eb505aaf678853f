// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.fake;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

import io.github.mapikit.runtime.fake.FakeDriver.Call;
import org.jspecify.annotations.Nullable;

/**
 * What is to happen in which call, and how often each was made. Without a lock, so that
 * it costs measurements next to nothing. May be used from any thread.
 */
final class FaultPlan {

	private final Map<Call, CallFaults> calls = new EnumMap<>(Call.class);

	FaultPlan() {
		for (Call call : Call.values()) {
			this.calls.put(call, new CallFaults());
		}
	}

	/**
	 * Does something in the nth call from now; the last one that was placed there counts.
	 */
	void place(Call call, int nth, Runnable fault) {
		CallFaults faults = of(call);
		faults.placed.removeIf((placed) -> placed.left.get() == nth);
		faults.placed.add(new Placed(new AtomicInteger(nth), fault));
	}

	/**
	 * Does something in each call from now on.
	 */
	void always(Call call, Runnable fault) {
		of(call).standing = fault;
	}

	void heal() {
		this.calls.keySet().forEach(this::heal);
	}

	void heal(Call call) {
		CallFaults faults = of(call);
		faults.placed.clear();
		faults.standing = null;
	}

	int count(Call call) {
		return of(call).count.intValue();
	}

	/**
	 * Counts a call, and does what is to happen in it.
	 */
	void reach(Call call) {
		CallFaults faults = of(call);
		faults.count.increment();
		Runnable due = faults.placed.isEmpty() ? null : faults.takeDue();
		Runnable standing = faults.standing;
		if (due != null) {
			due.run();
		}
		if (standing != null) {
			standing.run();
		}
	}

	private CallFaults of(Call call) {
		return Objects.requireNonNull(this.calls.get(call));
	}

	private static final class CallFaults {

		private final LongAdder count = new LongAdder();

		private final List<Placed> placed = new CopyOnWriteArrayList<>();

		private volatile @Nullable Runnable standing;

		private @Nullable Runnable takeDue() {
			Runnable due = null;
			for (Placed fault : this.placed) {
				if (fault.left.decrementAndGet() == 0) {
					this.placed.remove(fault);
					due = fault.action;
				}
			}
			return due;
		}

	}

	private record Placed(AtomicInteger left, Runnable action) {
	}

}
