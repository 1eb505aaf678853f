// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.thread;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import io.github.mapikit.error.Remedy;
import io.github.mapikit.runtime.event.RuntimeLog;
import org.jspecify.annotations.Nullable;

/**
 * What was opened on one thread during one task, or during the thread's life, in the
 * order of opening. Closes in reverse order whatever is still open when it ends (R6).
 * Confined to its thread.
 */
final class MapiScope {

	private static final RuntimeLog logger = RuntimeLog.of(MapiScope.class);

	private static final int SHOWN_FRAMES = 12;

	/** Between the code that opens an object and the scope. */
	private static final List<String> OURS = List.of("io.github.mapikit.runtime.", "io.github.mapikit.object.",
			"io.github.mapikit.model.", "io.github.mapikit.boot.task.", "jdk.internal.reflect.", "java.lang.reflect.",
			"jdk.proxy", "com.sun.proxy.");

	private final ThreadBooks books;

	private final LeaseContext lease;

	/** Whether the scope holds its objects until it ends, whoever closes them. */
	private final boolean held;

	private @Nullable ScopeEntry last;

	private boolean ending;

	private MapiScope(ThreadBooks books, LeaseContext lease, boolean held) {
		this.books = books;
		this.lease = lease;
		this.held = held;
	}

	static MapiScope ofThread(ThreadBooks books, LeaseContext lease) {
		return new MapiScope(books, lease, true);
	}

	static MapiScope ofTask(ThreadBooks books, LeaseContext lease) {
		return new MapiScope(books, lease, false);
	}

	/**
	 * Adds an object that has been opened.
	 * @param object the object
	 * @return the stack of this moment, if it is wanted for reports
	 */
	StackTraceElement @Nullable [] add(ScopeEntry object) {
		boolean traced = !this.held && this.lease.leakDetection() == LeakDetection.FULL;
		StackTraceElement @Nullable [] origin = traced ? Thread.currentThread().getStackTrace() : null;
		object.previous = this.last;
		if (this.last != null) {
			this.last.next = object;
		}
		this.last = object;
		this.books.opened(object.isSession());
		return origin;
	}

	void remove(ScopeEntry object) {
		ScopeEntry before = object.previous;
		ScopeEntry after = object.next;
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
		this.books.closed(object.isSession());
	}

	/**
	 * Returns whether objects stay open until the scope ends, although they are closed.
	 * @return whether they do
	 */
	boolean holds() {
		return this.held && !this.ending;
	}

	/**
	 * Adds what was opened through an object and is still open, last first.
	 * @param ancestor the object
	 * @param releases where to add it
	 */
	void addDescendants(ScopeEntry ancestor, Releases releases) {
		for (ScopeEntry candidate = this.last; candidate != null
				&& candidate != ancestor; candidate = candidate.previous) {
			if (candidate.isDescendantOf(ancestor)) {
				releases.add(candidate);
			}
		}
	}

	/**
	 * Closes everything, last first, and reports what a task forgot. Never throws.
	 * @param task the name of the task
	 */
	void end(String task) {
		if (this.last == null) {
			return;
		}
		this.ending = true;
		if (this.last.previous != null) {
			endTogether(task);
		}
		// one, or what there was no memory for to gather
		while (this.last != null) {
			ScopeEntry object = this.last;
			closeQuietly(object);
			report(object, task);
		}
		this.ending = false;
	}

	private void endTogether(String task) {
		try {
			Releases releases = new Releases();
			for (ScopeEntry object = this.last; object != null; object = object.previous) {
				releases.add(object);
			}
			ScopeEntry first = releases.objects().get(0);
			try {
				releases.run(first.gate(), first.driver(), null);
			}
			finally {
				releases.objects().forEach((object) -> report(object, task));
			}
		}
		catch (Throwable ex) {
			logger.debug("Thread '{}': not all could be released together", Thread.currentThread().getName(), ex);
		}
	}

	/**
	 * Forgets everything without touching it: MAPI is lost.
	 */
	void abandon() {
		while (this.last != null) {
			remove(this.last);
		}
	}

	// one object that cannot be released must not keep the others open
	private void closeQuietly(ScopeEntry object) {
		try {
			object.closeNow();
		}
		catch (Throwable ex) {
			if (this.last == object) {
				remove(object);
			}
			Releases.failed(object, ex);
		}
	}

	private void report(ScopeEntry object, String task) {
		try {
			if (!this.held && !object.mayBeLeft() && this.lease.leaked(object.kind(), task)
					&& this.lease.leakDetection() != LeakDetection.OFF) {
				tellLeak(object, task);
			}
		}
		catch (Throwable ex) {
			// no memory for words
		}
	}

	private static void tellLeak(ScopeEntry object, String task) {
		StackTraceElement @Nullable [] origin = object.origin();
		if (origin == null) {
			logger.warn("Task '{}' left a {} open; it has been closed. Close it with try-with-resources. {}", task,
					object.kind(), Remedy.SHOW_LEAK_ORIGIN.text());
			return;
		}
		logger.warn("Task '{}' left a {} open; it has been closed. Close it with try-with-resources. It was opened{}",
				task, object.kind(), place(origin));
	}

	// from the code that opened it on; what comes before is ours
	private static String place(StackTraceElement[] origin) {
		return Arrays.stream(origin)
			.skip(1)
			.dropWhile((frame) -> OURS.stream().anyMatch(frame.getClassName()::startsWith))
			.limit(SHOWN_FRAMES)
			.map((frame) -> "\n\tat " + frame)
			.collect(Collectors.joining());
	}

}
