// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.preflight;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.mapikit.error.MapiException;
import io.github.mapikit.error.MapiInterruptedException;
import io.github.mapikit.nativemapi.preflight.PreflightVerdict.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link ChildPreflight} and {@link ReportLines}, with child processes that
 * behave as broken installations let them.
 */
@Timeout(120)
class ChildPreflightTests {

	private static final Duration LONG = Duration.ofSeconds(60);

	private static final PreflightReport REPORT = PretendingChild.REPORT;

	@Test
	void whenChildReportsThenItsReportIsTakenInAndOtherLinesAreNot() {
		PreflightReport report = child("report", LONG);
		assertThat(report.facts()).isEqualTo(REPORT.facts());
		assertThat(report.verdicts()).containsExactly(
				PreflightVerdict.warning(PreflightFinding.NO_PROFILE, "No profile here", "Create one"),
				PreflightVerdict.info(PreflightFinding.USABLE, "Nothing stands in the way of MAPI"));
	}

	@Test
	void whenClassPathIsRelativeThenItMeansTheSameToTheChild() {
		// an executable jar is most often started by its name alone
		assertThat(child("where", LONG).facts()).containsEntry("folder",
				Path.of("").toAbsolutePath().getFileName().toString());
	}

	@Test
	void whenChildCrashesThenThatIsAVerdictWithTheFactsThatItHadTold() {
		PreflightReport report = child("crash", LONG);
		assertThat(report.verdicts(Severity.ERROR)).extracting(PreflightVerdict::finding)
			.containsExactly(PreflightFinding.CHILD_CRASHED);
		assertThat(report.facts()).isEqualTo(REPORT.facts());
		assertThat(report.verdicts()).extracting(PreflightVerdict::finding).doesNotContain(PreflightFinding.USABLE);
	}

	@Test
	void whenChildHangsThenItIsEndedAndThatIsAVerdict() {
		Duration timeout = Duration.ofMillis(200);
		PreflightReport report = child("hang", timeout);
		assertThat(report.verdicts(Severity.ERROR)).singleElement().satisfies((verdict) -> {
			assertThat(verdict.finding()).isEqualTo(PreflightFinding.CHILD_TIMED_OUT);
			assertThat(verdict.sentence()).contains(timeout.toString());
			assertThat(verdict.remedy()).contains("time-out of the preflight");
		});
		assertThat(ProcessHandle.current().children()).isEmpty();
	}

	@Test
	void whenChildCannotBeStartedThenThatIsAVerdict() {
		PreflightReport report = new ChildPreflight(List.of("/absent/java"), LONG).run();
		assertThat(report.verdicts(Severity.ERROR)).extracting(PreflightVerdict::finding)
			.containsExactly(PreflightFinding.CHILD_NOT_STARTED);
	}

	@Test
	void whenChildEndsBeforeItLooksThenMapiIsNotBlamed() {
		String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
		PreflightReport report = new ChildPreflight(List.of(java, "-XX:+NoSuchOption"), LONG).run();
		assertThat(report.verdicts(Severity.ERROR)).singleElement().satisfies((verdict) -> {
			assertThat(verdict.finding()).isEqualTo(PreflightFinding.CHILD_NOT_STARTED);
			assertThat(verdict.sentence()).contains("code 0x00000001").contains("NoSuchOption");
		});
	}

	@Test
	void whenEveryJvmIsGivenOptionsThenTheChildIsNot() {
		Map<String, String> environment = new HashMap<>(Map.of("JAVA_TOOL_OPTIONS", "-agentlib:jdwp",
				"Jdk_Java_Options", "-Dx", "_JAVA_OPTIONS", "-Xmx1g", "PATH", "C:\\Windows"));
		ChildPreflight.leaveOut(environment);
		assertThat(environment).containsOnlyKeys("PATH");
	}

	@Test
	void whenInterruptedThenChildIsEnded() {
		Thread.currentThread().interrupt();
		assertThatExceptionOfType(MapiInterruptedException.class).isThrownBy(() -> child("hang", LONG));
		assertThat(Thread.interrupted()).isTrue();
	}

	@Test
	void whenUsersHomeIsInAPathThenItIsTakenOut() {
		String home = System.getProperty("user.home");
		PreflightReport report = new PreflightReport(List.of(),
				Map.of("library", home + "\\a.dll and " + home + "\\b.dll"));
		assertThat(ReportLines.of(report))
			.containsExactly("fact\tlibrary\t%USERPROFILE%\\a.dll and %USERPROFILE%\\b.dll");
	}

	private static PreflightReport child(String behaviour, Duration timeout) {
		return new ChildPreflight(PretendingChild.class, List.of(PreflightReport.class, MapiException.class),
				List.of(behaviour), timeout)
			.run();
	}

}
