// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.windows;

import com.sun.jna.Native;
import com.sun.jna.Pointer;

/**
 * Functions of the system's DLLs that are called around every wait and every task, mapped
 * directly: without reflection, and with nothing allocated but what a call returns.
 * Loading this class loads no DLL; loading its nested classes does.
 */
final class DirectCalls {

	private DirectCalls() {
	}

	/** Functions of {@code user32.dll}. */
	static final class User32 {

		static {
			Native.register(User32.class, SystemLibrary.open("user32"));
		}

		private User32() {
		}

		static native int MsgWaitForMultipleObjectsEx(int count, Pointer handles, int millis, int wakeMask, int flags);

		static native int PeekMessageW(Pointer message, Pointer window, int filterMin, int filterMax, int remove);

		static native int TranslateMessage(Pointer message);

		// its result is the window procedure's, of which nobody here wants anything
		static native void DispatchMessageW(Pointer message);

	}

	/** Functions of {@code kernel32.dll}. */
	static final class Kernel32 {

		static {
			Native.register(Kernel32.class, SystemLibrary.open("kernel32"));
		}

		private Kernel32() {
		}

		static native Pointer CreateEventW(Pointer attributes, int manualReset, int initialState, Pointer name);

		static native int SetEvent(Pointer event);

		static native int CloseHandle(Pointer handle);

	}

	/** Functions of {@code ole32.dll}. */
	static final class Ole32 {

		static {
			Native.register(Ole32.class, SystemLibrary.open("ole32"));
		}

		private Ole32() {
		}

		static native int CoInitializeEx(Pointer reserved, int apartment);

		static native void CoUninitialize();

	}

	/** Functions of {@code advapi32.dll}. */
	static final class Advapi32 {

		static {
			Native.register(Advapi32.class, SystemLibrary.open("advapi32"));
		}

		private Advapi32() {
		}

		static native int OpenThreadToken(Pointer thread, int access, int openAsSelf, Pointer token);

		static native int RevertToSelf();

	}

}
