// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.com;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import com.sun.jna.WString;
import io.github.mapikit.error.MapiSubsystemFailedException;
import org.jspecify.annotations.Nullable;

/**
 * The flat functions of an installed MAPI. Each method makes the one call that it is
 * named after and returns the raw result: what a failure means is decided where the call
 * is known ({@link ComFailures}).
 * <p>
 * Methods are for threads that keep MAPI's rules: nothing here checks that a thread is
 * initialized. A library that is wrapped once is never unloaded, as a provider may have
 * threads and windows of its own in it ("Building MAPI Applications on 32-Bit and 64-Bit
 * Platforms", and what is known of {@code olmapi32_unloaded}).
 *
 * @since 0.1.0
 */
public final class MapiLibrary {

	/** JNA unloads a library that nobody holds: this set holds them for ever. */
	private static final Set<NativeLibrary> LOADED = ConcurrentHashMap.newKeySet();

	private static final int INIT_SIZE = 8;

	private final Map<MapiFunction, Function> functions = new EnumMap<>(MapiFunction.class);

	private volatile @Nullable String crashedIn;

	/**
	 * Wraps a library that has been loaded.
	 * @param library the library; it stays loaded until the process ends
	 */
	public MapiLibrary(NativeLibrary library) {
		this(exportsOf(library));
		LOADED.add(library);
	}

	MapiLibrary(Exports exports) {
		for (MapiFunction function : MapiFunction.values()) {
			Function found = find(exports, function);
			if (found != null) {
				this.functions.put(function, found);
			}
		}
	}

	/**
	 * Returns the calls that this binding makes.
	 * @return functions and methods by their documented names
	 */
	public static Set<String> calls() {
		return Stream
			.concat(Arrays.stream(MapiFunction.values()).map(MapiFunction::documentedName),
					Arrays.stream(ComMethod.values()).map(ComMethod::documentedName))
			.collect(Collectors.toUnmodifiableSet());
	}

	private static Exports exportsOf(NativeLibrary library) {
		Objects.requireNonNull(library, "library");
		return (name) -> {
			try {
				return library.getFunction(name, callingConvention());
			}
			catch (UnsatisfiedLinkError ex) {
				return null;
			}
		};
	}

	/**
	 * Returns how functions of MAPI and methods of COM objects are called.
	 * @return the convention by the number that JNA gives it: {@code stdcall} on 32-bit
	 * Windows, the only convention elsewhere
	 */
	static int callingConvention() {
		return (Platform.isWindows() && !Platform.is64Bit()) ? Function.ALT_CONVENTION : Function.C_CONVENTION;
	}

	// 64-bit libraries export plain names, 32-bit ones decorate them, Wine's does both
	private static @Nullable Function find(Exports exports, MapiFunction function) {
		String name = function.documentedName();
		String decorated = name + '@' + function.argumentBytes();
		for (String candidate : new String[] { name, decorated, '_' + decorated }) {
			Function found = exports.find(candidate);
			if (found != null) {
				return found;
			}
		}
		return null;
	}

	/**
	 * Returns a function that no session can do without and that the library does not
	 * export.
	 * @return its name, or {@code null} if there is none
	 */
	public @Nullable String missing() {
		return Arrays.stream(MapiFunction.values())
			.filter((function) -> function.isNeeded() && !this.functions.containsKey(function))
			.map(MapiFunction::documentedName)
			.findFirst()
			.orElse(null);
	}

	/**
	 * {@code MAPIInitialize}: initializes MAPI for the calling thread.
	 * @param flags the {@code ulFlags} of {@code MAPIINIT_0}
	 * @return the result
	 */
	public int initialize(int flags) {
		try (Memory init = new Memory(INIT_SIZE)) {
			init.setInt(0, 0);
			init.setInt(4, flags);
			return invoke(MapiFunction.INITIALIZE, init);
		}
	}

	/**
	 * {@code MAPIUninitialize}: uninitializes MAPI for the calling thread, which
	 * initialized it.
	 */
	public void uninitialize() {
		Function function = require(MapiFunction.UNINITIALIZE);
		String name = MapiFunction.UNINITIALIZE.documentedName();
		guard(name);
		try {
			function.invokeVoid(new Object[0]);
		}
		catch (Error ex) {
			throw crashed(name, ex);
		}
	}

	/**
	 * {@code MAPILogonEx}: logs on. No password is ever given, and no window.
	 * @param profile the name of the profile, or {@code null} for none
	 * @param flags the flags, with {@code MAPI_UNICODE}
	 * @param session where the address of the session is written to
	 * @return the result
	 */
	int logonEx(@Nullable String profile, int flags, long session) {
		return invoke(MapiFunction.LOGON_EX, null, (profile != null) ? new WString(profile) : null, null, flags,
				new Pointer(session));
	}

	/**
	 * Returns where {@code MAPIFreeBuffer} is, which is called too often to be called the
	 * slow way.
	 * @return its address
	 */
	long freeBufferAddress() {
		return Pointer.nativeValue(require(MapiFunction.FREE_BUFFER));
	}

	/**
	 * Returns where {@code FreeProws} is.
	 * @return its address, 0 if the library does not export it
	 */
	long freeRowsAddress() {
		return Pointer.nativeValue(this.functions.get(MapiFunction.FREE_ROWS));
	}

	/**
	 * Returns whether {@link #dispatchNotifications()} may be called.
	 * @return whether the library exports {@code HrDispatchNotifications}
	 */
	public boolean dispatchesNotifications() {
		return this.functions.containsKey(MapiFunction.DISPATCH_NOTIFICATIONS);
	}

	/**
	 * {@code HrDispatchNotifications}: delivers the notifications that wait.
	 * @return the result
	 */
	public int dispatchNotifications() {
		return invoke(MapiFunction.DISPATCH_NOTIFICATIONS, 0);
	}

	private int invoke(MapiFunction function, @Nullable Object... arguments) {
		Function present = require(function);
		guard(function.documentedName());
		try {
			return present.invokeInt(arguments);
		}
		catch (Error ex) {
			throw crashed(function.documentedName(), ex);
		}
	}

	private Function require(MapiFunction function) {
		Function present = this.functions.get(function);
		if (present == null) {
			throw new UnsatisfiedLinkError(
					"The MAPI library exports no function '%s': ".formatted(function.documentedName())
							+ "it is no MAPI library, or a stub that knows no mail client");
		}
		return present;
	}

	// crashes

	/**
	 * Returns whether a throwable is what JNA makes of an access violation in native code
	 * while its protected mode is on, as it is by default on Windows. MAPI's state is
	 * unknown then.
	 * @param failure what was thrown
	 * @return whether native code crashed
	 */
	public static boolean isCrash(@Nullable Throwable failure) {
		return failure != null && failure.getClass() == Error.class
				&& String.valueOf(failure.getMessage()).contains("Invalid memory access");
	}

	/**
	 * Returns whether a call crashed. No further call is made then.
	 * @return whether MAPI is lost in this process
	 */
	public boolean isLost() {
		return this.crashedIn != null;
	}

	/**
	 * Returns the call that crashed.
	 * @return its documented name, or {@code null} if none did
	 */
	public @Nullable String crashedIn() {
		return this.crashedIn;
	}

	/**
	 * Refuses a call after a crash.
	 * @param operation the call
	 */
	void guard(String operation) {
		String lostIn = this.crashedIn;
		if (lostIn != null) {
			throw ComFailures.lost(lostIn, operation);
		}
	}

	/**
	 * Makes of an error what it says of MAPI's state. One that is no crash is thrown as
	 * it is.
	 * @param operation the call that it came out of
	 * @param error the error
	 * @return the exception to throw
	 */
	MapiSubsystemFailedException crashed(String operation, Error error) {
		if (!isCrash(error)) {
			throw error;
		}
		lose(operation);
		return ComFailures.crashed(operation, error);
	}

	/**
	 * Refuses all further calls: something crashed that may have held MAPI's locks.
	 * @param place where, such as a call by its documented name
	 */
	public void lose(String place) {
		if (this.crashedIn == null) {
			this.crashedIn = place;
		}
	}

	/**
	 * The functions that a library exports.
	 */
	@FunctionalInterface
	interface Exports {

		@Nullable Function find(String name);

	}

}
