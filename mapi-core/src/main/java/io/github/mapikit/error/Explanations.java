// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.error;

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
