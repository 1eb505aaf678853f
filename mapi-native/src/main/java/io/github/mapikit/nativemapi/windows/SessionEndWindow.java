// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.windows;

import com.sun.jna.platform.win32.Kernel32;
import com.sun.jna.platform.win32.User32;
import com.sun.jna.platform.win32.WinDef.HMODULE;
import com.sun.jna.platform.win32.WinDef.HWND;
import com.sun.jna.platform.win32.WinDef.LPARAM;
import com.sun.jna.platform.win32.WinDef.LRESULT;
import com.sun.jna.platform.win32.WinDef.WPARAM;
import com.sun.jna.platform.win32.WinUser.WNDCLASSEX;
import com.sun.jna.platform.win32.WinUser.WindowProc;
import io.github.mapikit.runtime.event.RuntimeLog;
import org.jspecify.annotations.Nullable;

/**
 * A window that nobody sees, for the one message that only windows get: that the user
 * logs off or Windows shuts down. A process that has loaded {@code user32.dll} is not
 * told in any other way, so that the JVM's own shutdown hooks do not run.
 * <p>
 * Belongs to the thread that opened it. Source: "SetConsoleCtrlHandler", "WM_ENDSESSION"
 * (Microsoft Learn).
 */
final class SessionEndWindow implements WindowProc {

	private static final RuntimeLog logger = RuntimeLog.of(SessionEndWindow.class);

	private static final int WM_CLOSE = 0x0010;

	private static final int WM_QUERYENDSESSION = 0x0011;

	private static final int WM_ENDSESSION = 0x0016;

	private final LoopListener listener;

	private final String className;

	private final HMODULE module;

	/** The window, once there is one. */
	private @Nullable HWND window;

	private SessionEndWindow(LoopListener listener) {
		this.listener = listener;
		// classes are known by name within the process, and there may be several of us
		this.className = "MapiKitSessionEnd" + Long.toHexString(System.nanoTime());
		this.module = Kernel32.INSTANCE.GetModuleHandle(null);
	}

	/**
	 * Opens the window.
	 * @param listener who is told
	 * @return the window, or {@code null} if there can be none, as on a desktop without
	 * windows
	 */
	static @Nullable SessionEndWindow open(LoopListener listener) {
		SessionEndWindow opened = new SessionEndWindow(listener);
		try {
			return opened.create() ? opened : null;
		}
		catch (RuntimeException | LinkageError ex) {
			logger.debug("The end of the Windows session is not watched", ex);
			return null;
		}
	}

	private boolean create() {
		WNDCLASSEX windowClass = new WNDCLASSEX();
		windowClass.hInstance = this.module;
		windowClass.lpfnWndProc = this;
		windowClass.lpszClassName = this.className;
		if (User32.INSTANCE.RegisterClassEx(windowClass).intValue() == 0) {
			return false;
		}
		// not a message-only window: those do not get what is sent to all
		HWND created = User32.INSTANCE.CreateWindowEx(0, this.className, "", 0, 0, 0, 0, 0, null, null, this.module,
				null);
		this.window = created;
		if (created == null) {
			User32.INSTANCE.UnregisterClass(this.className, this.module);
		}
		return created != null;
	}

	@Override
	public LRESULT callback(HWND hwnd, int message, WPARAM wParam, LPARAM lParam) {
		if (message == WM_QUERYENDSESSION) {
			return new LRESULT(1);
		}
		if (message == WM_ENDSESSION) {
			if (wParam.intValue() != 0) {
				report();
			}
			return new LRESULT(0);
		}
		if (message == WM_CLOSE) {
			// as 'taskkill' without '/F' sends; by default the window would go, and the
			// application stay
			logger.warn(
					"A program asked this one to close (WM_CLOSE), which a window that nobody sees cannot do. End the "
							+ "application by Ctrl-C or as its documentation says");
			return new LRESULT(0);
		}
		return User32.INSTANCE.DefWindowProc(hwnd, message, wParam, lParam);
	}

	private void report() {
		try {
			this.listener.onSessionEnd();
		}
		catch (Throwable ex) {
			// must not reach the window manager
			logger.warn("The end of the Windows session could not be told", ex);
		}
	}

	void close() {
		HWND open = this.window;
		if (open != null) {
			this.window = null;
			User32.INSTANCE.DestroyWindow(open);
			User32.INSTANCE.UnregisterClass(this.className, this.module);
		}
	}

}
