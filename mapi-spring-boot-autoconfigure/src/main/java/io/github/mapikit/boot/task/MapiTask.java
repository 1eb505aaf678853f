// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.task;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.github.mapikit.spi.ThreadRole;

import org.springframework.aot.hint.annotation.Reflective;
import org.springframework.core.annotation.AliasFor;

/**
 * Runs a method, or all methods of a class, on a MAPI thread. May be used on other
 * annotations.
 * <p>
 * The signature says how: a method that returns a {@link java.util.concurrent.Future},
 * {@link java.util.concurrent.CompletionStage} or
 * {@link java.util.concurrent.CompletableFuture} returns at once; the result, or what the
 * method threw, is in the future. With any other return type the caller waits for the
 * result, and gets what the method threw. A call from a thread of the kind that the
 * method wants, such as from one worker task to another, runs in place before it returns,
 * also if the method returns a future: a thread that queued it and waited might wait for
 * itself. What the method opened is closed when it returns, also if its future is not
 * complete then (R6).
 * <p>
 * What cannot leave the task is refused as a result: open MAPI objects, streams,
 * iterators, publishers and the like, also in a future or a collection. The context does
 * not start if the return type says so; otherwise the caller gets a
 * {@link MapiTaskResultException}. The task does not take part in a transaction of its
 * caller.
 * <p>
 * The caller of a method that waits gets a {@code MapiTimeoutException} if its time runs
 * out, a {@code MapiInterruptedException} if it is interrupted, a
 * {@link org.springframework.core.task.TaskRejectedException} if the queue is full, and a
 * {@code MapiThreadException} if it is the primary thread and would wait for a worker
 * (R5).
 * <p>
 * As with all annotations that work through proxies, calls of a bean to itself do not
 * pass through here: they run on the calling thread.
 *
 * @since 0.1.0
 */
@Target({ ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE })
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
@Reflective
public @interface MapiTask {

	/**
	 * Alias for {@link #executor()}.
	 * @return the qualifier or bean name of the executor
	 */
	@AliasFor("executor")
	String value() default "";

	/**
	 * The qualifier or bean name of the executor; the application's
	 * {@code mapiTaskExecutor} by default. May hold placeholders. Refused together with
	 * the primary thread, which has one executor.
	 * @return the qualifier or bean name
	 */
	@AliasFor("value")
	String executor() default "";

	/**
	 * The kind of MAPI thread: a worker, or the primary thread for short jobs that have
	 * to run there, such as changes to profiles.
	 * @return the kind of thread
	 */
	ThreadRole thread() default ThreadRole.WORKER;

	/**
	 * How long a call may take from submission to its result, which a future that is
	 * returned has when it is complete, as a duration such as {@code 30s} or
	 * {@code PT30S}, or a number of milliseconds; the executor's own limit by default.
	 * Does not hold for a call that runs in place. May hold placeholders. When the time
	 * is over the caller goes on; the MAPI call itself cannot be interrupted (R8).
	 * @return the duration
	 */
	String timeout() default "";

	/**
	 * The name in metrics, logs and observations; class and method name by default. May
	 * hold placeholders.
	 * @return the name
	 */
	String name() default "";

}
