// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.thread;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

import io.github.mapikit.runtime.event.MapiRule;

/**
 * Counts, for the whole JVM, how often threads that are no MAPI threads were about to use
 * MAPI (R1). Such a thread belongs to no MAPI process, so that all of them are told. May
 * be used from any thread.
 *
 * @since 0.1.0
 */
public final class ForeignThreads {

	private static final AtomicLong violations = new AtomicLong();

	/** Its own monitor guards it; leaving it takes no memory. */
	private static final Set<RuntimeContext> told = new LinkedHashSet<>();

	private ForeignThreads() {
	}

	/**
	 * Tells those who lease this runtime, too, from here on.
	 * @param runtime the runtime
	 */
	public static void tell(RuntimeContext runtime) {
		synchronized (told) {
			told.add(runtime);
		}
	}

	/**
	 * Tells those who lease this runtime no more.
	 * @param runtime the runtime
	 */
	public static void tellNoMore(RuntimeContext runtime) {
		synchronized (told) {
			told.remove(runtime);
		}
	}

	/**
	 * Returns how often it has happened in this JVM.
	 * @return how often
	 */
	public static long violations() {
		return violations.get();
	}

	static void violation(String attempted) {
		violations.incrementAndGet();
		List<RuntimeContext> all;
		synchronized (told) {
			all = List.copyOf(told);
		}
		for (RuntimeContext runtime : all) {
			runtime.tellAll((listener) -> listener.onViolation(MapiRule.R1, attempted));
		}
	}

}
