// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import com.sun.jna.Native;
import com.sun.jna.platform.win32.Advapi32Util;
import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.error.MapiException;
import io.github.mapikit.error.MapiSubsystemFailedException;
import io.github.mapikit.nativemapi.com.MapiLibrary;
import io.github.mapikit.nativemapi.preflight.ChildPreflight;
import io.github.mapikit.nativemapi.preflight.MapiPreflightException;
import io.github.mapikit.nativemapi.preflight.Preflight;
import io.github.mapikit.nativemapi.preflight.PreflightFinding;
import io.github.mapikit.nativemapi.preflight.PreflightMode;
import io.github.mapikit.nativemapi.preflight.PreflightReport;
import io.github.mapikit.nativemapi.preflight.PreflightVerdict;
import io.github.mapikit.nativemapi.preflight.PreflightVerdict.Severity;
import io.github.mapikit.nativemapi.preflight.ReportLines;
import io.github.mapikit.nativemapi.preflight.ServiceMode;
import io.github.mapikit.runtime.LeaseOptions;
import io.github.mapikit.runtime.MapiLease;
import io.github.mapikit.runtime.MapiRuntime;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Prints what a preflight finds, and then initializes MAPI once. The report holds no user
 * data and no secrets, so that it can be sent to others.
 * <p>
 * Usage: {@code java -cp … io.github.mapikit.nativemapi.PreflightMain
 * [--library-path=<DLL>] [--service=auto|on|off] [--timeout=PT20S] [--look-only]}
 *
 * @since 0.1.0
 */
public final class PreflightMain {

	private static final Logger logger = LoggerFactory.getLogger(PreflightMain.class);

	private static final String LIBRARY_PATH = "--library-path=";

	private static final String SERVICE = "--service=";

	private static final String TIMEOUT = "--timeout=";

	private static final String LOOK_ONLY = "--look-only";

	private static final Duration STOP = Duration.ofSeconds(2);

	private final PrintStream out;

	private final NativeOptions options;

	private final boolean lookOnly;

	private PreflightMain(PrintStream out, NativeOptions options, boolean lookOnly) {
		this.out = out;
		this.options = options;
		this.lookOnly = lookOnly;
	}

	/**
	 * Prints the report to the standard output.
	 * @param arguments what to look at
	 */
	public static void main(String[] arguments) {
		List<String> given = Arrays.asList(arguments);
		PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
		String library = value(given, LIBRARY_PATH);
		String service = value(given, SERVICE);
		String timeout = value(given, TIMEOUT);
		NativeOptions options;
		try {
			options = NativeOptions.DEFAULTS.withPreflight(PreflightMode.IN_PROCESS)
				.withLibraryPath((library != null) ? Path.of(library) : null)
				.withService(
						(service != null) ? ServiceMode.valueOf(service.toUpperCase(Locale.ROOT)) : ServiceMode.AUTO)
				.withPreflightTimeout(
						(timeout != null) ? Duration.parse(timeout) : NativeOptions.DEFAULTS.preflightTimeout());
		}
		catch (IllegalArgumentException | DateTimeException ex) {
			out.println("These arguments are not understood: " + given);
			out.println("Usage: [--library-path=<DLL>] [--service=auto|on|off] [--timeout=PT20S] [--look-only]");
			return;
		}
		new PreflightMain(out, options, given.contains(LOOK_ONLY)).run();
	}

	/**
	 * Returns a preflight in a child process.
	 * @param options the settings
	 * @return the preflight
	 */
	static ChildPreflight inChild(NativeOptions options) {
		List<String> arguments = new ArrayList<>();
		Path library = options.libraryPath();
		if (library != null) {
			arguments.add(LIBRARY_PATH + library.toAbsolutePath());
		}
		arguments.add(SERVICE + options.service().name().toLowerCase(Locale.ROOT));
		arguments.add(TIMEOUT + options.preflightTimeout());
		// not the profile: others can see arguments, and this process looks for it itself
		// one class for each library that it needs
		return new ChildPreflight(PreflightMain.class,
				List.of(MapiException.class, Native.class, Advapi32Util.class, Logger.class), arguments,
				options.preflightTimeout());
	}

	private static @Nullable String value(List<String> arguments, String name) {
		return arguments.stream()
			.filter((argument) -> argument.startsWith(name))
			.map((argument) -> argument.substring(name.length()))
			.findFirst()
			.orElse(null);
	}

	private void run() {
		Path library = this.options.libraryPath();
		PreflightReport report = Preflight.ofThisProcess()
			.run((library != null) ? library.toString() : null, this.options.service(), this.options.profile());
		if (!report.isUsable() || this.lookOnly) {
			print(report);
		}
		else {
			// before MAPI is touched, which may be the end of this process
			print(new PreflightReport(List.of(), report.facts()));
			PreflightReport trial = initialize();
			List<PreflightVerdict> verdicts = new ArrayList<>(report.verdicts());
			if (!trial.isUsable()) {
				verdicts.removeIf((verdict) -> verdict.finding() == PreflightFinding.USABLE);
				verdicts.addAll(trial.verdicts());
			}
			print(new PreflightReport(verdicts, trial.facts()));
		}
		this.out.println(ReportLines.END);
	}

	private void print(PreflightReport report) {
		ReportLines.of(report).forEach(this.out::println);
	}

	private PreflightReport initialize() {
		NativeDriver driver = new NativeDriver(this.options);
		long start = System.nanoTime();
		try (MapiLease lease = MapiRuntime
			.lease(LeaseOptions.of("preflight", driver).withTimeouts(this.options.preflightTimeout(), STOP))) {
			long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
			return new PreflightReport(List.of(),
					Map.of("initialized", "in %d ms, state %s".formatted(millis, lease.state())));
		}
		catch (MapiPreflightException ex) {
			return ex.report();
		}
		catch (RuntimeException | Error ex) {
			logger.debug("MAPI could not be initialized", ex);
			return new PreflightReport(List.of(verdict(ex)), Map.of());
		}
	}

	private static PreflightVerdict verdict(Throwable failure) {
		if (failure instanceof MapiSubsystemFailedException || MapiLibrary.isCrash(failure)) {
			return new PreflightVerdict(PreflightFinding.CHILD_CRASHED, Severity.ERROR,
					"MAPI crashed when it was initialized: " + failure.getMessage(),
					"Repair the Outlook installation, and look for programs that plug into MAPI, such as virus scanners");
		}
		if (failure instanceof MapiCallException call) {
			return new PreflightVerdict(PreflightFinding.INITIALIZE_FAILED, Severity.ERROR,
					"MAPI does not initialize, '%s' failed with %s: %s".formatted(call.operation(),
							call.result().describeIn(call.operation(), call.step()), call.explanation().meaning()),
					String.join("; ", call.explanation().remedies()));
		}
		return new PreflightVerdict(PreflightFinding.INITIALIZE_FAILED, Severity.ERROR,
				"MAPI does not initialize: " + Objects.toString(failure.getMessage(), failure.getClass().getName()),
				"Repair the Outlook installation");
	}

}
