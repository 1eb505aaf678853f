// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.lifecycle;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Restarts by Spring Boot's developer tools themselves, which need a JVM of their own: in
 * one of tests they keep still.
 */
@Timeout(120)
class DevToolsRestartTests {

	@Test
	void whenDeveloperToolsRestartThenMapiEndsAndStartsWithTheContext(@TempDir Path folder) throws Exception {
		Path output = folder.resolve("output.txt");
		Process process = new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-cp", System.getProperty("java.class.path"), "-Dmapi.driver=embedded",
				"-Dspring.main.web-application-type=none", "-Dspring.devtools.livereload.enabled=false",
				DevToolsProgram.class.getName()))
			.redirectErrorStream(true)
			.redirectOutput(output.toFile())
			.start();
		boolean ended = process.waitFor(100, TimeUnit.SECONDS);
		process.destroyForcibly();
		String said = Files.readString(output);
		assertThat(ended).as(said).isTrue();
		assertThat(process.exitValue()).as(said).isZero();
		for (int start = 1; start <= DevToolsProgram.STARTS; start++) {
			assertThat(said).contains("start " + start + " in RestartClassLoader of ")
				.contains("with [mapi-primary, mapi-worker-1]");
		}
		assertThat(said).contains("balanced: true, threads: []").doesNotContain("MapiConflictException");
		assertThat(said.lines().filter((line) -> line.contains("MAPI is up for"))).hasSize(DevToolsProgram.STARTS);
		assertThat(said.lines().filter((line) -> line.contains("MAPI is down for"))).hasSize(DevToolsProgram.STARTS);
	}

}
