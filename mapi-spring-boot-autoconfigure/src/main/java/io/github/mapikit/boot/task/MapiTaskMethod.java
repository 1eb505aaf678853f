// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.task;

import java.lang.reflect.UndeclaredThrowableException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

import io.github.mapikit.runtime.task.MapiExecutor;
import io.github.mapikit.runtime.task.TaskOptions;
import io.github.mapikit.runtime.thread.MapiThread;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is known of a method with {@link MapiTask}: found out once, used by each call.
 */
final class MapiTaskMethod {

	private static final Logger logger = LoggerFactory.getLogger(MapiTaskMethod.class);

	private final MapiExecutor executor;

	private final TaskOptions options;

	private final boolean returnsFuture;

	private final boolean checksResult;

	private final CallerTransaction transaction = new CallerTransaction();

	MapiTaskMethod(MapiExecutor executor, TaskOptions options, TaskReturnType returnType) {
		this.executor = executor;
		this.options = options;
		this.returnsFuture = returnType.isFuture();
		this.checksResult = returnType.mayHideOpen();
	}

	/**
	 * Runs a call of the method as its signature says.
	 * @param invocation the call
	 * @return what the caller gets
	 * @throws Exception what the method threw, if the caller waits
	 */
	@Nullable Object run(MethodInvocation invocation) throws Exception {
		MapiThread caller = MapiThread.currentOrNull();
		Callable<@Nullable Object> task = () -> call(invocation, caller);
		boolean inPlace = caller != null && this.executor.runsInPlace();
		if (!inPlace && logger.isDebugEnabled()) {
			this.transaction.logOnce(logger, this.options.name());
		}
		if (!this.returnsFuture) {
			return this.executor.call(this.options, task);
		}
		return inPlace ? runInPlace(task) : this.executor.submitStage(this.options, task);
	}

	// on a thread that would have to wait for itself if the pool had no other
	private Object runInPlace(Callable<@Nullable Object> task) {
		try {
			Object future = this.executor.call(this.options, task);
			return (future != null) ? future : CompletableFuture.completedFuture(null);
		}
		catch (Throwable ex) {
			return CompletableFuture.failedFuture(ex);
		}
	}

	private @Nullable Object call(MethodInvocation invocation, @Nullable MapiThread caller) throws Exception {
		Object result;
		try {
			result = invocation.proceed();
		}
		catch (Exception | Error ex) {
			throw ex;
		}
		catch (Throwable ex) {
			throw new UndeclaredThrowableException(ex);
		}
		// in place the caller is part of the same task
		if (this.checksResult && MapiThread.currentOrNull() != caller) {
			MapiTaskResultException.check(this.options.name(), result);
		}
		return result;
	}

}
