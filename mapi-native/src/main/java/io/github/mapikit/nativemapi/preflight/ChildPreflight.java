// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.preflight;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.github.mapikit.error.MapiInterruptedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A preflight in a process of its own, so that whatever a broken installation does, a
 * crash, a dialog or a hang, it does to the child. May be used from any thread; waits.
 *
 * @since 0.1.0
 */
public final class ChildPreflight {

	private static final Logger logger = LoggerFactory.getLogger(ChildPreflight.class);

	/** Environment variables whose names mean the same to Windows in any case. */
	private static final Set<String> OPTIONS = Set.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

	private static final Duration PATIENCE_AFTER_KILL = Duration.ofSeconds(5);

	private final List<String> command;

	private final Duration timeout;

	/**
	 * Creates a preflight in a child process.
	 * @param main the class to run, which writes {@link ReportLines}
	 * @param needed classes whose libraries it needs
	 * @param arguments its arguments
	 * @param timeout how long it may take
	 */
	public ChildPreflight(Class<?> main, List<Class<?>> needed, List<String> arguments, Duration timeout) {
		this(ChildCommand.of(main, needed, arguments), timeout);
	}

	ChildPreflight(List<String> command, Duration timeout) {
		this.command = List.copyOf(command);
		this.timeout = Objects.requireNonNull(timeout, "timeout");
	}

	/**
	 * Runs the child process to its end, or to the end of its time.
	 * @return what it found, or what became of it
	 */
	public PreflightReport run() {
		Path folder = null;
		try {
			folder = Files.createTempDirectory("mapi-preflight");
			return run(folder);
		}
		catch (IOException ex) {
			logger.debug("The preflight's child process failed", ex);
			return only(PreflightVerdict.error(PreflightFinding.CHILD_NOT_STARTED,
					"The child process of the preflight could not be started: " + ex.getMessage(),
					"Let the preflight run in this process, or let this process start others"));
		}
		finally {
			if (folder != null) {
				delete(folder);
			}
		}
	}

	private PreflightReport run(Path folder) throws IOException {
		// in this process's own working directory: paths of the command may be relative
		// to it.
		// a file and no pipe: helpers that the child leaves behind would hold a pipe open
		Path output = folder.resolve("output.txt");
		ProcessBuilder builder = new ProcessBuilder(this.command).redirectErrorStream(true)
			.redirectOutput(output.toFile());
		leaveOut(builder.environment());
		Process process = builder.start();
		process.getOutputStream().close();
		boolean ended = awaitEnd(process);
		List<String> lines = new String(Files.readAllBytes(output), StandardCharsets.UTF_8).lines().toList();
		logger.debug("The preflight's child process wrote:\n{}", String.join("\n", lines));
		if (!ended) {
			return with(lines, PreflightVerdict.error(PreflightFinding.CHILD_TIMED_OUT,
					"A child process that initialized MAPI did not come to its end within " + this.timeout,
					"Start Outlook once as the user of this process and answer what it asks; if MAPI only needs more time, raise "
							+ "the time-out of the preflight"));
		}
		PreflightReport report = ReportLines.parse(lines);
		if (report == null && ReportLines.parseBegun(lines).facts().isEmpty()) {
			return only(PreflightVerdict.error(PreflightFinding.CHILD_NOT_STARTED,
					"The child process of the preflight ended with code 0x%08X before it looked at MAPI: %s"
						.formatted(process.exitValue(), lines.isEmpty() ? "it said nothing" : "'" + lines.get(0) + "'"),
					"Let the preflight run in this process, or see to what it says"));
		}
		if (report == null) {
			return with(lines, PreflightVerdict.error(PreflightFinding.CHILD_CRASHED,
					"A child process that initialized MAPI ended with code 0x%08X and without a report"
						.formatted(process.exitValue()),
					"Repair the Outlook installation, and look for programs that plug into MAPI, such as virus scanners"));
		}
		return report;
	}

	/**
	 * Takes out what gives further options to each JVM: an agent that listens on a port
	 * cannot do so twice.
	 * @param environment the environment of the child process
	 */
	static void leaveOut(Map<String, String> environment) {
		environment.keySet().removeIf((name) -> OPTIONS.contains(name.toUpperCase(Locale.ROOT)));
	}

	private boolean awaitEnd(Process process) {
		try {
			if (process.waitFor(this.timeout.toNanos(), TimeUnit.NANOSECONDS)) {
				return true;
			}
			process.destroyForcibly().waitFor(PATIENCE_AFTER_KILL.toNanos(), TimeUnit.NANOSECONDS);
			return false;
		}
		catch (InterruptedException ex) {
			process.destroyForcibly();
			Thread.currentThread().interrupt();
			throw new MapiInterruptedException("the preflight of MAPI", ex);
		}
	}

	private static PreflightReport with(List<String> lines, PreflightVerdict verdict) {
		PreflightReport begun = ReportLines.parseBegun(lines);
		List<PreflightVerdict> verdicts = new ArrayList<>(begun.verdicts());
		verdicts.removeIf((other) -> other.finding() == PreflightFinding.USABLE);
		verdicts.add(verdict);
		return new PreflightReport(verdicts, begun.facts());
	}

	private static PreflightReport only(PreflightVerdict verdict) {
		return new PreflightReport(List.of(verdict), Map.of());
	}

	private static void delete(Path folder) {
		try (Stream<Path> files = Files.list(folder)) {
			for (Path file : files.toList()) {
				Files.deleteIfExists(file);
			}
			Files.deleteIfExists(folder);
		}
		catch (IOException ex) {
			// a child that could not be killed may hold its output
			logger.debug("'{}' could not be deleted", folder, ex);
		}
	}

}
