// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.simulation;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import io.github.mapikit.embedded.call.EmbeddedCall;
import io.github.mapikit.runtime.event.MapiRule;
import io.github.mapikit.spi.NotificationDelivery;
import io.github.mapikit.spi.ThreadRole;
import org.jspecify.annotations.Nullable;

/**
 * A simulated process, from its first initialize to its last uninitialize: which threads
 * have initialized MAPI, which was the first, and the first thread's window. May be used
 * from any thread.
 */
final class EmbeddedProcess {

	/** As long as Windows waits before it calls a window hung. */
	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private static final Duration NOTIFICATIONS_END = Duration.ofSeconds(2);

	private final CurrentProcess slot;

	private final NotificationDelivery delivery;

	private final Map<Thread, ProcessThread> threads = new LinkedHashMap<>();

	private final NotificationWindow window;

	private final Thread first;

	/** Started with the first notification. */
	private @Nullable ThreadPoolExecutor notifier;

	private volatile @Nullable EmbeddedCrashError crash;

	EmbeddedProcess(CurrentProcess slot, NotificationDelivery delivery) {
		this.slot = slot;
		this.delivery = delivery;
		this.first = Thread.currentThread();
		this.window = new NotificationWindow(this.first, MessageQueue.ofCurrentThread());
	}

	// after a crash, the next primary thread begins a process of its own
	boolean isLeftBehindBy(Thread caller, ThreadRole role) {
		if (this.crash == null || role != ThreadRole.PRIMARY || this.threads.containsKey(caller)) {
			return false;
		}
		this.slot.crashed(this.threads.keySet());
		return true;
	}

	void forgetDeadThreads(RuleKeeper rules) {
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

	void leave(ProcessThread entry, RuleKeeper rules) {
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
		this.slot.lock().lock();
		try {
			entry.initialized(0);
			this.threads.remove(entry.thread());
			if (isFirst) {
				this.window.destroy();
			}
			if (this.threads.isEmpty()) {
				this.slot.ended(this);
			}
			return this.threads.size();
		}
		finally {
			this.slot.lock().unlock();
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
		this.slot.lock().lock();
		try {
			ThreadPoolExecutor stopped = this.notifier;
			if (stopped != null) {
				stopped.shutdown();
			}
			return stopped;
		}
		finally {
			this.slot.lock().unlock();
		}
	}

	@Nullable ProcessThread entryOf(Thread thread) {
		return this.threads.get(thread);
	}

	boolean hasThreads() {
		return !this.threads.isEmpty();
	}

	// to be called with the lock
	ProcessThread join(Thread caller, ThreadRole role, RuleKeeper rules) {
		requireAlive(EmbeddedCall.INITIALIZE);
		if (caller != this.first && !this.window.isServed()) {
			rules.broken(MapiRule.R5, EmbeddedCall.INITIALIZE,
					"the first thread '" + this.first.getName() + "' has no message loop");
		}
		ProcessThread entry = this.threads.get(caller);
		if (entry == null) {
			entry = new ProcessThread(this, caller, role);
			this.threads.put(caller, entry);
		}
		entry.initialized(entry.initialized() + 1);
		return entry;
	}

	// to be called with the lock
	void crashed(EmbeddedCrashError cause) {
		if (this.crash == null) {
			this.crash = cause;
			this.window.destroy();
			stopNotifier();
		}
	}

	void deliver(Runnable notification) {
		if (this.delivery == NotificationDelivery.PRIMARY_THREAD) {
			this.window.post(notification);
			return;
		}
		try {
			notifier().execute(notification);
		}
		catch (RejectedExecutionException ex) {
			// the process has just ended, and nobody listens any more
		}
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

	private ThreadPoolExecutor notifier() {
		this.slot.lock().lock();
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
			this.slot.lock().unlock();
		}
	}

}
