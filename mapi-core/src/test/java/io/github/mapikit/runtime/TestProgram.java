// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs a program in a JVM of its own.
 */
final class TestProgram {

	private TestProgram() {
	}

	/**
	 * Runs a program, and returns what it found wrong, or {@code ok}.
	 */
	static String run(Class<?> program, Path folder, String... jvmOptions) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.addAll(List.of(jvmOptions));
		command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
		File output = folder.resolve("output.txt").toFile();
		Process process = new ProcessBuilder(command).redirectOutput(output).redirectErrorStream(true).start();
		try {
			assertThat(process.waitFor(100, TimeUnit.SECONDS)).as("the program ends").isTrue();
			List<String> lines = Files.readAllLines(output.toPath(), StandardCharsets.UTF_8);
			return lines.stream()
				.filter((line) -> line.equals("ok") || line.startsWith("wrong: "))
				.findFirst()
				.orElse(String.join("\n", lines));
		}
		finally {
			process.destroyForcibly();
		}
	}

}
