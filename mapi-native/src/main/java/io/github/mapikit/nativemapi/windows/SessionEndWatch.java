// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.windows;

import java.util.concurrent.CompletableFuture;

import com.sun.jna.platform.win32.Kernel32;
import com.sun.jna.platform.win32.User32;
import com.sun.jna.platform.win32.WinDef.LPARAM;
import com.sun.jna.platform.win32.WinDef.WPARAM;
import com.sun.jna.platform.win32.WinUser.MSG;
import io.github.mapikit.runtime.event.RuntimeLog;

/**
 * Watches for the end of the Windows session, on a thread of its own: Windows ends the
 * process as soon as its windows have answered, so the answer has to wait until the
 * application has ended, and the primary thread must pump meanwhile (R5).
 */
final class SessionEndWatch implements AutoCloseable {

	private static final RuntimeLog logger = RuntimeLog.of(SessionEndWatch.class);

	private final LoopListener listener;

	/** Completes once the thread has a message queue. */
	private final CompletableFuture<Integer> threadId = new CompletableFuture<>();

	private SessionEndWatch(LoopListener listener) {
		this.listener = listener;
	}

	/**
	 * Starts to watch.
	 * @param listener who is told, on a thread that may wait
	 * @return the watch
	 */
	static SessionEndWatch start(LoopListener listener) {
		SessionEndWatch watch = new SessionEndWatch(listener);
		Thread thread = new Thread(null, watch::run, "mapi-session-end", 0, false);
		thread.setDaemon(true);
		thread.start();
		return watch;
	}

	private void run() {
		SessionEndWindow window = SessionEndWindow.open(this.listener);
		if (window == null) {
			return;
		}
		try {
			this.threadId.complete(Kernel32.INSTANCE.GetCurrentThreadId());
			MSG message = new MSG();
			while (User32.INSTANCE.GetMessage(message, null, 0, 0) > 0) {
				User32.INSTANCE.DispatchMessage(message);
			}
		}
		catch (RuntimeException | Error ex) {
			logger.warn("The end of the Windows session is watched no more", ex);
		}
		finally {
			window.close();
		}
	}

	/**
	 * Ends the watch, without waiting: its thread may be about to tell of the end, and
	 * wait for the one that closes this.
	 */
	@Override
	public void close() {
		this.threadId.thenAccept(
				(id) -> User32.INSTANCE.PostThreadMessage(id, WindowMessageLoop.WM_QUIT, new WPARAM(), new LPARAM()));
	}

}
