// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.autoconfigure;

import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.mapikit.nativemapi.preflight.MapiPreflightException;
import io.github.mapikit.nativemapi.preflight.PreflightFinding;
import io.github.mapikit.nativemapi.preflight.PreflightReport;
import io.github.mapikit.nativemapi.preflight.PreflightVerdict;
import io.github.mapikit.nativemapi.preflight.PreflightVerdict.Severity;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Explains what the preflight found out about MAPI on this machine: the first error in
 * one sentence, what else was found, and what to do.
 */
final class MapiPreflightFailureAnalyzer extends AbstractFailureAnalyzer<MapiPreflightException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, MapiPreflightException cause) {
		return new FailureAnalysis(description(cause.report(), cause.verdict()), action(cause.verdict()), cause);
	}

	private static String description(PreflightReport report, PreflightVerdict verdict) {
		Stream<String> others = report.verdicts()
			.stream()
			.filter((other) -> other != verdict && other.severity() != Severity.INFO)
			.map((other) -> "Also: " + sentence(other.sentence()));
		Stream<String> facts = report.facts().entrySet().stream().map((fact) -> fact.getKey() + ": " + fact.getValue());
		return Stream.of(Stream.of(sentence(verdict.sentence())), others, facts)
			.flatMap((lines) -> lines)
			.collect(Collectors.joining("\n"));
	}

	private static String action(PreflightVerdict verdict) {
		return Stream.of(verdict.remedy(), settings(verdict.finding()))
			.filter((text) -> !text.isBlank())
			.map(MapiPreflightFailureAnalyzer::sentence)
			.collect(Collectors.joining(" "));
	}

	/**
	 * What a setting of the application can do about it; the verdict itself knows of
	 * machines, not of applications.
	 */
	private static String settings(PreflightFinding finding) {
		return switch (finding) {
			case NOT_WINDOWS, MAPI_NOT_FOUND, STUB_WITHOUT_CLIENT, NEW_OUTLOOK_ONLY -> "Without Outlook, use MAPI "
					+ "inside the JVM ('mapi-embedded' on the class path and 'mapi.driver' set to 'embedded'), or set "
					+ "'mapi.enabled' to 'false'";
			case LIBRARY_PATH_INVALID, LIBRARY_NOT_LOADED ->
				"'mapi.native.library-path' names the DLL; leave it out for the installed MAPI";
			case LIBRARY_BITNESS, OUTLOOK_BITNESS -> "Start the application with a Java of the bitness that MAPI has";
			case SERVICE_FLAGS, SERVICE -> "'mapi.native.service' says whether the process is a service";
			case NO_PROFILE, PROFILE_NOT_FOUND ->
				"'mapi.session.profile' names the profile; leave it out for the default one";
			case NO_DEFAULT_PROFILE -> "'mapi.session.profile' names the profile";
			case INITIALIZE_FAILED, CHILD_CRASHED, CHILD_NOT_STARTED ->
				"'mapi.native.preflight' set to 'in-process' does without the child process";
			case CHILD_TIMED_OUT -> "'mapi.native.preflight-timeout' is the time that it may take";
			case CLICK_TO_RUN, USABLE -> "'mapi.native.preflight' set to 'off' does without this check";
		};
	}

	private static String sentence(String text) {
		return text.endsWith(".") ? text : text + ".";
	}

}
