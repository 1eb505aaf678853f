// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.thread;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

import io.github.mapikit.runtime.event.MapiRule;
import org.jspecify.annotations.Nullable;

/**
 * Counts what the threads of a MAPI process have done with MAPI, whatever leases came and
 * went. What is counted for a process is counted for the JVM, too. May be used from any
 * thread.
 *
 * @since 0.1.0
 */
public final class Balance {

	private final @Nullable Balance sum;

	private final AtomicLong initializeCount = new AtomicLong();

	private final AtomicLong uninitializeCount = new AtomicLong();

	private final AtomicLong abandonedCount = new AtomicLong();

	private final AtomicLong leaks = new AtomicLong();

	private final AtomicLongArray violations = new AtomicLongArray(MapiRule.values().length);

	/**
	 * Counts from zero.
	 * @param sum what counts the same for more than this, or {@code null}
	 */
	public Balance(@Nullable Balance sum) {
		this.sum = sum;
	}

	void initialized() {
		this.initializeCount.incrementAndGet();
		if (this.sum != null) {
			this.sum.initialized();
		}
	}

	void uninitialized() {
		this.uninitializeCount.incrementAndGet();
		if (this.sum != null) {
			this.sum.uninitialized();
		}
	}

	void abandoned() {
		this.abandonedCount.incrementAndGet();
		if (this.sum != null) {
			this.sum.abandoned();
		}
	}

	/**
	 * Counts an object that a task left open.
	 */
	public void leaked() {
		this.leaks.incrementAndGet();
		if (this.sum != null) {
			this.sum.leaked();
		}
	}

	/**
	 * Counts that a rule was about to be broken or was broken.
	 * @param rule the rule
	 */
	public void violated(MapiRule rule) {
		this.violations.incrementAndGet(rule.ordinal());
		if (this.sum != null) {
			this.sum.violated(rule);
		}
	}

	/**
	 * Returns the counts, with what is open on threads that live.
	 * @param open what is open
	 * @param foreign violations by threads that are no MAPI threads, which have no
	 * process
	 * @return the ledger
	 */
	public RuntimeLedger ledger(OpenOnThreads open, long foreign) {
		return new RuntimeLedger(this.initializeCount.get(), this.uninitializeCount.get(), this.abandonedCount.get(),
				open.objects(), open.sessions(), this.leaks.get(), violations(foreign), open.threads());
	}

	private Map<MapiRule, Long> violations(long foreign) {
		Map<MapiRule, Long> counts = new EnumMap<>(MapiRule.class);
		for (MapiRule rule : MapiRule.values()) {
			long counted = this.violations.get(rule.ordinal());
			counts.put(rule, (rule == MapiRule.R1) ? counted + foreign : counted);
		}
		return Collections.unmodifiableMap(counts);
	}

	/**
	 * What is open on some threads.
	 *
	 * @param objects how many objects
	 * @param sessions how many sessions
	 * @param threads the names of the threads
	 */
	public record OpenOnThreads(int objects, int sessions, List<String> threads) {

		/**
		 * Creates the counts.
		 */
		public OpenOnThreads {
			threads = List.copyOf(threads);
		}

	}

}
