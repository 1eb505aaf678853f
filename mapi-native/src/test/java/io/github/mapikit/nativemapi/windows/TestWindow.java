// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.windows;

import java.util.function.Consumer;

import com.sun.jna.Pointer;
import com.sun.jna.platform.win32.Kernel32;
import com.sun.jna.platform.win32.User32;
import com.sun.jna.platform.win32.WinDef.HWND;
import com.sun.jna.platform.win32.WinDef.LPARAM;
import com.sun.jna.platform.win32.WinDef.LRESULT;
import com.sun.jna.platform.win32.WinDef.WPARAM;
import com.sun.jna.platform.win32.WinUser.WNDCLASSEX;
import com.sun.jna.platform.win32.WinUser.WindowProc;

/**
 * A window that hands on its messages, and answers those of applications.
 */
final class TestWindow implements WindowProc {

	static final int ANSWER = 42;

	private final Consumer<Integer> messages;

	private final String name = "TestWindow" + System.nanoTime();

	private final HWND handle;

	TestWindow(Consumer<Integer> messages) {
		this.messages = messages;
		WNDCLASSEX windowClass = new WNDCLASSEX();
		windowClass.hInstance = Kernel32.INSTANCE.GetModuleHandle(null);
		windowClass.lpfnWndProc = this;
		windowClass.lpszClassName = this.name;
		User32.INSTANCE.RegisterClassEx(windowClass);
		// message-only, which needs no display
		this.handle = User32.INSTANCE.CreateWindowEx(0, this.name, "", 0, 0, 0, 0, 0,
				new HWND(Pointer.createConstant(-3L)), null, windowClass.hInstance, null);
	}

	@Override
	public LRESULT callback(HWND window, int message, WPARAM wParam, LPARAM lParam) {
		this.messages.accept(message);
		return (message >= SystemMessageLoopTests.WM_APP) ? new LRESULT(ANSWER)
				: User32.INSTANCE.DefWindowProc(window, message, wParam, lParam);
	}

	HWND handle() {
		return this.handle;
	}

	void close() {
		User32.INSTANCE.DestroyWindow(this.handle);
	}

}
