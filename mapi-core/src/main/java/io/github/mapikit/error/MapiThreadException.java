// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.error;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * MAPI was about to be used on a thread that may not do so (R1): a MAPI object belongs to
 * the MAPI thread that opened it. Nothing has reached MAPI. Names the thread, its kind,
 * what it tried, and what to do instead. May be handled on any thread.
 */
public final class MapiThreadException extends MapiException {

	private static final long serialVersionUID = 1L;

	private final String threadName;

	private final ThreadKind kind;

	private final String attempted;

	/**
	 * An exception about this thread.
	 * @param threadName the name of the thread
	 * @param kind what sort of thread it is
	 * @param attempted what it tried, such as {@code open the default store}
	 * @param detail what else is known, such as the thread that owns the object
	 */
	public MapiThreadException(String threadName, ThreadKind kind, String attempted, @Nullable String detail) {
		super(message(threadName, kind, attempted, detail));
		this.threadName = threadName;
		this.kind = kind;
		this.attempted = attempted;
	}

	/**
	 * An exception about the calling thread, which is no MAPI thread.
	 * @param attempted what it tried, such as {@code open the default store}
	 * @return the exception to throw
	 */
	public static MapiThreadException of(String attempted) {
		Thread thread = Thread.currentThread();
		return new MapiThreadException(thread.getName(), ThreadKind.of(thread), attempted, null);
	}

	/**
	 * An exception about the calling thread, of which the caller knows what it is.
	 * @param kind what sort of thread it is
	 * @param attempted what it tried, such as {@code open the default store}
	 * @param detail what else is known, such as the thread that owns the object
	 * @return the exception to throw
	 */
	public static MapiThreadException of(ThreadKind kind, String attempted, @Nullable String detail) {
		return new MapiThreadException(Thread.currentThread().getName(), kind, attempted, detail);
	}

	private static String message(String threadName, ThreadKind kind, String attempted, @Nullable String detail) {
		Objects.requireNonNull(attempted, "attempted");
		StringBuilder text = new StringBuilder("Thread '").append(threadName)
			.append("' tried to ")
			.append(attempted)
			.append(", but it ")
			.append(kind.problem());
		if (detail != null) {
			text.append(" (").append(detail).append(')');
		}
		return text.append(". ").append(kind.remedy()).append('.').toString();
	}

	/**
	 * The name of the thread.
	 * @return the name that the thread had
	 */
	public String threadName() {
		return this.threadName;
	}

	/**
	 * What sort of thread it is.
	 * @return the kind
	 */
	public ThreadKind kind() {
		return this.kind;
	}

	/**
	 * What to do instead.
	 * @return the remedy, without a full stop
	 */
	public String remedy() {
		return this.kind.remedy();
	}

	/**
	 * What the thread tried to do.
	 * @return the attempt, in the form {@code open the default store}
	 */
	public String attempted() {
		return this.attempted;
	}

}
