// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.fake;

import java.util.EnumMap;
import java.util.HashMap;
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

	/** By the documented names of the calls that verbs are. */
	private final Map<String, CallFaults> operations = new HashMap<>();

	FaultPlan() {
		for (Call call : Call.values()) {
			this.calls.put(call, new CallFaults());
		}
		for (String operation : VerbNames.all()) {
			this.operations.put(operation, new CallFaults());
		}
	}

	/**
	 * Does something in the nth call from now; the last one that was placed there counts.
	 */
	void place(Call call, int nth, Runnable fault) {
		of(call).place(nth, fault);
	}

	/**
	 * Does something in the nth call of a name from now.
	 * @throws IllegalArgumentException if no verb is such a call
	 */
	void place(String operation, int nth, Runnable fault) {
		of(operation).place(nth, fault);
	}

	/**
	 * Does something in each call from now on.
	 */
	void always(Call call, Runnable fault) {
		of(call).standing = fault;
	}

	void always(String operation, Runnable fault) {
		of(operation).standing = fault;
	}

	void heal() {
		this.calls.values().forEach(CallFaults::heal);
		this.operations.values().forEach(CallFaults::heal);
	}

	void heal(Call call) {
		of(call).heal();
	}

	int count(Call call) {
		return of(call).count.intValue();
	}

	int count(String operation) {
		return of(operation).count.intValue();
	}

	/**
	 * Counts a call, and does what is to happen in it.
	 */
	void reach(Call call) {
		of(call).reach();
	}

	void reach(String operation) {
		of(operation).reach();
	}

	private CallFaults of(Call call) {
		return Objects.requireNonNull(this.calls.get(call));
	}

	private CallFaults of(String operation) {
		CallFaults faults = this.operations.get(operation);
		if (faults == null) {
			throw new IllegalArgumentException("No verb calls '" + operation + "'");
		}
		return faults;
	}

	private static final class CallFaults {

		private final LongAdder count = new LongAdder();

		private final List<Placed> placed = new CopyOnWriteArrayList<>();

		private volatile @Nullable Runnable standing;

		void place(int nth, Runnable fault) {
			this.placed.removeIf((before) -> before.left.get() == nth);
			this.placed.add(new Placed(new AtomicInteger(nth), fault));
		}

		void heal() {
			this.placed.clear();
			this.standing = null;
		}

		void reach() {
			this.count.increment();
			Runnable due = this.placed.isEmpty() ? null : takeDue();
			Runnable always = this.standing;
			if (due != null) {
				due.run();
			}
			if (always != null) {
				always.run();
			}
		}

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
