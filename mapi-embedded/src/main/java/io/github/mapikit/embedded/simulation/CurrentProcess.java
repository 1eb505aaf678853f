// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.simulation;

import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.locks.ReentrantLock;

import io.github.mapikit.embedded.call.EmbeddedCall;
import io.github.mapikit.runtime.event.MapiRule;
import io.github.mapikit.spi.NotificationDelivery;
import io.github.mapikit.spi.ThreadRole;
import org.jspecify.annotations.Nullable;

/**
 * The process that an embedded MAPI simulates: of its own for each, as the MAPIs of two
 * processes know nothing of each other (R12). A fresh one begins once the last thread has
 * uninitialized, or after a crash. May be used from any thread.
 */
final class CurrentProcess {

	/** Guards the current process and all that is in one. */
	private final ReentrantLock lock = new ReentrantLock();

	/** Threads that a crash took their initialize from; they owe nothing. */
	private final Set<Thread> crashedThreads = Collections.newSetFromMap(new WeakHashMap<>());

	private volatile @Nullable EmbeddedProcess current;

	ReentrantLock lock() {
		return this.lock;
	}

	// to be called with the lock
	void crashed(Collection<Thread> threads) {
		this.crashedThreads.addAll(threads);
	}

	// to be called with the lock
	void ended(EmbeddedProcess process) {
		if (this.current == process) {
			this.current = null;
		}
	}

	/**
	 * Initializes the calling thread. The first one decides how notifications are
	 * delivered, for the whole process.
	 * @param role the role of the thread
	 * @param delivery how the caller would like notifications to be delivered
	 * @param rules who judges broken rules
	 * @return the thread
	 */
	ProcessThread initialize(ThreadRole role, NotificationDelivery delivery, RuleKeeper rules) {
		this.lock.lock();
		try {
			Thread caller = Thread.currentThread();
			EmbeddedProcess process = this.current;
			if (process != null) {
				process.forgetDeadThreads(rules);
			}
			if (process == null || !process.hasThreads() || process.isLeftBehindBy(caller, role)) {
				process = new EmbeddedProcess(this, delivery);
				this.current = process;
			}
			ProcessThread joined = process.join(caller, role, rules);
			this.crashedThreads.remove(caller);
			return joined;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Uninitializes the calling thread. Waits for the first thread to pump, unless it is
	 * the first thread itself.
	 * @param rules who judges broken rules
	 */
	void uninitialize(RuleKeeper rules) {
		ProcessThread entry = find(Thread.currentThread());
		if (entry == null) {
			if (!forgetCrashed(Thread.currentThread())) {
				rules.broken(MapiRule.R3, EmbeddedCall.UNINITIALIZE, "this thread has not initialized");
			}
			return;
		}
		entry.process().leave(entry, rules);
	}

	private boolean forgetCrashed(Thread thread) {
		this.lock.lock();
		try {
			return this.crashedThreads.remove(thread);
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Returns what the process knows of a thread.
	 * @param thread the thread
	 * @return its entry, or {@code null} if it has not initialized
	 */
	@Nullable ProcessThread find(Thread thread) {
		this.lock.lock();
		try {
			EmbeddedProcess process = this.current;
			return (process != null) ? process.entryOf(thread) : null;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Returns whether anybody has initialized MAPI in the process.
	 * @return whether somebody has, so that others may use it by luck
	 */
	boolean isInUse() {
		return this.current != null;
	}

	/**
	 * Crashes the process.
	 * @param cause the crash
	 */
	void crash(EmbeddedCrashError cause) {
		this.lock.lock();
		try {
			EmbeddedProcess process = this.current;
			if (process != null) {
				process.crashed(cause);
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Delivers a notification on the thread that the first initialize chose.
	 * @param notification calls a listener; throws nothing
	 */
	void deliver(Runnable notification) {
		EmbeddedProcess process = this.current;
		if (process != null) {
			process.deliver(notification);
		}
	}

}
