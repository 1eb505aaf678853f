// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.thread;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;

/**
 * What is open on a MAPI thread. Written by that thread, read by any.
 */
final class ThreadBooks {

	private volatile int openObjects;

	private volatile int openSessions;

	/** The profiles of the thread's own sessions, one for each lease it works for. */
	private final List<String> profiles = new CopyOnWriteArrayList<>();

	@SuppressWarnings("NonAtomicOperationOnVolatileField")
	void opened(boolean session) {
		this.openObjects++;
		if (session) {
			this.openSessions++;
		}
	}

	@SuppressWarnings("NonAtomicOperationOnVolatileField")
	void closed(boolean session) {
		this.openObjects--;
		if (session) {
			this.openSessions--;
		}
	}

	int openObjects() {
		return this.openObjects;
	}

	int openSessions() {
		return this.openSessions;
	}

	void profileOpened(String profile) {
		this.profiles.add(profile);
	}

	void profileClosed(String profile) {
		this.profiles.remove(profile);
	}

	/**
	 * Returns the profiles of the thread's own sessions.
	 * @return their names, or {@code null} if none is open
	 */
	@Nullable String profiles() {
		return this.profiles.isEmpty() ? null : String.join(", ", this.profiles);
	}

}
