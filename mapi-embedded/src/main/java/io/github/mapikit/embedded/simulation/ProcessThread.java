// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.simulation;

import java.util.concurrent.atomic.AtomicInteger;

import io.github.mapikit.spi.ThreadRole;
import org.jspecify.annotations.Nullable;

/**
 * A thread of the simulated process: how often it has initialized, and what it has open.
 *
 * @since 0.1.0
 */
public final class ProcessThread {

	private final EmbeddedProcess process;

	private final Thread thread;

	private final @Nullable ThreadRole role;

	/** Written by the thread itself, under the lock of its process. */
	private volatile int initialized;

	/** Counted by this thread, and in lenient mode by others that use its objects. */
	private final AtomicInteger openObjects = new AtomicInteger();

	ProcessThread(EmbeddedProcess process, Thread thread, @Nullable ThreadRole role) {
		this.process = process;
		this.thread = thread;
		this.role = role;
	}

	EmbeddedProcess process() {
		return this.process;
	}

	Thread thread() {
		return this.thread;
	}

	/**
	 * Returns what the thread is for.
	 * @return the role, or {@code null} if it has not initialized
	 */
	public @Nullable ThreadRole role() {
		return this.role;
	}

	boolean isInitialized() {
		return this.initialized > 0;
	}

	boolean isNested() {
		return this.initialized > 1;
	}

	void initialized(int newInitialized) {
		this.initialized = newInitialized;
	}

	int initialized() {
		return this.initialized;
	}

	boolean isCurrent() {
		return this.thread == Thread.currentThread();
	}

	/** Counts an object that was opened. */
	public void objectOpened() {
		this.openObjects.incrementAndGet();
	}

	/** Counts an object that was closed. */
	public void objectClosed() {
		this.openObjects.decrementAndGet();
	}

	int openObjects() {
		return this.openObjects.get();
	}

}
