// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.simulation;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import io.github.mapikit.embedded.call.EmbeddedCall;
import io.github.mapikit.runtime.MapiRule;
import io.github.mapikit.spi.NotificationDelivery;
import io.github.mapikit.spi.ThreadRole;
import org.jspecify.annotations.Nullable;

/**
 * The simulated process: which threads have initialized MAPI, which was the first, and
 * the first thread's window. One for all subsystems in the JVM, as there is one MAPI in a
 * process (R12); fresh once its last thread has uninitialized, or after a crash. May be
 * used from any thread.
 */
final class EmbeddedProcess {

	/** As long as Windows waits before it calls a window hung. */
	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private static final Duration NOTIFICATIONS_END = Duration.ofSeconds(2);

	/** Guards the current process and all that is in one. */
	private static final ReentrantLock LOCK = new ReentrantLock();

	/** Threads that a crash took their initialize from; they owe nothing. */
	private static final Set<Thread> CRASHED_THREADS = Collections.newSetFromMap(new WeakHashMap<>());

	private static volatile @Nullable EmbeddedProcess current;

	private final NotificationDelivery delivery;

	private final Map<Thread, ProcessThread> threads = new LinkedHashMap<>();

	private final NotificationWindow window;

	private final Thread first;

	/** Started with the first notification. */
	private @Nullable ThreadPoolExecutor notifier;

	private volatile @Nullable EmbeddedCrashError crash;

	private EmbeddedProcess(NotificationDelivery delivery) {
		this.delivery = delivery;
		this.first = Thread.currentThread();
		this.window = new NotificationWindow(this.first, MessageQueue.ofCurrentThread());
	}

	/**
	 * Initializes the calling thread. The first one decides how notifications are
	 * delivered, for the whole process.
	 * @param role the role of the thread
	 * @param delivery how the caller would like notifications to be delivered
	 * @param rules who judges broken rules
	 */
	static void initialize(ThreadRole role, NotificationDelivery delivery, RuleKeeper rules) {
		LOCK.lock();
		try {
			Thread caller = Thread.currentThread();
			EmbeddedProcess process = current;
			if (process != null) {
				process.forgetDeadThreads(rules);
			}
			if (process == null || process.threads.isEmpty() || process.isLeftBehindBy(caller, role)) {
				process = new EmbeddedProcess(delivery);
				current = process;
			}
			process.requireAlive(EmbeddedCall.INITIALIZE);
			if (caller != process.first && !process.window.isServed()) {
				rules.broken(MapiRule.R5, EmbeddedCall.INITIALIZE,
						"the first thread '" + process.first.getName() + "' has no message loop");
			}
			ProcessThread entry = process.threads.get(caller);
			if (entry == null) {
				entry = new ProcessThread(process, caller, role);
				process.threads.put(caller, entry);
			}
			entry.initialized(entry.initialized() + 1);
			CRASHED_THREADS.remove(caller);
		}
		finally {
			LOCK.unlock();
		}
	}

	// after a crash, the next primary thread begins a process of its own
	private boolean isLeftBehindBy(Thread caller, ThreadRole role) {
		if (this.crash == null || role != ThreadRole.PRIMARY || this.threads.containsKey(caller)) {
			return false;
		}
		CRASHED_THREADS.addAll(this.threads.keySet());
		return true;
	}

	private void forgetDeadThreads(RuleKeeper rules) {
		this.threads.values().removeIf((entry) -> {
			boolean dead = !entry.thread().isAlive();
			if (dead) {
				entry.initialized(0);
				// after a crash there is nothing left that could be uninitialized
				if (this.crash == null) {
					rules.record(MapiRule.R2, EmbeddedCall.UNINITIALIZE,
							"thread '" + entry.thread().getName() + "' ended without uninitializing");
				}
			}
			return dead;
		});
	}

	/**
	 * Uninitializes the calling thread. Waits for the first thread to pump, unless it is
	 * the first thread itself.
	 * @param rules who judges broken rules
	 */
	static void uninitialize(RuleKeeper rules) {
		ProcessThread entry = find(Thread.currentThread());
		if (entry == null) {
			if (!forgetCrashed(Thread.currentThread())) {
				rules.broken(MapiRule.R3, EmbeddedCall.UNINITIALIZE, "this thread has not initialized");
			}
			return;
		}
		entry.process().leave(entry, rules);
	}

	private static boolean forgetCrashed(Thread thread) {
		LOCK.lock();
		try {
			return CRASHED_THREADS.remove(thread);
		}
		finally {
			LOCK.unlock();
		}
	}

	private void leave(ProcessThread entry, RuleKeeper rules) {
		requireAlive(EmbeddedCall.UNINITIALIZE);
		if (entry.isNested()) {
			entry.initialized(entry.initialized() - 1);
			return;
		}
		boolean isFirst = entry.thread() == this.first;
		if (!isFirst && this.window.isServed()) {
			this.window.send(PATIENCE, () -> rules.record(MapiRule.R5, EmbeddedCall.UNINITIALIZE,
					"the first thread '" + this.first.getName() + "' does not pump"));
			requireAlive(EmbeddedCall.UNINITIALIZE);
		}
		int others = remove(entry, isFirst);
		if (others == 0) {
			end();
		}
		if (isFirst && others > 0) {
			rules.broken(MapiRule.R4, EmbeddedCall.UNINITIALIZE,
					"the first thread leaves " + others + " others behind, and takes the notification window with it");
		}
		if (entry.openObjects() > 0) {
			rules.broken(MapiRule.R6, EmbeddedCall.UNINITIALIZE, entry.openObjects() + " objects are open");
		}
	}

	private int remove(ProcessThread entry, boolean isFirst) {
		LOCK.lock();
		try {
			entry.initialized(0);
			this.threads.remove(entry.thread());
			if (isFirst) {
				this.window.destroy();
			}
			if (this.threads.isEmpty() && current == this) {
				current = null;
			}
			return this.threads.size();
		}
		finally {
			LOCK.unlock();
		}
	}

	private void end() {
		ThreadPoolExecutor ended = stopNotifier();
		if (ended == null) {
			return;
		}
		try {
			ended.awaitTermination(NOTIFICATIONS_END.toNanos(), TimeUnit.NANOSECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private @Nullable ThreadPoolExecutor stopNotifier() {
		LOCK.lock();
		try {
			ThreadPoolExecutor stopped = this.notifier;
			if (stopped != null) {
				stopped.shutdown();
			}
			return stopped;
		}
		finally {
			LOCK.unlock();
		}
	}

	/**
	 * Returns what the process knows of a thread.
	 * @param thread the thread
	 * @return its entry, or {@code null} if it has not initialized
	 */
	static @Nullable ProcessThread find(Thread thread) {
		LOCK.lock();
		try {
			EmbeddedProcess process = current;
			return (process != null) ? process.threads.get(thread) : null;
		}
		finally {
			LOCK.unlock();
		}
	}

	/**
	 * Returns an entry for a thread that uses MAPI without having initialized it, by
	 * luck.
	 * @return the entry, or {@code null} if nobody in the process has initialized
	 */
	static @Nullable ProcessThread luckyThread() {
		EmbeddedProcess process = current;
		return (process != null) ? new ProcessThread(process, Thread.currentThread(), null) : null;
	}

	/**
	 * Fails if the process has crashed.
	 * @param operation the call that is made
	 */
	void requireAlive(EmbeddedCall operation) {
		EmbeddedCrashError cause = this.crash;
		if (cause != null) {
			EmbeddedCrashError again = new EmbeddedCrashError(operation);
			again.initCause(cause);
			throw again;
		}
	}

	/**
	 * Crashes the process.
	 * @param cause the crash
	 */
	static void crash(EmbeddedCrashError cause) {
		LOCK.lock();
		try {
			EmbeddedProcess process = current;
			if (process != null && process.crash == null) {
				process.crash = cause;
				process.window.destroy();
				process.stopNotifier();
			}
		}
		finally {
			LOCK.unlock();
		}
	}

	/**
	 * Delivers a notification on the thread that the first initialize chose.
	 * @param notification calls a listener; throws nothing
	 */
	static void deliver(Runnable notification) {
		EmbeddedProcess process = current;
		if (process == null) {
			return;
		}
		if (process.delivery == NotificationDelivery.PRIMARY_THREAD) {
			process.window.post(notification);
			return;
		}
		try {
			process.notifier().execute(notification);
		}
		catch (RejectedExecutionException ex) {
			// the process has just ended, and nobody listens any more
		}
	}

	private ThreadPoolExecutor notifier() {
		LOCK.lock();
		try {
			ThreadPoolExecutor running = this.notifier;
			if (running == null) {
				running = new ThreadPoolExecutor(1, 1, 0, TimeUnit.NANOSECONDS, new LinkedBlockingQueue<>(), (task) -> {
					Thread thread = new Thread(task, "mapi-notifications");
					thread.setDaemon(true);
					return thread;
				});
				this.notifier = running;
				if (this.threads.isEmpty() || this.crash != null) {
					running.shutdown();
				}
			}
			return running;
		}
		finally {
			LOCK.unlock();
		}
	}

}
