// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.benchmarks;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A JVM of its own for one run of a measurement, with the class path of the benchmarks or
 * a part of it.
 */
final class ChildJvm {

	private final List<String> command = new ArrayList<>();

	ChildJvm(String... options) {
		this.command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		this.command.addAll(List.of(options));
	}

	/**
	 * Runs a class and returns what it printed.
	 * @param type the class
	 * @param libraries which libraries to have on the class path, by file name, and in
	 * which order: those that the first says, then those that the second says
	 * @param arguments the arguments
	 * @return the lines
	 * @throws IOException if the JVM cannot be started or fails
	 * @throws InterruptedException if the calling thread is interrupted
	 */
	List<String> run(Class<?> type, List<Predicate<String>> libraries, String... arguments)
			throws IOException, InterruptedException {
		List<String> all = new ArrayList<>(this.command);
		all.add("-cp");
		all.add(classPath(libraries));
		all.add(type.getName());
		all.addAll(List.of(arguments));
		Process process = new ProcessBuilder(all).redirectErrorStream(true).start();
		List<String> lines;
		try (Stream<String> output = process.inputReader(StandardCharsets.UTF_8).lines()) {
			lines = output.toList();
		}
		int status = process.waitFor();
		if (status != 0) {
			throw new IOException(
					"'%s' ended with %d:%n%s".formatted(type.getName(), status, String.join("\n", lines)));
		}
		return lines;
	}

	/**
	 * Returns the number behind a key in a child's output.
	 * @param lines the output
	 * @param key what the line begins with
	 * @return the number
	 */
	static double number(List<String> lines, String key) {
		return lines.stream()
			.filter((line) -> line.startsWith(key))
			.mapToDouble((line) -> Double.parseDouble(line.substring(key.length())))
			.findFirst()
			.orElseThrow(() -> new IllegalStateException("No '" + key + "' in:\n" + String.join("\n", lines)));
	}

	private static String classPath(List<Predicate<String>> libraries) throws IOException {
		Path target = target();
		List<Path> all;
		try (Stream<Path> files = Files.list(target.resolve("lib"))) {
			all = files.sorted().toList();
		}
		return Stream
			.concat(Stream.of(target.resolve("classes")),
					libraries.stream()
						.flatMap((kept) -> all.stream().filter((jar) -> kept.test(jar.getFileName().toString()))))
			.map(Path::toString)
			.collect(Collectors.joining(File.pathSeparator));
	}

	private static Path target() {
		try {
			Path here = Path.of(ChildJvm.class.getProtectionDomain().getCodeSource().getLocation().toURI());
			return Objects.requireNonNull(here.getParent(), "no parent folder");
		}
		catch (URISyntaxException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
