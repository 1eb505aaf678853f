// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.thread;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * What a task may change of the thread that runs it, and what the next one must not see:
 * name, priority, context class loader, the log's context and the interrupt flag. For the
 * thread concerned.
 */
final class ThreadSettings {

	private final Thread thread;

	private final String name;

	private final int priority;

	private final @Nullable ClassLoader classLoader;

	private final @Nullable Map<String, String> logContext;

	private final boolean interrupted;

	private ThreadSettings(Thread thread) {
		this.thread = thread;
		this.name = thread.getName();
		this.priority = thread.getPriority();
		this.classLoader = thread.getContextClassLoader();
		this.logContext = MDC.getCopyOfContextMap();
		this.interrupted = Thread.interrupted();
	}

	/**
	 * Takes the settings of the calling thread, in whose middle a task is about to run.
	 * It begins without an interrupt.
	 * @return the settings
	 */
	static ThreadSettings take() {
		return new ThreadSettings(Thread.currentThread());
	}

	/**
	 * Puts the settings back, whatever the task did.
	 */
	void restore() {
		put(this.thread, this.name, this.priority, this.classLoader);
		Thread.interrupted();
		if (this.interrupted) {
			this.thread.interrupt();
		}
		Map<String, String> context = this.logContext;
		if (context != null && !context.isEmpty()) {
			MDC.setContextMap(context);
		}
		else {
			MDC.clear();
		}
	}

	/**
	 * Gives a thread the settings that it has between two tasks.
	 * @param thread the calling thread
	 * @param name its name
	 * @param classLoader its context class loader
	 */
	static void clear(Thread thread, String name, @Nullable ClassLoader classLoader) {
		put(thread, name, Thread.NORM_PRIORITY, classLoader);
		MDC.clear();
	}

	private static void put(Thread thread, String name, int priority, @Nullable ClassLoader classLoader) {
		if (!name.equals(thread.getName())) {
			thread.setName(name);
		}
		if (thread.getPriority() != priority) {
			thread.setPriority(priority);
		}
		if (thread.getContextClassLoader() != classLoader) {
			thread.setContextClassLoader(classLoader);
		}
	}

}
