// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.thread;

import java.security.AccessController;
import java.security.PrivilegedAction;
import java.util.concurrent.locks.LockSupport;

import io.github.mapikit.spi.MapiDriver;
import io.github.mapikit.spi.ThreadRole;
import org.jspecify.annotations.Nullable;

/**
 * A platform thread of the runtime. A daemon, so that a command-line application still
 * ends; never virtual, because MAPI ties its state to the native thread. It belongs to
 * the library, not to the application that happened to need it first: it has the
 * library's class loader and keeps nothing of its maker reachable.
 *
 * @since 0.1.0
 */
public final class RuntimeThread extends Thread {

	private @Nullable Body body;

	private volatile @Nullable MapiThread mapiThread;

	private RuntimeThread(String name, Body body) {
		super(null, null, name, 0, false);
		this.body = body;
	}

	/**
	 * Returns a new MAPI thread, not started.
	 * @param name its name
	 * @param runtime the runtime that it belongs to
	 * @param role its part
	 * @param pool the name of its pool
	 * @param driver the implementation of MAPI
	 * @param body what it does
	 * @return the thread
	 */
	public static RuntimeThread mapi(String name, RuntimeContext runtime, ThreadRole role, String pool,
			MapiDriver driver, Body body) {
		RuntimeThread thread = neutral(name, body);
		thread.mapiThread = new MapiThread(runtime, thread, role, pool, driver);
		return thread;
	}

	/**
	 * Returns a new thread that uses no MAPI, not started.
	 * @param work what it does
	 * @param name its name
	 * @return the thread
	 */
	public static Thread plain(Runnable work, String name) {
		return neutral(name, (thread) -> {
			work.run();
			return false;
		});
	}

	// Before Java 24, a thread keeps the access control context of who makes it, and with
	// it the class loaders of the whole stack
	@SuppressWarnings("removal")
	private static RuntimeThread neutral(String name, Body body) {
		RuntimeThread thread = AccessController
			.doPrivileged((PrivilegedAction<RuntimeThread>) () -> new RuntimeThread(name, body));
		thread.setDaemon(true);
		thread.setPriority(NORM_PRIORITY);
		thread.setContextClassLoader(neutralClassLoader());
		return thread;
	}

	static @Nullable ClassLoader neutralClassLoader() {
		return RuntimeThread.class.getClassLoader();
	}

	/**
	 * Returns the thread as a MAPI thread.
	 * @return the MAPI thread, or {@code null} if it is none, or none any more
	 */
	public @Nullable MapiThread mapiThread() {
		return this.mapiThread;
	}

	@Override
	public void run() {
		if (live()) {
			// nothing of the runtime is reachable from here on
			stay();
		}
	}

	private boolean live() {
		Body current = this.body;
		boolean stays = current != null && current.run(this);
		this.body = null;
		this.mapiThread = null;
		if (stays) {
			setContextClassLoader(neutralClassLoader());
		}
		return stays;
	}

	private static void stay() {
		while (true) {
			LockSupport.park();
			Thread.interrupted();
		}
	}

	/**
	 * What a thread does.
	 */
	@FunctionalInterface
	public interface Body {

		/**
		 * Does it. Never throws.
		 * @param thread the calling thread
		 * @return whether the thread must not end: MAPI was lost, and its end would run
		 * code of a library in an unknown state. It stays until the process ends
		 */
		boolean run(RuntimeThread thread);

	}

}
