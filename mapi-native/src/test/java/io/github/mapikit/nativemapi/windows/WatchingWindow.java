// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.windows;

import java.util.concurrent.atomic.AtomicReference;

import com.sun.jna.platform.win32.Kernel32;
import com.sun.jna.platform.win32.User32;
import com.sun.jna.platform.win32.WinDef.HWND;
import com.sun.jna.platform.win32.WinDef.LPARAM;
import com.sun.jna.platform.win32.WinDef.WPARAM;
import com.sun.jna.ptr.IntByReference;
import org.jspecify.annotations.Nullable;

/**
 * The hidden window by which this process learns that the session ends, for those who
 * play Windows. May be used on any thread that does not pump for the window.
 *
 * @param handle the window
 */
public record WatchingWindow(HWND handle) {

	private static final int WM_QUERYENDSESSION = 0x0011;

	private static final int WM_ENDSESSION = 0x0016;

	/**
	 * Finds the window of this process.
	 * @return the window, or {@code null} if there is none
	 */
	public static @Nullable WatchingWindow find() {
		AtomicReference<@Nullable WatchingWindow> found = new AtomicReference<>();
		User32.INSTANCE.EnumWindows((handle, data) -> {
			char[] name = new char[64];
			User32.INSTANCE.GetClassName(handle, name, name.length);
			IntByReference process = new IntByReference();
			User32.INSTANCE.GetWindowThreadProcessId(handle, process);
			if (process.getValue() == Kernel32.INSTANCE.GetCurrentProcessId()
					&& new String(name).startsWith("MapiKitSessionEnd")) {
				found.set(new WatchingWindow(handle));
			}
			return true;
		}, null);
		return found.get();
	}

	/**
	 * Asks whether the session may end.
	 * @return the answer, 1 for yes
	 */
	public long askWhetherToEnd() {
		return send(WM_QUERYENDSESSION, 0);
	}

	/**
	 * Tells whether the session ends after all, and waits for the answer.
	 * @param ends whether it does
	 * @return the answer, which is 0
	 */
	public long end(boolean ends) {
		return send(WM_ENDSESSION, ends ? 1 : 0);
	}

	/**
	 * Sends a message and waits for the answer.
	 * @param message the message
	 * @param parameter its first parameter
	 * @return the answer
	 */
	long send(int message, long parameter) {
		return User32.INSTANCE.SendMessage(this.handle, message, new WPARAM(parameter), new LPARAM()).longValue();
	}

}
