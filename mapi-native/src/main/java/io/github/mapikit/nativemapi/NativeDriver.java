// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.github.mapikit.error.MapiSubsystemFailedException;
import io.github.mapikit.nativemapi.NativeProcess.Loaded;
import io.github.mapikit.nativemapi.com.MapiLibrary;
import io.github.mapikit.nativemapi.locate.LocatedMapi;
import io.github.mapikit.spi.CallTrace;
import io.github.mapikit.spi.DriverInfo;
import io.github.mapikit.spi.DriverThread;
import io.github.mapikit.spi.MapiDriver;
import io.github.mapikit.spi.MapiProcess;
import io.github.mapikit.spi.MessageLoop;
import io.github.mapikit.spi.ProcessEndListener;
import io.github.mapikit.spi.ThreadRole;
import org.jspecify.annotations.Nullable;

/**
 * MAPI on Windows, over JNA: the installed {@code olmapi32.dll} or {@code mapi32.dll}.
 * <p>
 * Creating one loads nothing and works on any system. The primary thread looks for the
 * DLL and loads it, and the DLL is never unloaded. The methods of {@link MapiDriver} are
 * for the runtime; the others may be called from any thread.
 *
 * @since 0.1.0
 */
public final class NativeDriver implements MapiDriver {

	/** The name of this driver. */
	public static final String NAME = "native";

	private final NativeOptions options;

	private final NativeProcess process;

	/**
	 * Creates a driver.
	 * @param options the settings
	 */
	public NativeDriver(NativeOptions options) {
		this(options, NativeProcess.of(options));
	}

	/**
	 * Creates a driver with default settings.
	 */
	public NativeDriver() {
		this(NativeOptions.DEFAULTS);
	}

	NativeDriver(NativeOptions options, NativeProcess process) {
		this.options = Objects.requireNonNull(options, "options");
		this.process = Objects.requireNonNull(process, "process");
	}

	/**
	 * Returns whether this operating system is one that has MAPI. Loads nothing.
	 * @return whether it is Windows
	 */
	public static boolean isSupported() {
		return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
	}

	/**
	 * Returns the settings.
	 * @return the settings
	 */
	public NativeOptions options() {
		return this.options;
	}

	/**
	 * Returns the DLL that is in use.
	 * @return the DLL, or {@code null} if none has been loaded yet
	 */
	public @Nullable LocatedMapi located() {
		Loaded loaded = this.process.loadedOrNull();
		return (loaded != null) ? loaded.located() : null;
	}

	@Override
	public DriverInfo info() {
		LocatedMapi located = located();
		String version = (located != null) ? located.version() : null;
		// which DLL it is stands in the log: a path may tell who somebody is
		return new DriverInfo(NAME, (located != null) ? "MAPI on Windows" : "MAPI on Windows, not loaded yet",
				(version != null) ? version : "unknown");
	}

	/**
	 * Returns the process of the JVM: the DLL is loaded into it, and keeps one state for
	 * all threads in it, whatever object and class loader calls it (R12).
	 * @return the process of the JVM
	 */
	@Override
	public MapiProcess process() {
		return MapiProcess.JVM;
	}

	@Override
	public Map<String, String> processOptions() {
		return processOptions(this.options);
	}

	static Map<String, String> processOptions(NativeOptions options) {
		Map<String, String> shown = new LinkedHashMap<>();
		shown.put("mapi.native.library-path", Objects.toString(options.libraryPath(), ""));
		shown.put("mapi.native.worker-apartment", asProperty(options.workerApartment()));
		shown.put("mapi.native.impersonation", asProperty(options.impersonation()));
		shown.put("mapi.native.service", asProperty(options.service()));
		shown.put("mapi.notifications", asProperty(options.notifications()));
		return shown;
	}

	private static String asProperty(Enum<?> value) {
		return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	@Override
	public Map<String, Object> diagnostics() {
		Map<String, Object> shown = new LinkedHashMap<>();
		Loaded loaded = this.process.loadedOrNull();
		if (loaded != null) {
			LocatedMapi located = loaded.located();
			shown.put("libraryVersion", Objects.toString(located.version(), "unknown"));
			shown.put("libraryBitness", asProperty(located.bitness()));
			shown.put("libraryFoundBy", asProperty(located.step()));
			shown.put("librariesPassedOver", located.rejected().size());
			shown.put("windowsService", loaded.service());
			shown.put("preflight", loaded.preflight());
			shown.put("survivesCrash", loaded.entry().isProtected());
		}
		boolean refused = loaded != null && loaded.initializer().isApartmentRefused();
		shown.put("workerApartment", asProperty(refused ? ComApartment.STA : this.options.workerApartment()));
		this.process.tell(shown);
		return shown;
	}

	@Override
	public void setProcessEndListener(ProcessEndListener listener) {
		this.process.setEndListener(listener);
	}

	@Override
	public Set<String> calls() {
		return MapiLibrary.calls();
	}

	/**
	 * {@inheritDoc}
	 * @throws io.github.mapikit.nativemapi.preflight.MapiPreflightException if there is
	 * no MAPI that can be used in this process
	 */
	@Override
	public @Nullable MessageLoop openLoop(ThreadRole role) {
		boolean primary = role == ThreadRole.PRIMARY;
		if (primary) {
			// before there is a window that would have to be served
			this.process.require(this.options);
		}
		else if (this.options.workerApartment() != ComApartment.STA) {
			return null;
		}
		return this.process.windows().loops().open(primary, this.process);
	}

	@Override
	public DriverThread initialize(ThreadRole role, CallTrace trace) {
		Loaded loaded = this.process.require(this.options);
		NativeLife life = new NativeLife(this, this.process, loaded, role, trace);
		// before the call, so that nothing can fail behind one that succeeded
		DriverThread thread = loaded.entry().thread(role, trace, life);
		life.initialize();
		return thread;
	}

	@Override
	public boolean isFatal(Throwable failure) {
		boolean fatal = MapiLibrary.isCrash(failure) || failure instanceof MapiSubsystemFailedException;
		if (fatal) {
			this.process.lose("a task");
		}
		return fatal;
	}

	/**
	 * Returns that MAPI cannot be started again: the DLL keeps the state in which it
	 * crashed, and would not give it up if it were unloaded.
	 * @return {@code false}
	 */
	@Override
	public boolean canRestart() {
		return false;
	}

	/**
	 * Returns that threads must not end after a crash. When a thread ends, Windows calls
	 * each DLL of the process about it ({@code DLL_THREAD_DETACH}) under the loader lock.
	 * Code of a MAPI in an unknown state would run there; should it wait for a lock that
	 * the crash has left held, no thread could start, end or load a DLL any more, and the
	 * process could not end either. The end of the process is no such case: it ends all
	 * threads without a call for each.
	 * @return {@code false}
	 */
	@Override
	public boolean threadsMayEndAfterLoss() {
		return false;
	}

}
