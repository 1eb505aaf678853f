// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.LongAdder;

import io.github.mapikit.runtime.LeaseOptions;
import io.github.mapikit.runtime.MapiLease;
import io.github.mapikit.runtime.MapiRuntime;
import io.github.mapikit.runtime.fake.FakeDriver;
import io.github.mapikit.runtime.pool.MapiWorkerPool;
import io.github.mapikit.runtime.pool.PoolOptions;
import io.github.mapikit.runtime.task.TaskOptions;

/**
 * Whether a million tasks through a bounded queue all come back, and what they leave in
 * the heap.
 */
public final class MillionTasksMeasurement {

	private static final int SUBMITTERS = 4;

	private static final int PARTS = 10;

	private MillionTasksMeasurement() {
	}

	/**
	 * Submits the tasks from several threads, in ten parts.
	 * @param arguments the number of tasks, a million by default
	 * @throws InterruptedException never
	 */
	public static void main(String[] arguments) throws InterruptedException {
		int tasks = (arguments.length > 0) ? Integer.parseInt(arguments[0]) : 1_000_000;
		LongAdder completed = new LongAdder();
		LongAdder rejected = new LongAdder();
		List<Long> heap = new ArrayList<>();
		try (MapiLease lease = MapiRuntime.lease(LeaseOptions.of("million", new FakeDriver()))) {
			MapiWorkerPool pool = lease.openPool(PoolOptions.DEFAULTS.withSize(2).withQueueCapacity(1000));
			for (int part = 0; part < PARTS; part++) {
				run(pool, tasks / PARTS, completed, rejected);
				heap.add(usedHeap());
			}
		}
		long lost = tasks - completed.sum() - rejected.sum();
		System.out.printf("tasks: %d, completed: %d, rejected: %d, lost: %d (goal: 0)%n", tasks, completed.sum(),
				rejected.sum(), lost);
		System.out.printf("heap in use after each tenth, KB: %s%n", heap);
	}

	private static void run(MapiWorkerPool pool, int tasks, LongAdder completed, LongAdder rejected)
			throws InterruptedException {
		CountDownLatch done = new CountDownLatch(tasks);
		TaskOptions options = TaskOptions.named("one of many");
		List<Thread> submitters = new ArrayList<>();
		for (int i = 0; i < SUBMITTERS; i++) {
			Thread submitter = new Thread(() -> {
				for (int task = 0; task < tasks / SUBMITTERS; task++) {
					submit(pool, options, completed, rejected, done);
				}
			});
			submitters.add(submitter);
			submitter.start();
		}
		for (Thread submitter : submitters) {
			submitter.join();
		}
		done.await();
	}

	private static void submit(MapiWorkerPool pool, TaskOptions options, LongAdder completed, LongAdder rejected,
			CountDownLatch done) {
		try {
			pool.submit(options, () -> 42).whenComplete((result, failure) -> {
				((failure != null) ? rejected : completed).increment();
				done.countDown();
			});
		}
		catch (RejectedExecutionException ex) {
			rejected.increment();
			done.countDown();
			Thread.yield();
		}
	}

	private static long usedHeap() {
		Runtime runtime = Runtime.getRuntime();
		System.gc();
		return (runtime.totalMemory() - runtime.freeMemory()) / 1024;
	}

}
