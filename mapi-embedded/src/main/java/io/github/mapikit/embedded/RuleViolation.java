/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.mapikit.embedded;

import java.io.Serializable;
import java.util.Objects;

import io.github.mapikit.runtime.MapiRule;

/**
 * A rule of MAPI that a program broke.
 *
 * @param rule the rule
 * @param operation the call that showed it, by its documented name
 * @param thread the name of the thread that made the call
 * @param detail what was wrong
 * @since 0.1.0
 * @see EmbeddedSubsystem#violations()
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
