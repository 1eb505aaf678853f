// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.windows.standin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * A JVM of its own for a test that costs a process. Its output goes to files, because
 * helpers of Wine keep pipes open for longer than the process lives.
 */
public final class ChildJvm {

	private static final long SECONDS = 90;

	private final Class<?> program;

	private final List<String> options = new ArrayList<>();

	private final Map<String, String> environment = new LinkedHashMap<>();

	private ChildJvm(Class<?> program) {
		this.program = program;
	}

	/**
	 * Returns a JVM that is going to run a {@code main} method.
	 */
	public static ChildJvm of(Class<?> program) {
		return new ChildJvm(program);
	}

	public ChildJvm option(String option) {
		this.options.add(option);
		return this;
	}

	/**
	 * Gives the stand-in commands that it is to do when it is loaded.
	 */
	public ChildJvm standIn(String... commands) {
		this.environment.put("MAPI_STANDIN", String.join(";", commands));
		return this;
	}

	/**
	 * Runs it to its end.
	 */
	public Result run() throws InterruptedException {
		try {
			Path folder = Files.createTempDirectory("child");
			Path output = folder.resolve("output.txt");
			Path log = folder.resolve("standin.log");
			ProcessBuilder builder = new ProcessBuilder(command(folder));
			builder.environment().putAll(this.environment);
			builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
			builder.environment().put("MAPI_STANDIN_LOG", log.toString());
			builder.redirectErrorStream(true).redirectOutput(output.toFile());
			Process process = builder.start();
			process.getOutputStream().close();
			boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
			if (!ended) {
				process.destroyForcibly().waitFor(SECONDS, TimeUnit.SECONDS);
			}
			return new Result(ended, ended ? process.exitValue() : -1, read(output), read(log), folder);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private List<String> command(Path folder) {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java.exe").toString());
		command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
				"-XX:ErrorFile=" + folder.resolve("hs_err.log"), "-Dmapi.standin=" + StandIn.path()));
		for (String inherited : List.of("java.security.properties", "java.net.preferIPv4Stack", "file.encoding")) {
			String value = System.getProperty(inherited);
			if (value != null) {
				command.add("-D" + inherited + "=" + value);
			}
		}
		if (Runtime.version().feature() >= 21) {
			command.add("--enable-native-access=ALL-UNNAMED");
		}
		command.addAll(this.options);
		command.add(this.program.getName());
		return command;
	}

	private static String read(Path file) throws IOException {
		// what a dying process wrote need not be clean
		return Files.exists(file) ? new String(Files.readAllBytes(file), Charset.defaultCharset()) : "";
	}

	/**
	 * What became of it.
	 *
	 * @param ended whether it ended by itself
	 * @param code its exit code
	 * @param output what it wrote
	 * @param log what the stand-in wrote
	 * @param folder where its files lie
	 */
	public record Result(boolean ended, int code, String output, String log, Path folder) {

		/**
		 * Returns the report that the JVM writes when it crashes, or an empty text.
		 */
		public String errorReport() {
			try {
				return read(Objects.requireNonNull(this.folder).resolve("hs_err.log"));
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

}
