// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.error;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.ForkJoinWorkerThread;

import org.jspecify.annotations.Nullable;

/**
 * The sorts of thread that may not do what they tried with MAPI, and what their code
 * should do instead.
 */
public enum ThreadKind {

	/** A virtual thread, which has no lasting native thread under it. */
	VIRTUAL("is a virtual thread: MAPI's state belongs to one native thread, and a virtual thread has none of its own",
			Remedy.USE_MAPI_THREAD),

	/** A worker of a fork-join pool, where parallel streams and async stages run. */
	FORK_JOIN("is a fork-join worker, where parallel streams and completion stages run: nobody initialized MAPI on it",
			Remedy.USE_MAPI_THREAD, " and keep parallel streams and '…Async' stages without an executor out of it"),

	/** A worker of an executor that is not MAPI's. */
	FOREIGN_POOL("belongs to a thread pool that is not MAPI's: nobody initialized MAPI on it", Remedy.USE_MAPI_THREAD),

	/** Any other thread that is no MAPI thread. */
	FOREIGN("is not a MAPI thread: nobody initialized MAPI on it", Remedy.USE_MAPI_THREAD),

	/** A MAPI thread, but not the one that the object belongs to. */
	OTHER_MAPI_THREAD("is not the MAPI thread that the object belongs to",
			"Use an object within the task that opened it; hand on entry ids and values, never objects, "
					+ "and open the object again where it is needed"),

	/** A thread that uses an object, a task or a MAPI thread's state after its end. */
	AFTER_CLOSE("uses something that was closed at the end of its task or thread",
			"Use an object within the task that opened it, and copy out as values what is needed later"),

	/** The primary thread, which must not wait: it pumps messages for all others. */
	PRIMARY("is MAPI's primary thread, which pumps messages for all others and must not wait", Remedy.WAIT_ELSEWHERE),

	/** A MAPI thread that waits for what only itself can bring to an end. */
	WAITS_FOR_ITSELF("would wait for itself for ever",
			"Compose the futures ('thenApply', 'thenCompose') instead of waiting for one within its own task");

	private static final @Nullable MethodHandle IS_VIRTUAL = findIsVirtual();

	private final String problem;

	private final @Nullable Remedy remedy;

	private final String advice;

	ThreadKind(String problem, Remedy remedy) {
		this(problem, remedy, "");
	}

	ThreadKind(String problem, String advice) {
		this(problem, null, advice);
	}

	ThreadKind(String problem, @Nullable Remedy remedy, String advice) {
		this.problem = problem;
		this.remedy = remedy;
		this.advice = advice;
	}

	/**
	 * The kind of a thread that is known to be no MAPI thread. May be called from any
	 * thread.
	 * @param thread the thread to look at
	 * @return the kind
	 */
	public static ThreadKind of(Thread thread) {
		if (isVirtual(thread)) {
			return VIRTUAL;
		}
		if (thread instanceof ForkJoinWorkerThread) {
			return FORK_JOIN;
		}
		return runsInPool(thread) ? FOREIGN_POOL : FOREIGN;
	}

	/**
	 * Whether this is a virtual thread. May be called from any thread.
	 * @param thread the thread to look at
	 * @return whether it is virtual; always {@code false} before Java 21
	 */
	public static boolean isVirtual(Thread thread) {
		if (IS_VIRTUAL == null) {
			return false;
		}
		try {
			return (boolean) IS_VIRTUAL.invokeExact(thread);
		}
		catch (Throwable ex) {
			throw new IllegalStateException("'Thread.isVirtual' failed", ex);
		}
	}

	private static boolean runsInPool(Thread thread) {
		for (StackTraceElement frame : thread.getStackTrace()) {
			// web servers bring copies of the JDK's class
			if (frame.getClassName().endsWith("ThreadPoolExecutor$Worker")) {
				return true;
			}
		}
		return false;
	}

	private static @Nullable MethodHandle findIsVirtual() {
		try {
			return MethodHandles.publicLookup()
				.findVirtual(Thread.class, "isVirtual", MethodType.methodType(boolean.class));
		}
		catch (NoSuchMethodException | IllegalAccessException ex) {
			// the JVM is older than virtual threads
			return null;
		}
	}

	String problem() {
		return this.problem;
	}

	String remedy() {
		return (this.remedy != null) ? this.remedy.text() + this.advice : this.advice;
	}

}
