// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.simulation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

import io.github.mapikit.embedded.call.EmbeddedCall;
import io.github.mapikit.error.HResult;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.runtime.event.MapiRule;

/**
 * Records broken rules and makes errors of them, if the rules are strict. May be used
 * from any thread.
 */
final class RuleKeeper {

	private static final int REMEMBERED = 1000;

	private final EmbeddedRules rules;

	private final ReentrantLock lock = new ReentrantLock();

	/** Guarded by the lock. */
	private final Deque<RuleViolation> violations = new ArrayDeque<>();

	RuleKeeper(EmbeddedRules rules) {
		this.rules = rules;
	}

	/**
	 * Records a broken rule.
	 * @param rule the rule
	 * @param operation the call that showed it
	 * @param detail what was wrong
	 */
	void record(MapiRule rule, EmbeddedCall operation, String detail) {
		this.lock.lock();
		try {
			if (this.violations.size() == REMEMBERED) {
				this.violations.removeFirst();
			}
			this.violations
				.add(new RuleViolation(rule, operation.documentedName(), Thread.currentThread().getName(), detail));
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Records a broken rule and, if the rules are strict, fails.
	 * @param rule the rule
	 * @param operation the call that broke it
	 * @param detail what was wrong
	 */
	void broken(MapiRule rule, EmbeddedCall operation, String detail) {
		record(rule, operation, detail);
		if (this.rules == EmbeddedRules.STRICT) {
			throw operation.failure(codeOf(rule), rule + ": " + detail);
		}
	}

	List<RuleViolation> violations() {
		this.lock.lock();
		try {
			return List.copyOf(new ArrayList<>(this.violations));
		}
		finally {
			this.lock.unlock();
		}
	}

	private static HResult codeOf(MapiRule rule) {
		return switch (rule) {
			case R1, R3 -> MapiErrors.MAPI_E_NOT_INITIALIZED;
			case R5 -> MapiErrors.MAPI_E_INVALID_OBJECT;
			default -> MapiErrors.MAPI_E_CALL_FAILED;
		};
	}

}
