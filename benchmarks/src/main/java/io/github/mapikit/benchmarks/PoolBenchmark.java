// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.benchmarks;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.github.mapikit.runtime.LeaseOptions;
import io.github.mapikit.runtime.MapiLease;
import io.github.mapikit.runtime.MapiRuntime;
import io.github.mapikit.runtime.fake.FakeDriver;
import io.github.mapikit.runtime.pool.MapiWorkerPool;
import io.github.mapikit.runtime.pool.PoolOptions;
import io.github.mapikit.runtime.task.TaskOptions;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/**
 * The worker pool beside the pool that Spring would use, without annotations and proxies.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class PoolBenchmark {

	private static final int BATCH = 500;

	private static final TaskOptions TASK = TaskOptions.named("benchmark");

	private final Callable<Integer> work = () -> 42;

	private final MapiLease lease = MapiRuntime.lease(LeaseOptions.of("benchmark", new FakeDriver()));

	private final MapiWorkerPool mapi = this.lease.openPool(PoolOptions.DEFAULTS.withSize(2).withQueueCapacity(1000));

	private final ThreadPoolTaskExecutor spring = new ThreadPoolTaskExecutor();

	/**
	 * Opens Spring's pool.
	 */
	@Setup(Level.Trial)
	public void open() {
		this.spring.setCorePoolSize(2);
		this.spring.setMaxPoolSize(2);
		this.spring.setQueueCapacity(1000);
		this.spring.initialize();
	}

	/**
	 * Closes both pools.
	 */
	@TearDown(Level.Trial)
	public void close() {
		this.spring.shutdown();
		this.lease.close();
	}

	/**
	 * Submits a batch to the MAPI pool and waits for all of it.
	 * @throws Exception never
	 */
	@Benchmark
	@OperationsPerInvocation(BATCH)
	public void mapiBatch() throws Exception {
		CompletableFuture<?>[] all = new CompletableFuture<?>[BATCH];
		for (int i = 0; i < BATCH; i++) {
			all[i] = this.mapi.submit(TASK, this.work);
		}
		CompletableFuture.allOf(all).get();
	}

	/**
	 * Submits a batch to Spring's pool and waits for all of it.
	 * @throws Exception never
	 */
	@Benchmark
	@OperationsPerInvocation(BATCH)
	public void springBatch() throws Exception {
		CompletableFuture<?>[] all = new CompletableFuture<?>[BATCH];
		for (int i = 0; i < BATCH; i++) {
			all[i] = this.spring.submitCompletable(this.work);
		}
		CompletableFuture.allOf(all).get();
	}

	/**
	 * Runs one task in the MAPI pool and waits for it.
	 * @return its result
	 * @throws Exception never
	 */
	@Benchmark
	public Integer mapiCall() throws Exception {
		return this.mapi.call(TASK, this.work);
	}

	/**
	 * Runs one task in Spring's pool and waits for it.
	 * @return its result
	 */
	@Benchmark
	public Integer springCall() {
		return this.spring.submitCompletable(this.work).join();
	}

}
