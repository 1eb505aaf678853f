// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.sun.jna.NativeLibrary;
import io.github.mapikit.nativemapi.locate.LocatedMapi;
import io.github.mapikit.nativemapi.locate.MapiLocator;
import io.github.mapikit.nativemapi.locate.MapiLocator.LibraryLoader;
import io.github.mapikit.nativemapi.locate.MapiSearch;
import io.github.mapikit.nativemapi.locate.NotExtendedMapiError;
import io.github.mapikit.nativemapi.locate.RejectedMapi;
import io.github.mapikit.nativemapi.preflight.MapiPreflightException;
import io.github.mapikit.nativemapi.preflight.Preflight;
import io.github.mapikit.nativemapi.preflight.PreflightMode;
import io.github.mapikit.nativemapi.preflight.PreflightReport;
import io.github.mapikit.nativemapi.preflight.PreflightVerdict.Severity;
import io.github.mapikit.nativemapi.preflight.ServiceMode;
import io.github.mapikit.nativemapi.windows.LoopListener;
import io.github.mapikit.nativemapi.windows.MachineType;
import io.github.mapikit.nativemapi.windows.WindowsSystem;
import io.github.mapikit.runtime.event.RuntimeLog;
import io.github.mapikit.spi.ProcessEndListener;
import org.jspecify.annotations.Nullable;

/**
 * What drivers with the same settings share, because the process has one MAPI (R12): the
 * loaded DLL, the identity of sessions, and what the message loops have met. May be used
 * from any thread.
 */
final class NativeProcess implements LoopListener {

	private static final RuntimeLog logger = RuntimeLog.of(NativeProcess.class);

	private static final Map<Settings, NativeProcess> BY_SETTINGS = new ConcurrentHashMap<>();

	/**
	 * How long Windows waits for the answer to {@code WM_ENDSESSION} of a process that
	 * shows no window ("Shutdown Changes for Windows Vista", Microsoft Learn).
	 */
	static final Duration SESSION_END_GRACE = Duration.ofSeconds(5);

	private final WindowsSystem windows;

	private final Preflight preflight;

	private final Function<NativeOptions, PreflightReport> child;

	private final MapiLocator locator;

	private final LibraryLoader<? extends MapiEntry> loader;

	private final IdentityGuard identity;

	private final AtomicLong quits = new AtomicLong();

	private final ReentrantLock loadLock = new ReentrantLock();

	/** Written under the lock. */
	private volatile @Nullable Loaded loaded;

	private volatile boolean sessionEnding;

	/** Who is told of it; the process has one primary thread at a time (R12). */
	private volatile @Nullable ProcessEndListener endListener;

	private volatile boolean lost;

	NativeProcess(WindowsSystem windows, Preflight preflight, Function<NativeOptions, PreflightReport> child,
			MachineType jvm, LibraryLoader<? extends MapiEntry> loader, ImpersonationPolicy impersonation) {
		this.windows = windows;
		this.preflight = preflight;
		this.child = child;
		this.locator = new MapiLocator(windows, jvm);
		this.loader = loader;
		this.identity = new IdentityGuard(windows.tokens(), impersonation);
	}

	static NativeProcess of(NativeOptions options) {
		return BY_SETTINGS.computeIfAbsent(Settings.of(options),
				(key) -> new NativeProcess(WindowsSystem.current(), Preflight.ofThisProcess(),
						(settings) -> PreflightMain.inChild(settings).run(), MachineType.ofJvm(), NativeProcess::load,
						options.impersonation()));
	}

	private static MapiEntry load(String path) {
		// JNA looks for a bare name elsewhere, and for the DLLs that it needs beside an
		// absolute path
		try {
			return LibraryEntry.of(NativeLibrary.getInstance(Path.of(path).toAbsolutePath().toString()));
		}
		catch (NotExtendedMapiError ex) {
			throw ex;
		}
		catch (UnsatisfiedLinkError ex) {
			// after its first line JNA tells the whole class path
			throw new UnsatisfiedLinkError(String.valueOf(ex.getMessage()).lines().findFirst().orElse(""));
		}
	}

	WindowsSystem windows() {
		return this.windows;
	}

	IdentityGuard identity() {
		return this.identity;
	}

	/**
	 * Returns the loaded DLL, which is looked for and loaded first if it has not been.
	 * @param options the settings
	 * @return the DLL
	 * @throws MapiPreflightException if there is none that can be used
	 */
	Loaded require(NativeOptions options) {
		Loaded current = this.loaded;
		if (current != null) {
			return current;
		}
		this.loadLock.lock();
		try {
			current = this.loaded;
			if (current == null) {
				current = load(options);
				this.loaded = current;
			}
			return current;
		}
		finally {
			this.loadLock.unlock();
		}
	}

	private Loaded load(NativeOptions options) {
		PreflightReport refusal = this.preflight.refusal();
		if (refusal != null) {
			throw new MapiPreflightException(refusal);
		}
		String libraryPath = pathOrNull(options);
		String warnings = "off";
		if (options.preflight() != PreflightMode.OFF) {
			warnings = accept(this.preflight.run(libraryPath, options.service(), options.profile()));
		}
		if (options.preflight() == PreflightMode.CHILD_PROCESS) {
			this.child.apply(options).requireUsable();
		}
		MapiSearch<? extends MapiEntry> search = this.locator.search(libraryPath, this.loader);
		LocatedMapi located = search.located();
		MapiEntry entry = search.library();
		if (located == null || entry == null) {
			throw new MapiPreflightException(this.preflight.judge(search, libraryPath));
		}
		if (options.preflight() != PreflightMode.OFF) {
			// the stub opens a dialog where it finds nobody to forward to
			this.preflight.judge(search, libraryPath).requireUsable();
		}
		for (RejectedMapi rejected : search.rejected()) {
			logger.info("Passed over {}", rejected.text());
		}
		boolean service = (options.service() == ServiceMode.AUTO) ? this.windows.process().isService()
				: options.service() == ServiceMode.ON;
		logger.info("MAPI is {}{}", located.text(), service ? ", for a Windows service" : "");
		return new Loaded(located, entry, service, warnings,
				new ThreadInitializer(entry, this.windows.apartments(), options.notifications(), service));
	}

	private static String accept(PreflightReport report) {
		report.requireUsable();
		report.verdicts(Severity.WARNING)
			.forEach((warning) -> logger.warn("{}. {}", warning.sentence(), warning.remedy()));
		report.verdicts(Severity.INFO).forEach((info) -> logger.debug("{}", info.sentence()));
		String warned = report.verdicts(Severity.WARNING)
			.stream()
			.map((warning) -> warning.finding().name())
			.collect(Collectors.joining(", "));
		return warned.isEmpty() ? "passed" : warned;
	}

	private static @Nullable String pathOrNull(NativeOptions options) {
		Path path = options.libraryPath();
		return (path != null) ? path.toString() : null;
	}

	@Nullable Loaded loadedOrNull() {
		return this.loaded;
	}

	void setEndListener(ProcessEndListener listener) {
		this.endListener = listener;
	}

	// what message loops meet

	@Override
	public void onQuit() {
		this.quits.incrementAndGet();
	}

	@Override
	public void onSessionEnd() {
		this.sessionEnding = true;
		logger.warn("The Windows session ends, and Windows will end this process within seconds. What has to outlive a "
				+ "logon runs as a service");
		ProcessEndListener told = this.endListener;
		if (told != null) {
			told.onProcessEnd(SESSION_END_GRACE);
		}
	}

	@Override
	public void onFailure(Throwable failure) {
		lose("the message loop");
	}

	@Override
	public boolean isLost() {
		return this.lost;
	}

	/**
	 * Gives MAPI up. Who is in the middle of something makes no further call either.
	 * @param place where it crashed
	 */
	void lose(String place) {
		this.lost = true;
		Loaded current = this.loaded;
		if (current != null) {
			current.entry().lose(place);
		}
	}

	void tell(Map<String, Object> shown) {
		if (this.quits.get() != 0) {
			shown.put("quitRequests", this.quits.get());
		}
		if (this.sessionEnding) {
			shown.put("windowsSession", "ending");
		}
	}

	/**
	 * A DLL that has been loaded.
	 *
	 * @param located where it is
	 * @param entry its functions
	 * @param service whether it is told that the process is a Windows service
	 * @param preflight what the preflight warned of, {@code passed}, or {@code off}
	 * @param initializer initializes threads
	 */
	record Loaded(LocatedMapi located, MapiEntry entry, boolean service, String preflight,
			ThreadInitializer initializer) {

	}

	/**
	 * The settings that a process has once; as {@code processOptions} of the driver.
	 *
	 * @param values the settings
	 */
	private record Settings(Map<String, String> values) {

		static Settings of(NativeOptions options) {
			return new Settings(Objects.requireNonNull(NativeDriver.processOptions(options)));
		}

	}

}
