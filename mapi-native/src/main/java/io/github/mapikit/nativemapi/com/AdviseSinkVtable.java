// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.com;

import com.sun.jna.Callback;
import com.sun.jna.CallbackReference;
import com.sun.jna.CallbackThreadInitializer;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import com.sun.jna.win32.StdCallLibrary;

/**
 * The one vtable of all {@linkplain AdviseSink sinks}: four functions that native code
 * calls, made at the first use and held for ever. Threads of MAPI's own are attached to
 * the JVM by their first call and stay so, as daemons with a name: attaching for each
 * call, as JNA does by default, would make a new Java thread each time.
 */
final class AdviseSinkVtable {

	static final int QUERY_INTERFACE = 0;

	static final int ADD_REF = 1;

	static final int RELEASE = 2;

	static final int ON_NOTIFY = 3;

	private static final int METHODS = 4;

	private static final String THREAD_NAME = "mapi-notify";

	private static final AdviseSinkVtable INSTANCE = new AdviseSinkVtable();

	private final Memory memory = new Memory((long) METHODS * Native.POINTER_SIZE);

	/** Held here, because JNA itself holds callbacks weakly. */
	private final Callback[] callbacks = new Callback[METHODS];

	private AdviseSinkVtable() {
		boolean standardCall = Platform.isWindows() && !Platform.is64Bit();
		put(QUERY_INTERFACE, standardCall ? (StdQueryInterface) AdviseSinkVtable::queryInterface
				: (QueryInterface) AdviseSinkVtable::queryInterface);
		put(ADD_REF, standardCall ? (StdCount) AdviseSinkVtable::addRef : (Count) AdviseSinkVtable::addRef);
		put(RELEASE, standardCall ? (StdCount) AdviseSinkVtable::release : (Count) AdviseSinkVtable::release);
		put(ON_NOTIFY, standardCall ? (StdNotify) AdviseSinkVtable::onNotify : (Notify) AdviseSinkVtable::onNotify);
	}

	// the initializer counts only if it is set before the function is made
	private void put(int slot, Callback callback) {
		Native.setCallbackThreadInitializer(callback, new CallbackThreadInitializer(true, false, THREAD_NAME));
		this.callbacks[slot] = callback;
		this.memory.setPointer((long) slot * Native.POINTER_SIZE, CallbackReference.getFunctionPointer(callback));
	}

	/**
	 * Returns the vtable.
	 * @return its address
	 */
	static Pointer pointer() {
		return INSTANCE.memory;
	}

	private static int queryInterface(Pointer object, Pointer id, Pointer result) {
		try {
			return AdviseSink.queryInterface(object, id, result);
		}
		catch (Throwable ex) {
			AdviseSink.failed(ex);
			return 0x80004005;
		}
	}

	private static int addRef(Pointer object) {
		try {
			return AdviseSink.addRef(object);
		}
		catch (Throwable ex) {
			AdviseSink.failed(ex);
			return 1;
		}
	}

	private static int release(Pointer object) {
		try {
			return AdviseSink.release(object);
		}
		catch (Throwable ex) {
			AdviseSink.failed(ex);
			return 1;
		}
	}

	private static int onNotify(Pointer object, int count, Pointer notifications) {
		try {
			return AdviseSink.onNotify(object, count, notifications);
		}
		catch (Throwable ex) {
			AdviseSink.failed(ex);
			return 0;
		}
	}

	/** {@code QueryInterface}. */
	interface QueryInterface extends Callback {

		int invoke(Pointer object, Pointer id, Pointer result);

	}

	/** {@code AddRef} and {@code Release}. */
	interface Count extends Callback {

		int invoke(Pointer object);

	}

	/** {@code OnNotify}. */
	interface Notify extends Callback {

		int invoke(Pointer object, int count, Pointer notifications);

	}

	/** {@code QueryInterface} of 32-bit Windows. */
	interface StdQueryInterface extends StdCallLibrary.StdCallCallback {

		int invoke(Pointer object, Pointer id, Pointer result);

	}

	/** {@code AddRef} and {@code Release} of 32-bit Windows. */
	interface StdCount extends StdCallLibrary.StdCallCallback {

		int invoke(Pointer object);

	}

	/** {@code OnNotify} of 32-bit Windows. */
	interface StdNotify extends StdCallLibrary.StdCallCallback {

		int invoke(Pointer object, int count, Pointer notifications);

	}

}
