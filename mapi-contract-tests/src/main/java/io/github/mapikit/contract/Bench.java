// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.contract;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.github.mapikit.runtime.LeaseOptions;
import io.github.mapikit.runtime.MapiLease;
import io.github.mapikit.runtime.MapiRuntime;
import io.github.mapikit.runtime.event.RuntimeListener;
import io.github.mapikit.runtime.event.StopReport;
import io.github.mapikit.runtime.pool.MapiWorkerPool;
import io.github.mapikit.runtime.pool.PoolOptions;
import io.github.mapikit.runtime.task.MapiExecutor;
import io.github.mapikit.runtime.task.TaskOptions;
import io.github.mapikit.runtime.thread.MapiThread;
import io.github.mapikit.spi.MapiDriver;
import org.assertj.core.api.Assertions;

/**
 * A lease with two pools of one worker each, so that a test knows which thread it is on.
 */
final class Bench {

	private static final TaskOptions TASK = TaskOptions.named("contract");

	private final MapiLease lease;

	private final MapiWorkerPool worker;

	private final MapiWorkerPool otherWorker;

	private final MapiExecutor primary;

	private Bench(MapiLease lease) {
		this.lease = lease;
		this.worker = lease.openPool(PoolOptions.DEFAULTS.withName("contract").withSize(1));
		this.otherWorker = lease.openPool(PoolOptions.DEFAULTS.withName("contract-other").withSize(1));
		this.primary = lease.primary(null);
	}

	static Bench of(MapiDriver driver, RuntimeListener listener) {
		return new Bench(MapiRuntime.lease(LeaseOptions.of("contract tests", driver), List.of(listener)));
	}

	MapiLease lease() {
		return this.lease;
	}

	<T> T fromWorker(SessionQuestion<T> question) {
		return run(this.worker, question);
	}

	// submitted rather than called: a call from the first worker would run in place, on
	// the first worker
	<T> T fromOtherWorker(SessionQuestion<T> question) {
		CompletableFuture<T> answer = this.otherWorker.submit(TASK, asTask(question));
		try {
			return answer.get(60, TimeUnit.SECONDS);
		}
		catch (ExecutionException ex) {
			Throwable cause = ex.getCause();
			if (cause instanceof RuntimeException unchecked) {
				throw unchecked;
			}
			if (cause instanceof Error error) {
				throw error;
			}
			throw new AssertionError("The test failed on its second MAPI thread", cause);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new AssertionError("The test was interrupted", ex);
		}
		catch (TimeoutException ex) {
			throw new AssertionError("The second MAPI thread does not answer", ex);
		}
	}

	<T> T fromPrimary(SessionQuestion<T> question) {
		return run(this.primary, question);
	}

	private static <T> T run(MapiExecutor executor, SessionQuestion<T> question) {
		try {
			return executor.call(TASK, asTask(question));
		}
		catch (RuntimeException ex) {
			throw ex;
		}
		catch (Exception ex) {
			throw new AssertionError("The test failed on its MAPI thread", ex);
		}
	}

	private static <T> Callable<T> asTask(SessionQuestion<T> question) {
		return () -> question.ask(MapiThread.current("contract test").session());
	}

	void close() {
		StopReport report = this.lease.close(Duration.ofSeconds(30));
		Assertions.assertThat(report.heldUpBy()).as("threads that hold up the end of the lease").isEmpty();
	}

}
