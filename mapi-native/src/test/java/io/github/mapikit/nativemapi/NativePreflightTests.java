// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import io.github.mapikit.nativemapi.preflight.MapiPreflightException;
import io.github.mapikit.nativemapi.preflight.PreflightFinding;
import io.github.mapikit.nativemapi.preflight.PreflightMode;
import io.github.mapikit.nativemapi.preflight.PreflightReport;
import io.github.mapikit.nativemapi.preflight.PreflightVerdict;
import io.github.mapikit.nativemapi.preflight.PreflightVerdict.Severity;
import io.github.mapikit.nativemapi.windows.WindowsSystem;
import io.github.mapikit.runtime.LeaseOptions;
import io.github.mapikit.runtime.MapiLease;
import io.github.mapikit.runtime.MapiRuntime;
import io.github.mapikit.runtime.event.RuntimeState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Tests of the preflight on Windows, with real child processes and DLLs.
 */
@EnabledOnOs(OS.WINDOWS)
@EnabledIfSystemProperty(named = StandIn.PROPERTY, matches = ".+")
@Timeout(120)
class NativePreflightTests {

	private static final NativeOptions OPTIONS = StandIn.options().withPreflightTimeout(Duration.ofSeconds(60));

	@Test
	void whenChildInitializesThenItsReportSaysSo() {
		PreflightReport report = PreflightMain.inChild(OPTIONS).run();
		assertThat(report.verdicts(Severity.ERROR)).isEmpty();
		assertThat(report.facts()).containsKeys("initialized", "library", "process", "profiles");
		assertThat(report.verdicts()).extracting(PreflightVerdict::finding).contains(PreflightFinding.USABLE);
	}

	@Test
	void whenChildWasContentThenMapiStartsHere() throws Exception {
		NativeDriver driver = new NativeDriver(OPTIONS.withPreflight(PreflightMode.CHILD_PROCESS));
		try (MapiLease lease = MapiRuntime
			.lease(LeaseOptions.of("test", driver).withTimeouts(Duration.ofSeconds(90), Duration.ofSeconds(10)))) {
			assertThat(lease.state()).isEqualTo(RuntimeState.RUNNING);
		}
		assertThat(MapiRuntime.awaitEnd(Duration.ofSeconds(20))).isTrue();
	}

	@Test
	void whenDllHasOtherBitnessThenItIsSaidBeforeItIsLoaded() {
		Path other = StandIn.path().resolveSibling("mapi-standin-x86.dll");
		assumeThat(other).exists();
		assertRefused(other, PreflightFinding.LIBRARY_BITNESS);
	}

	@Test
	void whenDllIsNoMapiThenItIsSaid() {
		Path other = Path.of(WindowsSystem.current().files().systemDirectory(), "version.dll");
		assertRefused(other, PreflightFinding.LIBRARY_PATH_INVALID);
	}

	@Test
	void whenFileIsNoDllThenItIsSaid() throws Exception {
		Path text = Files.writeString(Files.createTempFile("mapi", ".dll"), "no DLL");
		try {
			assertRefused(text, PreflightFinding.LIBRARY_PATH_INVALID);
		}
		finally {
			Files.delete(text);
		}
	}

	private static void assertRefused(Path library, PreflightFinding finding) {
		NativeDriver driver = new NativeDriver(OPTIONS.withLibraryPath(library));
		assertThatExceptionOfType(MapiPreflightException.class)
			.isThrownBy(() -> MapiRuntime.lease(LeaseOptions.of("test", driver)))
			.satisfies((failure) -> assertThat(failure.finding()).isEqualTo(finding))
			.withMessageContaining(library.toString());
	}

}
