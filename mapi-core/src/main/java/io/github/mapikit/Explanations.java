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

package io.github.mapikit;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Finds what is known about an error of a call, the closest row first: operation, step
 * and code; operation and code; operation, if it has a row for all other codes; code;
 * severity.
 */
final class Explanations {

	private static final String SEVERITY = "severity bit of the code";

	private static final ExplanationTable TABLE = table();

	private Explanations() {
	}

	private static ExplanationTable table() {
		ExplanationTable table = new ExplanationTable();
		InitializationExplanations.addTo(table);
		SessionExplanations.addTo(table);
		StoreExplanations.addTo(table);
		MapiCodeExplanations.addTo(table);
		ComCodeExplanations.addTo(table);
		return table;
	}

	static Explanation find(String operation, @Nullable String step, HResult result) {
		Explanation found = (step != null) ? TABLE.find(operation, step, result) : null;
		if (found == null) {
			found = TABLE.find(operation, null, result);
		}
		if (found == null) {
			found = TABLE.find(operation, null, null);
		}
		if (found == null) {
			found = TABLE.find(null, null, result);
		}
		return (found != null) ? found : bySeverity(result);
	}

	private static Explanation bySeverity(HResult result) {
		if (result.isError()) {
			return new Explanation("The call failed with a code of which nothing more is known",
					List.of("a provider's own code"),
					List.of("ask the same object for its extended error ('GetLastError')",
							"look the number up in the provider's documentation"),
					SEVERITY);
		}
		return new Explanation(result.isWarning() ? "The call succeeded with something to tell" : "The call succeeded",
				List.of(), List.of(), SEVERITY);
	}

}
