// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.autoconfigure;

import java.util.List;
import java.util.Map;

import io.github.mapikit.nativemapi.preflight.MapiPreflightException;
import io.github.mapikit.nativemapi.preflight.PreflightFinding;
import io.github.mapikit.nativemapi.preflight.PreflightReport;
import io.github.mapikit.nativemapi.preflight.PreflightVerdict;
import io.github.mapikit.nativemapi.preflight.PreflightVerdict.Severity;
import org.apache.commons.logging.LogFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.io.support.SpringFactoriesLoader;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link MapiPreflightFailureAnalyzer}.
 */
class MapiPreflightFailureAnalyzerTests {

	@ParameterizedTest
	@EnumSource
	void whenAnythingIsFoundThenSentenceRemedyAndSettingAreTold(PreflightFinding finding) {
		FailureAnalysis analysis = analyze(verdict(finding, Severity.ERROR));
		assertThat(analysis.getDescription()).isEqualTo("What is wrong is %s.".formatted(finding));
		assertThat(analysis.getAction()).startsWith("Do something about %s. ".formatted(finding))
			.matches(".*('mapi\\.|a Java of).*")
			.endsWith(".");
	}

	@ParameterizedTest
	@EnumSource(names = { "NO_PROFILE", "PROFILE_NOT_FOUND", "NO_DEFAULT_PROFILE" })
	void whenProfileIsMissingThenPropertyThatNamesItIsTold(PreflightFinding finding) {
		assertThat(analyze(verdict(finding, Severity.ERROR)).getAction()).contains("'mapi.session.profile'");
	}

	@Test
	void whenMoreIsFoundThenTheWorstComesFirstAndTheRestAfterIt() {
		FailureAnalysis analysis = analyze(verdict(PreflightFinding.CLICK_TO_RUN, Severity.INFO),
				verdict(PreflightFinding.NO_PROFILE, Severity.WARNING),
				verdict(PreflightFinding.LIBRARY_BITNESS, Severity.ERROR));
		assertThat(analysis.getDescription()).isEqualTo("""
				What is wrong is LIBRARY_BITNESS.
				Also: What is wrong is NO_PROFILE.""");
		assertThat(analysis.getAction()).contains("LIBRARY_BITNESS").doesNotContain("NO_PROFILE");
	}

	@Test
	void whenFactsAreKnownThenTheyAreShown() {
		PreflightReport report = new PreflightReport(List.of(verdict(PreflightFinding.NO_PROFILE, Severity.ERROR)),
				Map.of("Java", "64-bit"));
		assertThat(analyze(report).getDescription()).endsWith("\nJava: 64-bit");
	}

	@Test
	void whenFailuresAreAnalyzedThenThisOneTakesPart() {
		PreflightReport report = new PreflightReport(List.of(verdict(PreflightFinding.NO_PROFILE, Severity.ERROR)),
				Map.of());
		Throwable failure = new IllegalStateException(new MapiPreflightException(report));
		assertThat(SpringFactoriesLoader.forDefaultResourceLocation()
			.load(FailureAnalyzer.class,
					SpringFactoriesLoader.FailureHandler
						.logging(LogFactory.getLog(MapiPreflightFailureAnalyzerTests.class))))
			.filteredOn((analyzer) -> analyzer.getClass().getPackageName().startsWith("io.github.mapikit"))
			.extracting((analyzer) -> analyzer.analyze(failure))
			.filteredOn((analysis) -> analysis != null)
			.singleElement()
			.satisfies((analysis) -> assertThat(analysis.getDescription()).contains("NO_PROFILE"));
	}

	private static PreflightVerdict verdict(PreflightFinding finding, Severity severity) {
		return new PreflightVerdict(finding, severity, "What is wrong is " + finding, "Do something about " + finding);
	}

	private static FailureAnalysis analyze(PreflightVerdict... verdicts) {
		return analyze(new PreflightReport(List.of(verdicts), Map.of()));
	}

	private static FailureAnalysis analyze(PreflightReport report) {
		FailureAnalysis analysis = new MapiPreflightFailureAnalyzer()
			.analyze(new IllegalStateException(new MapiPreflightException(report)));
		assertThat(analysis).isNotNull();
		return analysis;
	}

}
