// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.benchmarks;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.github.mapikit.boot.task.MapiTask;
import io.github.mapikit.runtime.fake.FakeDriver;
import io.github.mapikit.spi.MapiDriver;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/**
 * A {@code @MapiTask} method beside an {@code @Async} method on a pool of the same size
 * with a queue of the same length.
 */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(3)
public class TaskBenchmark {

	private static final int BATCH = 500;

	private final ConfigurableApplicationContext context = start();

	private final Work work = this.context.getBean(Work.class);

	private static ConfigurableApplicationContext start() {
		SpringApplication application = new SpringApplication(Application.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		application.setDefaultProperties(Map.of("spring.main.banner-mode", "off", "logging.level.root", "warn",
				"mapi.executor.pool-size", "2", "mapi.executor.queue-capacity", "1000"));
		return application.run();
	}

	/**
	 * Closes the application.
	 */
	@TearDown(Level.Trial)
	public void close() {
		this.context.close();
	}

	/**
	 * Calls the MAPI task many times and waits for all of it: throughput.
	 */
	@Benchmark
	@BenchmarkMode(Mode.Throughput)
	@OperationsPerInvocation(BATCH)
	public void mapiTaskBatch() {
		CompletableFuture<?>[] all = new CompletableFuture<?>[BATCH];
		for (int i = 0; i < BATCH; i++) {
			all[i] = this.work.mapiTask(i);
		}
		CompletableFuture.allOf(all).join();
	}

	/**
	 * Calls the asynchronous method many times and waits for all of it: throughput.
	 */
	@Benchmark
	@BenchmarkMode(Mode.Throughput)
	@OperationsPerInvocation(BATCH)
	public void asyncBatch() {
		CompletableFuture<?>[] all = new CompletableFuture<?>[BATCH];
		for (int i = 0; i < BATCH; i++) {
			all[i] = this.work.async(i);
		}
		CompletableFuture.allOf(all).join();
	}

	/**
	 * Calls the MAPI task and waits for its future: latency.
	 * @return its result
	 */
	@Benchmark
	@BenchmarkMode(Mode.SampleTime)
	public Integer mapiTaskJoin() {
		return this.work.mapiTask(1).join();
	}

	/**
	 * Calls the asynchronous method and waits for its future: latency.
	 * @return its result
	 */
	@Benchmark
	@BenchmarkMode(Mode.SampleTime)
	public Integer asyncJoin() {
		return this.work.async(1).join();
	}

	/**
	 * Calls the MAPI task that waits by itself; compare with {@link #asyncJoin()}.
	 * @return its result
	 */
	@Benchmark
	@BenchmarkMode(Mode.SampleTime)
	public Integer mapiTaskWaiting() {
		return this.work.waitingMapiTask(1);
	}

	/**
	 * What is called.
	 */
	public static class Work {

		/**
		 * Runs on a MAPI thread and returns at once.
		 * @param number a number
		 * @return the number
		 */
		@MapiTask
		public CompletableFuture<Integer> mapiTask(int number) {
			return CompletableFuture.completedFuture(number);
		}

		/**
		 * Runs on a MAPI thread and waits.
		 * @param number a number
		 * @return the number
		 */
		@MapiTask
		public Integer waitingMapiTask(int number) {
			return number;
		}

		/**
		 * Runs on another thread and returns at once.
		 * @param number a number
		 * @return the number
		 */
		@Async("pool")
		public CompletableFuture<Integer> async(int number) {
			return CompletableFuture.completedFuture(number);
		}

	}

	/**
	 * An application with both.
	 */
	@EnableAutoConfiguration
	@Configuration(proxyBeanMethods = false)
	@EnableAsync(proxyTargetClass = true)
	@Import(Work.class)
	static class Application {

		@Bean
		ThreadPoolTaskExecutor pool() {
			ThreadPoolTaskExecutor pool = new ThreadPoolTaskExecutor();
			pool.setCorePoolSize(2);
			pool.setMaxPoolSize(2);
			pool.setQueueCapacity(1000);
			return pool;
		}

		@Bean
		MapiDriver driver() {
			return new FakeDriver();
		}

	}

}
