// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Broken mail files by the hundred thousand, each kind in a JVM of its own with a heap of
 * 256 MB: none may throw anything but a failed call of MAPI, take more than two seconds
 * of processor time, or cost a file beside it.
 */
public final class MailFuzzMeasurement {

	private static final long LARGEST_ORIGINAL = 1024 * 1024;

	private MailFuzzMeasurement() {
	}

	/**
	 * Breaks files and reads them.
	 * @param arguments the folder with files to break, the number of broken files of each
	 * kind (100,000 by default), the seed (1 by default), and the kinds, by the endings
	 * of file names (by default all that the folder has)
	 * @throws IOException if the files cannot be read, a JVM cannot be started, or a file
	 * fails in a way that it may not
	 * @throws InterruptedException never
	 */
	public static void main(String[] arguments) throws IOException, InterruptedException {
		String count = (arguments.length > 1) ? arguments[1] : "100000";
		String seed = (arguments.length > 2) ? arguments[2] : "1";
		Map<String, List<Path>> kinds = originals(Path.of(arguments[0]));
		if (arguments.length > 3) {
			kinds.keySet().retainAll(List.of(arguments).subList(3, arguments.length));
		}
		for (Map.Entry<String, List<Path>> kind : kinds.entrySet()) {
			List<String> childArguments = Stream
				.concat(Stream.of(kind.getKey(), count, seed), kind.getValue().stream().map(Path::toString))
				.toList();
			List<String> lines = new ChildJvm("-Xmx256m", "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
					"-Dlogging.level.root=off")
				.run(BrokenFiles.class, List.of((name) -> !name.startsWith("logback")),
						childArguments.toArray(String[]::new));
			lines.stream().filter((line) -> !line.startsWith("SLF4J")).forEach(System.out::println);
		}
	}

	private static Map<String, List<Path>> originals(Path folder) throws IOException {
		try (Stream<Path> files = Files.walk(folder)) {
			return files.filter((file) -> Files.isRegularFile(file) && file.toFile().length() <= LARGEST_ORIGINAL)
				.filter((file) -> !ending(file).isEmpty())
				.sorted()
				.collect(Collectors.groupingBy(MailFuzzMeasurement::ending, TreeMap::new, Collectors.toList()));
		}
	}

	private static String ending(Path file) {
		String name = file.getFileName().toString();
		String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
		return List.of("eml", "msg", "mbox", "pst", "ost").contains(ending) ? ending : "";
	}

}
