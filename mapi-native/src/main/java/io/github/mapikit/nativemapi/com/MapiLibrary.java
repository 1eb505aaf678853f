// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.com;

import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.Native;
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

	private final Exports exports;

	private final @Nullable Function initialize;

	private final @Nullable Function uninitialize;

	private final @Nullable Function logonEx;

	private final @Nullable Function allocateBuffer;

	private final @Nullable Function allocateMore;

	private final @Nullable Function freeBuffer;

	private final @Nullable Function freeRows;

	private final @Nullable Function adminProfiles;

	private final @Nullable Function dispatchNotifications;

	private final @Nullable Function wrapCompressedRtf;

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
		this.exports = exports;
		this.initialize = find("MAPIInitialize", 4);
		this.uninitialize = find("MAPIUninitialize", 0);
		this.logonEx = find("MAPILogonEx", 20);
		this.allocateBuffer = find("MAPIAllocateBuffer", 8);
		this.allocateMore = find("MAPIAllocateMore", 12);
		this.freeBuffer = find("MAPIFreeBuffer", 4);
		this.freeRows = find("FreeProws", 4);
		this.adminProfiles = find("MAPIAdminProfiles", 8);
		this.dispatchNotifications = find("HrDispatchNotifications", 4);
		this.wrapCompressedRtf = find("WrapCompressedRTFStream", 12);
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
	private @Nullable Function find(String name, int argumentBytes) {
		for (String candidate : new String[] { name, name + '@' + argumentBytes, '_' + name + '@' + argumentBytes }) {
			Function function = this.exports.find(candidate);
			if (function != null) {
				return function;
			}
		}
		return null;
	}

	/**
	 * Returns a function that this class has no method for.
	 * @param name its undecorated name
	 * @param argumentBytes the bytes that its arguments take on 32-bit Windows
	 * @return the function, or {@code null} if the library does not export it
	 */
	public @Nullable Function function(String name, int argumentBytes) {
		Objects.requireNonNull(name, "name");
		return find(name, argumentBytes);
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
			return invoke("MAPIInitialize", this.initialize, init);
		}
	}

	/**
	 * {@code MAPIUninitialize}: uninitializes MAPI for the calling thread, which
	 * initialized it.
	 */
	public void uninitialize() {
		Function function = require("MAPIUninitialize", this.uninitialize);
		guard("MAPIUninitialize");
		try {
			function.invokeVoid(new Object[0]);
		}
		catch (Error ex) {
			throw crashed("MAPIUninitialize", ex);
		}
	}

	/**
	 * {@code MAPILogonEx}: logs on. No password is ever given, and no window.
	 * @param profile the name of the profile, or {@code null} for none
	 * @param flags the flags, with {@code MAPI_UNICODE}
	 * @return the result, with the session if it is no error
	 */
	public Opened logonEx(@Nullable String profile, int flags) {
		try (Memory session = new Memory(Native.POINTER_SIZE)) {
			session.setPointer(0, null);
			int result = invoke("MAPILogonEx", this.logonEx, null, (profile != null) ? new WString(profile) : null,
					null, flags, session);
			return new Opened(result, Pointer.nativeValue(session.getPointer(0)));
		}
	}

	/**
	 * {@code MAPIAllocateBuffer}: allocates memory for an object of MAPI's.
	 * @param bytes how many bytes
	 * @return the result, with the address of the buffer if it is no error
	 */
	public Opened allocateBuffer(int bytes) {
		try (Memory buffer = new Memory(Native.POINTER_SIZE)) {
			buffer.setPointer(0, null);
			int result = invoke("MAPIAllocateBuffer", this.allocateBuffer, bytes, buffer);
			return new Opened(result, Pointer.nativeValue(buffer.getPointer(0)));
		}
	}

	/**
	 * {@code MAPIAllocateMore}: allocates memory that is freed with a buffer.
	 * @param bytes how many bytes
	 * @param buffer what {@link #allocateBuffer(int)} returned
	 * @return the result, with the address of the memory if it is no error
	 */
	public Opened allocateMore(int bytes, long buffer) {
		try (Memory more = new Memory(Native.POINTER_SIZE)) {
			more.setPointer(0, null);
			int result = invoke("MAPIAllocateMore", this.allocateMore, bytes, new Pointer(buffer), more);
			return new Opened(result, Pointer.nativeValue(more.getPointer(0)));
		}
	}

	/**
	 * {@code MAPIFreeBuffer}: frees what MAPI allocated. Does nothing with a null
	 * pointer, and nothing after MAPI has crashed.
	 * @param buffer the address of the buffer, or 0
	 */
	public void freeBuffer(long buffer) {
		if (buffer != 0 && !isLost()) {
			invoke("MAPIFreeBuffer", this.freeBuffer, new Pointer(buffer));
		}
	}

	/**
	 * Returns where {@code MAPIFreeBuffer} is, which is called too often to be called the
	 * slow way.
	 * @return its address
	 */
	long freeBufferAddress() {
		return Pointer.nativeValue(require("MAPIFreeBuffer", this.freeBuffer));
	}

	/**
	 * Returns where {@code FreeProws} is.
	 * @return its address, 0 if the library does not export it
	 */
	long freeRowsAddress() {
		return Pointer.nativeValue(this.freeRows);
	}

	/**
	 * {@code MAPIAdminProfiles}: opens the administration of profiles.
	 * @param flags the flags
	 * @return the result, with the {@code IProfAdmin} if it is no error
	 */
	public Opened adminProfiles(int flags) {
		try (Memory admin = new Memory(Native.POINTER_SIZE)) {
			admin.setPointer(0, null);
			int result = invoke("MAPIAdminProfiles", this.adminProfiles, flags, admin);
			return new Opened(result, Pointer.nativeValue(admin.getPointer(0)));
		}
	}

	/**
	 * Returns whether {@link #dispatchNotifications()} may be called.
	 * @return whether the library exports {@code HrDispatchNotifications}
	 */
	public boolean dispatchesNotifications() {
		return this.dispatchNotifications != null;
	}

	/**
	 * {@code HrDispatchNotifications}: delivers the notifications that wait.
	 * @return the result
	 */
	public int dispatchNotifications() {
		return invoke("HrDispatchNotifications", this.dispatchNotifications, 0);
	}

	/**
	 * {@code WrapCompressedRTFStream}: opens a stream that decompresses.
	 * @param stream the {@code IStream} on compressed RTF
	 * @return the result, with the other stream if it is no error
	 */
	Opened wrapCompressedRtf(long stream) {
		try (Memory wrapper = new Memory(Native.POINTER_SIZE)) {
			wrapper.setPointer(0, null);
			int result = invoke("WrapCompressedRTFStream", this.wrapCompressedRtf, new Pointer(stream), 0, wrapper);
			return new Opened(result, Pointer.nativeValue(wrapper.getPointer(0)));
		}
	}

	private int invoke(String name, @Nullable Function function, @Nullable Object... arguments) {
		Function present = require(name, function);
		guard(name);
		try {
			return present.invokeInt(arguments);
		}
		catch (Error ex) {
			throw crashed(name, ex);
		}
	}

	private static Function require(String name, @Nullable Function function) {
		if (function == null) {
			throw new UnsatisfiedLinkError("The MAPI library exports no function '%s': ".formatted(name)
					+ "it is no MAPI library, or a stub that knows no mail client");
		}
		return function;
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
	 * What a function returned that opens or allocates something.
	 *
	 * @param result the result
	 * @param address the address of what was opened, 0 if nothing was
	 */
	public record Opened(int result, long address) {

	}

	/**
	 * The functions that a library exports.
	 */
	@FunctionalInterface
	interface Exports {

		@Nullable Function find(String name);

	}

}
