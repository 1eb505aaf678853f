// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.preflight;

import java.util.List;
import java.util.stream.Collectors;

import io.github.mapikit.error.MapiUnavailableException;
import io.github.mapikit.nativemapi.preflight.PreflightVerdict.Severity;

/**
 * MAPI cannot work in this process, as a preflight found out before MAPI was touched.
 * Carries the whole report. May be handled on any thread.
 *
 * @since 0.1.0
 */
public final class MapiPreflightException extends MapiUnavailableException {

	private static final long serialVersionUID = 1L;

	private final PreflightReport report;

	/**
	 * An exception about this report.
	 * @param report what was found; has at least one error
	 * @throws IllegalArgumentException if the report has no error
	 */
	public MapiPreflightException(PreflightReport report) {
		super("FAILED", reason(report));
		this.report = report;
	}

	private static String reason(PreflightReport report) {
		List<PreflightVerdict> errors = report.verdicts(Severity.ERROR);
		if (errors.isEmpty()) {
			throw new IllegalArgumentException("The preflight found no error");
		}
		return errors.stream()
			.map((error) -> error.sentence() + ". " + error.remedy())
			.collect(Collectors.joining(". "));
	}

	/**
	 * What the preflight found.
	 * @return the report
	 */
	public PreflightReport report() {
		return this.report;
	}

	/**
	 * The error that stands in the way first.
	 * @return the verdict
	 */
	public PreflightVerdict verdict() {
		return this.report.verdicts(Severity.ERROR).get(0);
	}

	/**
	 * What is wrong.
	 * @return the finding of {@link #verdict()}
	 */
	public PreflightFinding finding() {
		return verdict().finding();
	}

}
