// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.simulation;

import java.io.Serializable;
import java.util.Objects;

import io.github.mapikit.runtime.event.MapiRule;

/**
 * A rule of MAPI that a program broke.
 *
 * @param rule the rule
 * @param operation the call that showed it, by its documented name
 * @param thread the name of the thread that made the call
 * @param detail what was wrong
 * @since 0.1.0
 * @see io.github.mapikit.embedded.EmbeddedDriver#violations()
 */
public record RuleViolation(MapiRule rule, String operation, String thread, String detail) implements Serializable {

	/**
	 * Creates a violation.
	 */
	public RuleViolation {
		Objects.requireNonNull(rule, "rule");
		Objects.requireNonNull(operation, "operation");
		Objects.requireNonNull(thread, "thread");
		Objects.requireNonNull(detail, "detail");
	}

}
