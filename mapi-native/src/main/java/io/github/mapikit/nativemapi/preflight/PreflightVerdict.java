// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.preflight;

import java.io.Serializable;
import java.util.Objects;

/**
 * One thing that a preflight found. Holds no user data and no secrets. Immutable; may be
 * used from any thread.
 *
 * @param finding what was found
 * @param severity how bad it is
 * @param sentence what it is, in one sentence
 * @param remedy what to do, in one sentence; empty if there is nothing to do
 * @since 0.1.0
 */
public record PreflightVerdict(PreflightFinding finding, Severity severity, String sentence,
		String remedy) implements Serializable {

	/**
	 * Creates a verdict.
	 */
	public PreflightVerdict {
		Objects.requireNonNull(finding, "finding");
		Objects.requireNonNull(severity, "severity");
		Objects.requireNonNull(sentence, "sentence");
		Objects.requireNonNull(remedy, "remedy");
	}

	static PreflightVerdict info(PreflightFinding finding, String sentence) {
		return new PreflightVerdict(finding, Severity.INFO, sentence, "");
	}

	static PreflightVerdict warning(PreflightFinding finding, String sentence, String remedy) {
		return new PreflightVerdict(finding, Severity.WARNING, sentence, remedy);
	}

	static PreflightVerdict error(PreflightFinding finding, String sentence, String remedy) {
		return new PreflightVerdict(finding, Severity.ERROR, sentence, remedy);
	}

	/**
	 * How bad a finding is.
	 */
	public enum Severity {

		/** Worth knowing. */
		INFO,
		/** MAPI may work, but something will not. */
		WARNING,
		/** MAPI cannot work. */
		ERROR

	}

}
