// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.locate;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import io.github.mapikit.nativemapi.locate.RejectedMapi.Cause;
import io.github.mapikit.nativemapi.windows.InstalledComponents;
import io.github.mapikit.nativemapi.windows.MachineType;
import io.github.mapikit.nativemapi.windows.ProgramFiles;
import io.github.mapikit.nativemapi.windows.Registry;
import io.github.mapikit.nativemapi.windows.Registry.Root;
import io.github.mapikit.nativemapi.windows.WindowsSystem;
import io.github.mapikit.runtime.event.RuntimeLog;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the MAPI DLL. May be used from any thread.
 * <p>
 * Source of the order: Microsoft's MAPI stub library. It differs in three points: nothing
 * is installed or repaired on the way, because that may open a window; a Click-to-Run
 * Office is found by its own registry key, too; and {@code pstprx32.dll}, which the stub
 * library looks for when it has MAPI, is not, because no function of it is called.
 *
 * @since 0.1.0
 */
public final class MapiLocator {

	private static final RuntimeLog logger = RuntimeLog.of(MapiLocator.class);

	private static final String OUTLOOK_DLL = "olmapi32.dll";

	private static final List<String> LOADED = List.of(OUTLOOK_DLL, "msmapi32.dll");

	/** The second is the first one's name where a mail client has replaced that. */
	private static final List<String> STUBS = List.of("mapi32.dll", "mapistub.dll");

	private static final String CLIENTS = "Software\\Clients\\Mail";

	private static final String CLICK_TO_RUN = "SOFTWARE\\Microsoft\\Office\\ClickToRun\\Configuration";

	/** Outlook's components, from Office 2016 back to 2003. */
	private static final List<String> CATEGORIES = List.of("{5812C571-53F0-4467-BEFA-0A4F47A9437C}",
			"{E83B4360-C208-4325-9504-0D23003A74A5}", "{1E77DE88-BCAB-4C37-B9E5-073AF52DFD7A}",
			"{24AAE126-0911-478F-A019-07B875EB9996}", "{BC174BAD-2F53-4855-A1D5-0D575C19B1EA}",
			"{BC174BAD-2F53-4855-A1D5-1D575C19B1EA}");

	/** Programs that are installed into the folder of the DLL. */
	private static final List<String> QUALIFIERS = List.of("outlook.x64.exe", "outlook.exe", "excel.exe", "winword.exe",
			"wwlib.dll", "powerpnt.exe", "msaccess.exe", "onenote.exe", "mspub.exe", "visio.exe");

	private final Registry registry;

	private final ProgramFiles files;

	private final InstalledComponents components;

	private final MachineType process;

	/**
	 * Creates a locator.
	 * @param windows where to look
	 * @param process the bitness of the process that will load the DLL
	 */
	public MapiLocator(WindowsSystem windows, MachineType process) {
		this.registry = windows.registry();
		this.files = windows.files();
		this.components = windows.components();
		this.process = Objects.requireNonNull(process, "process");
	}

	/**
	 * Returns the DLLs that may be MAPI's, the best first. Nothing is loaded but Windows
	 * Installer, and the system's stub if a mail client gives a component only.
	 * @param libraryPath the only DLL to take, or {@code null} to look for it
	 * @return the candidates, whether they exist or not
	 */
	public List<MapiCandidate> candidates(@Nullable String libraryPath) {
		if (libraryPath != null) {
			return List.of(new MapiCandidate(libraryPath, LookupStep.OPTION));
		}
		List<MapiCandidate> found = new ArrayList<>();
		for (String name : LOADED) {
			add(found, this.files.loaded(name), LookupStep.LOADED);
		}
		if (!found.isEmpty()) {
			// a second one in the process would be a second MAPI
			return found;
		}
		String client = clientKey();
		addClientValue(found, client, "DllPathEx", LookupStep.DLL_PATH_EX);
		for (String category : CATEGORIES) {
			add(found, installed(category), LookupStep.INSTALLER);
		}
		addClientValue(found, client, "DllPath", LookupStep.DLL_PATH);
		add(found, (client != null) ? component(client) : null, LookupStep.COMPONENT_ID);
		add(found, clickToRun(), LookupStep.CLICK_TO_RUN);
		add(found, inSystemDirectory(STUBS.get(0)), LookupStep.SYSTEM);
		List<MapiCandidate> ordered = new ArrayList<>(found.stream().filter(MapiLocator::isOutlooks).toList());
		found.stream().filter((candidate) -> !isOutlooks(candidate)).forEach(ordered::add);
		return ordered;
	}

	private String inSystemDirectory(String name) {
		return this.files.systemDirectory() + "\\" + name;
	}

	private @Nullable String clientKey() {
		String client = this.registry.text(Root.MACHINE, CLIENTS, "");
		return (client != null) ? CLIENTS + "\\" + client : null;
	}

	private void addClientValue(List<MapiCandidate> found, @Nullable String client, String value, LookupStep step) {
		if (client != null) {
			add(found, this.registry.text(Root.MACHINE, client, value), step);
		}
	}

	private @Nullable String component(String client) {
		String component = this.registry.text(Root.MACHINE, client, "MSIComponentID");
		String qualifier = this.registry.text(Root.MACHINE, client, "MSIApplicationLCID");
		return (component != null && qualifier != null) ? this.components.path(component, qualifier) : null;
	}

	private @Nullable String installed(String category) {
		for (String qualifier : QUALIFIERS) {
			String program = this.components.qualified(category, qualifier);
			if (program != null) {
				return program.substring(0, program.lastIndexOf('\\') + 1) + OUTLOOK_DLL;
			}
		}
		return null;
	}

	private @Nullable String clickToRun() {
		String folder = this.registry.text(Root.MACHINE_64, CLICK_TO_RUN, "InstallationPath");
		return (folder != null) ? folder + "\\root\\Office16\\" + OUTLOOK_DLL : null;
	}

	private boolean isStub(String path) {
		return STUBS.stream().anyMatch((name) -> this.files.isSame(path, inSystemDirectory(name)));
	}

	private void add(List<MapiCandidate> found, @Nullable String path, LookupStep step) {
		// a client that names the stub brings no MAPI
		if (path == null || (step != LookupStep.SYSTEM && isStub(path))) {
			return;
		}
		if (found.stream().noneMatch((known) -> known.path().equalsIgnoreCase(path))) {
			found.add(new MapiCandidate(path, step));
		}
	}

	private static boolean isOutlooks(MapiCandidate candidate) {
		return candidate.path().toLowerCase(Locale.ROOT).contains(OUTLOOK_DLL);
	}

	/**
	 * Takes the first DLL that can be used.
	 * @param libraryPath the only DLL to take, or {@code null} to look for it
	 * @param loader loads a DLL; what it throws as an {@link UnsatisfiedLinkError}
	 * rejects the candidate
	 * @param <L> what a DLL is loaded as
	 * @return the DLL, and the candidates that come before it and cannot be used
	 */
	public <L> MapiSearch<L> search(@Nullable String libraryPath, LibraryLoader<L> loader) {
		return search(candidates(libraryPath), loader);
	}

	/**
	 * Looks for what a DLL forwards to, if it is the system's stub and was named by its
	 * path. No client is loaded: the stub may choose another one.
	 * @param located the DLL that was found
	 * @return what there is, which is the stub itself if there is no client with Extended
	 * MAPI; or {@code null} if the DLL is another one
	 */
	public @Nullable MapiSearch<Boolean> searchBehind(@Nullable LocatedMapi located) {
		if (located == null || located.step() != LookupStep.OPTION || !isStub(located.path())) {
			return null;
		}
		// the stub takes 'DllPath' for Simple MAPI
		List<MapiCandidate> clients = candidates(null).stream()
			.filter((candidate) -> candidate.step() != LookupStep.DLL_PATH || isOutlooks(candidate))
			.toList();
		return search(clients, (path) -> true);
	}

	private <L> MapiSearch<L> search(List<MapiCandidate> candidates, LibraryLoader<L> loader) {
		List<RejectedMapi> rejected = new ArrayList<>();
		for (MapiCandidate candidate : candidates) {
			try {
				MachineType bitness = requireUsable(candidate);
				L library = loader.load(candidate.path());
				LocatedMapi located = new LocatedMapi(candidate.path(), this.files.version(candidate.path()),
						candidate.step(), bitness, rejected);
				return new MapiSearch<>(located, library, rejected);
			}
			catch (IOException | UnsatisfiedLinkError ex) {
				RejectedMapi reason = rejection(candidate, ex);
				logger.debug("Not MAPI's DLL: {}", reason.text());
				rejected.add(reason);
			}
		}
		return new MapiSearch<>(null, null, rejected);
	}

	private static RejectedMapi rejection(MapiCandidate candidate, Throwable reason) {
		Cause cause = Cause.BROKEN;
		MachineType bitness = null;
		if (reason instanceof NoSuchFileException) {
			cause = Cause.MISSING;
		}
		else if (reason instanceof BitnessException wrong) {
			cause = Cause.BITNESS;
			bitness = wrong.library;
		}
		else if (reason instanceof NotExtendedMapiError) {
			cause = Cause.NOT_EXTENDED;
		}
		String text = (cause == Cause.MISSING) ? "the file does not exist" : String.valueOf(reason.getMessage());
		return new RejectedMapi(candidate.path(), candidate.step(), text, cause, bitness);
	}

	private MachineType requireUsable(MapiCandidate candidate) throws IOException {
		if (!this.files.exists(candidate.path())) {
			throw new NoSuchFileException(candidate.path());
		}
		MachineType bitness = this.files.bitness(candidate.path());
		if (!bitness.fits(this.process)) {
			throw new BitnessException(bitness, this.process);
		}
		return bitness;
	}

	/**
	 * Loads a DLL.
	 *
	 * @param <L> what it is loaded as
	 */
	@FunctionalInterface
	public interface LibraryLoader<L> {

		/**
		 * Loads a DLL.
		 * @param path the path of the DLL
		 * @return the DLL
		 * @throws UnsatisfiedLinkError if it cannot be loaded
		 */
		L load(String path);

	}

	private static final class BitnessException extends IOException {

		private static final long serialVersionUID = 1L;

		private final MachineType library;

		BitnessException(MachineType library, MachineType process) {
			super("it is %s, this JVM is %s".formatted(library.text(), process.text()));
			this.library = library;
		}

	}

}
