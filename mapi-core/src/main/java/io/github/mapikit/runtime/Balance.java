// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Counts what the threads of the process have done with MAPI since it started, whatever
 * leases came and went. May be used from any thread.
 */
final class Balance {

	private final AtomicLong initializeCount = new AtomicLong();

	private final AtomicLong uninitializeCount = new AtomicLong();

	private final AtomicLong abandonedCount = new AtomicLong();

	private final AtomicLong leaks = new AtomicLong();

	private final AtomicLongArray violations = new AtomicLongArray(MapiRule.values().length);

	void initialized() {
		this.initializeCount.incrementAndGet();
	}

	void uninitialized() {
		this.uninitializeCount.incrementAndGet();
	}

	void abandoned() {
		this.abandonedCount.incrementAndGet();
	}

	void leaked() {
		this.leaks.incrementAndGet();
	}

	void violated(MapiRule rule) {
		this.violations.incrementAndGet(rule.ordinal());
	}

	/**
	 * Returns the counts, with what is open on the threads that live.
	 * @param threads the threads
	 * @return the ledger
	 */
	RuntimeLedger ledger(List<MapiThread> threads) {
		// asked for at each start, where streams would cost more than all they count
		int openObjects = 0;
		int openSessions = 0;
		List<String> names = new ArrayList<>();
		for (MapiThread thread : threads) {
			openObjects += thread.openObjects();
			openSessions += thread.openSessions();
			names.add(thread.name());
		}
		return new RuntimeLedger(this.initializeCount.get(), this.uninitializeCount.get(), this.abandonedCount.get(),
				openObjects, openSessions, this.leaks.get(), violations(), List.copyOf(names));
	}

	private Map<MapiRule, Long> violations() {
		Map<MapiRule, Long> counts = new EnumMap<>(MapiRule.class);
		for (MapiRule rule : MapiRule.values()) {
			counts.put(rule, this.violations.get(rule.ordinal()));
		}
		return counts;
	}

}
