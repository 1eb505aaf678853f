// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.preflight;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.mapikit.nativemapi.preflight.PreflightVerdict.Severity;

/**
 * What a preflight found. Holds no user data and no secrets, so that it can be shown and
 * sent to others. Immutable; may be used from any thread.
 *
 * @param verdicts what was found, the worst first
 * @param facts what was looked at, by a short name, in the order in which it is shown
 * @since 0.1.0
 */
public record PreflightReport(List<PreflightVerdict> verdicts, Map<String, String> facts) implements Serializable {

	/**
	 * Creates a report.
	 */
	public PreflightReport {
		verdicts = verdicts.stream().sorted((one, other) -> other.severity().compareTo(one.severity())).toList();
		facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
	}

	/**
	 * Returns whether nothing stands in the way of MAPI.
	 * @return whether there is no error
	 */
	public boolean isUsable() {
		return verdicts(Severity.ERROR).isEmpty();
	}

	/**
	 * Returns the verdicts of one severity.
	 * @param severity the severity
	 * @return the verdicts
	 */
	public List<PreflightVerdict> verdicts(Severity severity) {
		return this.verdicts.stream().filter((verdict) -> verdict.severity() == severity).toList();
	}

	/**
	 * Throws if something stands in the way of MAPI.
	 * @throws MapiPreflightException if there is an error
	 */
	public void requireUsable() {
		if (!isUsable()) {
			throw new MapiPreflightException(this);
		}
	}

}
