// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.util.Arrays;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was opened on one thread during one task, or during the thread's life, in the
 * order of opening. Closes in reverse order whatever is still open when it ends (R6).
 * Confined to its thread.
 */
final class MapiScope {

	private static final Logger logger = LoggerFactory.getLogger(MapiScope.class);

	private static final int SHOWN_FRAMES = 12;

	private final MapiThread thread;

	private final boolean held;

	private final LeakDetection leakDetection;

	private @Nullable ScopedObject last;

	private boolean ending;

	/**
	 * Creates a scope.
	 * @param thread the thread
	 * @param held whether the scope holds its objects until it ends, whoever closes them
	 * @param leakDetection what is said of objects that were left open
	 */
	MapiScope(MapiThread thread, boolean held, LeakDetection leakDetection) {
		this.thread = thread;
		this.held = held;
		this.leakDetection = leakDetection;
	}

	StackTraceElement @Nullable [] add(ScopedObject object) {
		object.previous = this.last;
		if (this.last != null) {
			this.last.next = object;
		}
		this.last = object;
		this.thread.objectOpened(object);
		return (!this.held && this.leakDetection == LeakDetection.FULL) ? Thread.currentThread().getStackTrace() : null;
	}

	void remove(ScopedObject object) {
		ScopedObject before = object.previous;
		ScopedObject after = object.next;
		if (before != null) {
			before.next = after;
		}
		if (after != null) {
			after.previous = before;
		}
		else {
			this.last = before;
		}
		object.previous = null;
		object.next = null;
		this.thread.objectClosed(object);
	}

	boolean holds(ScopedObject object) {
		return this.held && !this.ending;
	}

	boolean isEmpty() {
		return this.last == null;
	}

	/**
	 * Closes what was opened through an object and is still open, last first.
	 * @param ancestor the object
	 */
	void closeDescendants(ScopedObject ancestor) {
		ScopedObject candidate = this.last;
		while (candidate != null && candidate != ancestor) {
			ScopedObject before = candidate.previous;
			if (candidate.isDescendantOf(ancestor)) {
				closeQuietly(candidate);
			}
			candidate = before;
		}
	}

	/**
	 * Closes everything, last first, and reports what a task forgot.
	 * @param task the name of the task
	 */
	void end(String task) {
		if (this.last == null) {
			return;
		}
		this.ending = true;
		try {
			while (this.last != null) {
				ScopedObject object = this.last;
				if (!this.held) {
					report(object, task);
				}
				closeQuietly(object);
			}
		}
		finally {
			this.ending = false;
		}
	}

	/**
	 * Forgets everything without touching it: the subsystem is lost.
	 */
	void abandon() {
		while (this.last != null) {
			remove(this.last);
		}
	}

	private void closeQuietly(ScopedObject object) {
		try {
			object.closeNow();
		}
		catch (RuntimeException | Error ex) {
			// one object that cannot be released must not keep the others open
			logger.warn("Thread '{}': releasing a {} failed", this.thread.name(), object.kind(), ex);
		}
	}

	private void report(ScopedObject object, String task) {
		if (!this.thread.leaked(object.kind(), task) || this.leakDetection == LeakDetection.OFF) {
			return;
		}
		StackTraceElement @Nullable [] origin = object.origin();
		if (origin == null) {
			logger.warn("Task '{}' left a {} open; it has been closed. Close it with try-with-resources; "
					+ "set mapi.leak-detection=full to see where it was opened", task, object.kind());
			return;
		}
		String where = Arrays.stream(origin)
			.filter((frame) -> !frame.getClassName().startsWith("io.github.mapikit.runtime."))
			.skip(1)
			.limit(SHOWN_FRAMES)
			.map((frame) -> "\n\tat " + frame)
			.collect(Collectors.joining());
		logger.warn("Task '{}' left a {} open; it has been closed. Close it with try-with-resources. It was opened{}",
				task, object.kind(), where);
	}

}
