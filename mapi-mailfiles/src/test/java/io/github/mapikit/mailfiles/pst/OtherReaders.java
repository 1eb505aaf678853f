// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Other readers of data files, as far as they are installed, and real files, as far as
 * they are there.
 */
final class OtherReaders {

	private static final Path SCRIPT = Path.of("src", "test", "scripts", "compare-pst");

	private OtherReaders() {
	}

	/**
	 * Requires programs, without which the test is left out.
	 * @param names their names
	 */
	static void assumeInstalled(String... names) {
		for (String name : names) {
			boolean found = Stream.of(Objects.requireNonNullElse(System.getenv("PATH"), "").split(":"))
				.anyMatch((folder) -> Files.isExecutable(Path.of(folder, name)));
			assumeTrue(found, () -> "'%s' is not installed: nothing to compare with".formatted(name));
		}
	}

	/**
	 * Returns the real files that the environment names.
	 * @return the files; none if the environment names no folder
	 * @throws IOException if the folder cannot be read
	 */
	static List<Path> realFiles() throws IOException {
		String folder = System.getenv("MAPI_PST_FILES");
		if (folder == null) {
			return List.of();
		}
		try (Stream<Path> files = Files.list(Path.of(folder))) {
			return files.filter((file) -> file.toString().matches(".*\\.(pst|ost)")).sorted().toList();
		}
	}

	/**
	 * Compares files by the script, and returns what has no reason.
	 * @param codePage the code page of files without Unicode, if it is not 1252
	 * @param files the files
	 * @return all that the script printed
	 * @throws IOException if it cannot be run
	 * @throws InterruptedException never
	 */
	static List<String> compare(@Nullable String codePage, Path... files) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(List.of("python3", SCRIPT.toString()));
		for (Path file : files) {
			command.add(file.toString());
		}
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
		builder.environment().put("MAPI_CLASSPATH", System.getProperty("java.class.path"));
		builder.environment().put("MAPI_JAVA", Path.of(System.getProperty("java.home"), "bin", "java").toString());
		builder.environment().put("PYTHONIOENCODING", "utf-8");
		builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
		if (codePage != null) {
			builder.environment().put("MAPI_PST_CODEPAGE", codePage);
		}
		return run(builder);
	}

	/**
	 * Runs a program that has to succeed.
	 * @param command the program and its arguments
	 * @return what it printed
	 * @throws IOException if it cannot be run
	 * @throws InterruptedException never
	 */
	static List<String> run(String... command) throws IOException, InterruptedException {
		return run(new ProcessBuilder(command).redirectErrorStream(true));
	}

	private static List<String> run(ProcessBuilder builder) throws IOException, InterruptedException {
		Process process = builder.start();
		process.getOutputStream().close();
		List<String> lines;
		try (Stream<String> output = process.inputReader(StandardCharsets.UTF_8).lines()) {
			lines = output.toList();
		}
		assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
		assertThat(process.exitValue()).as("%s: %s", builder.command(), lines).isZero();
		return lines;
	}

}
