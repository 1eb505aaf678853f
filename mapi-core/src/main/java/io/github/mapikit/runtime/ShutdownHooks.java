// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import io.github.mapikit.error.MapiThreadException;
import io.github.mapikit.error.Remedy;
import io.github.mapikit.runtime.event.RuntimeLog;
import io.github.mapikit.runtime.thread.MapiThread;
import org.jspecify.annotations.Nullable;

/**
 * What an application wants to be done while its lease is closed. Each hook has a budget:
 * one that waits for what never comes, such as a task in a native call, must not hold up
 * the shutdown (R8). May be used from any thread.
 */
final class ShutdownHooks {

	private static final RuntimeLog logger = RuntimeLog.of(ShutdownHooks.class);

	private final String owner;

	private final Duration budget;

	private final List<Hook> beforeWorkersStop = new CopyOnWriteArrayList<>();

	private final List<Hook> beforePrimaryUninitializes = new CopyOnWriteArrayList<>();

	private final List<String> overdue = new CopyOnWriteArrayList<>();

	private final OneRun once = new OneRun();

	/** The thread of the hook that runs; written by the caller. */
	private volatile @Nullable Thread runner;

	/** The hook that the primary thread is in; written by that thread. */
	private volatile @Nullable String onPrimary;

	ShutdownHooks(String owner, Duration budget) {
		this.owner = owner;
		this.budget = budget;
	}

	void beforeWorkersStop(String name, Runnable action) {
		this.beforeWorkersStop.add(new Hook(name, action));
	}

	void beforePrimaryUninitializes(String name, Runnable action) {
		this.beforePrimaryUninitializes.add(new Hook(name, action));
	}

	/**
	 * Runs the hooks that come before the first worker ends, once. Who comes while they
	 * run waits for them.
	 * @throws MapiThreadException on a MAPI thread, which a hook may wait for
	 */
	void prepareToStop() {
		if (this.once.isDone() || isRunHere()) {
			return;
		}
		MapiThread current = MapiThread.currentOrNull();
		if (current != null) {
			throw current.mustNotWait("the shutdown hooks of '" + this.owner + "'");
		}
		if (!this.once.begin()) {
			this.once.awaitEnd();
			return;
		}
		try {
			runAll();
		}
		finally {
			this.once.end();
		}
	}

	// who is interrupted does not wait any longer, and tells so when all have begun
	private void runAll() {
		boolean interrupted = Thread.interrupted();
		for (Hook hook : this.beforeWorkersStop) {
			interrupted |= runWithinBudget(hook);
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
	}

	// on a thread of its own, since nothing else can be left behind
	private boolean runWithinBudget(Hook hook) {
		boolean interrupted = false;
		Thread thread = new Thread(hook::run, "stop-mapi-hook");
		thread.setDaemon(true);
		this.runner = thread;
		try {
			thread.start();
			TimeUnit.NANOSECONDS.timedJoin(thread, Math.max(1, TimeUnit.NANOSECONDS.convert(this.budget)));
		}
		catch (InterruptedException ex) {
			interrupted = true;
		}
		catch (OutOfMemoryError ex) {
			// the operating system has no thread to give
			hook.run();
		}
		this.runner = null;
		if (thread.isAlive()) {
			giveUp(hook, thread, interrupted);
		}
		return interrupted;
	}

	private void giveUp(Hook hook, Thread thread, boolean interrupted) {
		this.overdue.add(hook.name);
		String stack = Arrays.stream(thread.getStackTrace())
			.map((frame) -> "\n\tat " + frame)
			.collect(Collectors.joining());
		thread.interrupt();
		if (interrupted) {
			logger.warn("The shutdown of '{}' was interrupted in hook '{}', which is interrupted, too. Its stack:{}",
					this.owner, hook.name, stack);
			return;
		}
		logger.warn(
				"Shutdown hook '{}' of '{}' has not returned within {}: it is interrupted and left to itself, and the "
						+ "shutdown goes on. Let it wait with a timeout. {}. Its stack:{}",
				hook.name, this.owner, this.budget, Remedy.RAISE_STOP_TIMEOUT.text(), stack);
	}

	/**
	 * Runs the hooks that come before the primary thread uninitializes. To be called on
	 * the primary thread.
	 */
	void runOnPrimary() {
		try {
			for (Hook hook : this.beforePrimaryUninitializes) {
				this.onPrimary = hook.name;
				hook.run();
			}
		}
		finally {
			this.onPrimary = null;
		}
	}

	/**
	 * Notes that the primary thread was not waited for any longer.
	 */
	void giveUpOnPrimary() {
		String name = this.onPrimary;
		if (name != null) {
			this.overdue.add(name);
			logger.warn(
					"Shutdown hook '{}' of '{}' has not returned within {}: the primary thread is left to it. A hook "
							+ "on the primary thread must not wait. If it only needs more time: {}",
					name, this.owner, this.budget, Remedy.RAISE_STOP_TIMEOUT.text());
		}
	}

	/**
	 * Returns whether the calling thread runs a hook.
	 * @return whether it does
	 */
	boolean isRunHere() {
		return this.runner == Thread.currentThread() || this.once.isRunHere();
	}

	/**
	 * Returns the hooks that did not return in time.
	 * @return their names
	 */
	List<String> overdue() {
		return List.copyOf(this.overdue);
	}

	private record Hook(String name, Runnable action) {

		void run() {
			try {
				this.action.run();
			}
			catch (Throwable ex) {
				logger.warn("Shutdown hook '{}' failed", this.name, ex);
			}
		}

	}

}
