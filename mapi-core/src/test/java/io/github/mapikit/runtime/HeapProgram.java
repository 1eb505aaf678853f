// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import io.github.mapikit.runtime.event.StopReport;
import io.github.mapikit.runtime.pool.MapiWorkerPool;
import io.github.mapikit.runtime.pool.PoolOptions;
import io.github.mapikit.runtime.task.MapiExecutor;
import io.github.mapikit.runtime.task.TaskFuture;
import io.github.mapikit.runtime.task.TaskOptions;

/**
 * A program whose heap is full for a while: tasks run, fail, time out and are given in
 * that time, and workers start. Prints what was wrong afterwards, and {@code ok} if
 * nothing was. To be run with a small heap.
 */
public final class HeapProgram {

	private static final int TASKS = 80;

	private static final int MOST_GIVEN_LATE = 2_000;

	private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

	private final PlainDriver driver = new PlainDriver();

	private final HeapHog hog = new HeapHog(1_500);

	private final MapiLease lease;

	private final MapiWorkerPool work;

	private final MapiWorkerPool slow;

	private final MapiWorkerPool late;

	private final MapiExecutor primary;

	private final List<Waiter> waiters = new ArrayList<>();

	private final List<CompletableFuture<Object>> stages = new ArrayList<>();

	private final List<Giver> givers = new ArrayList<>();

	private final AtomicInteger ran = new AtomicInteger();

	private final List<String> faults = new ArrayList<>();

	private HeapProgram() {
		this.lease = MapiRuntime.lease(
				LeaseOptions.of("program", this.driver).withHeartbeat(Duration.ofMillis(50), Duration.ofSeconds(30)));
		PoolOptions options = PoolOptions.DEFAULTS.withStuck(Duration.ofMillis(600), 1);
		this.work = this.lease.openPool(options.withName("work").withSize(4));
		this.slow = this.lease.openPool(options.withName("slow"));
		this.late = this.lease
			.openPool(options.withName("late").withBackoff(Duration.ofMillis(700), Duration.ofMillis(700)));
		this.primary = this.lease.primary(null);
	}

	public static void main(String[] args) throws Exception {
		// held some seconds after the first lease, which this program does not wait for
		Preload.rehearse();
		HeapProgram program = new HeapProgram();
		program.rehearse();
		program.give();
		program.runShort();
		program.judge();
		program.close();
		System.out.println(program.faults.isEmpty() ? "ok" : "wrong: " + program.faults);
	}

	// the program itself must not depend on classes that cannot be loaded later
	private void rehearse() throws Exception {
		this.hog.rehearse();
		for (CompletableFuture<?> future : List.of(CompletableFuture.completedFuture(1),
				CompletableFuture.failedFuture(new IllegalStateException()), new CompletableFuture<>())) {
			Waiter waiter = new Waiter(future);
			waiter.thread.start();
			future.complete(null);
			waiter.thread.join();
		}
		for (int kind = 0; kind < 3; kind++) {
			act(kind);
		}
		this.ran.set(0);
	}

	private Object act(int kind) throws Exception {
		this.ran.incrementAndGet();
		if (kind == 0) {
			return new byte[20][100];
		}
		if (kind == 1) {
			return 1;
		}
		return null;
	}

	private void give() throws Exception {
		// a worker that is about to try again when the heap is full
		this.work.call(TaskOptions.named("first"), () -> 1);
		this.late.call(TaskOptions.named("first"), () -> 1);
		this.driver.failWorkers(1);
		await(this.late.submit(TaskOptions.named("busy"), whenFull(0, 50)));
		await(this.late.submit(TaskOptions.named("next"), whenFull(0, 50)));
		while (this.late.snapshot().initializeFailure() == null) {
			LockSupport.parkNanos(1_000_000);
		}
		while (this.waiters.size() < TASKS) {
			giveSome(this.waiters.size());
		}
		for (int i = 0; i < 2; i++) {
			this.givers.add(new Giver());
		}
		this.waiters.forEach((waiter) -> waiter.thread.start());
		this.givers.forEach((giver) -> giver.thread.start());
	}

	private void giveSome(int seed) {
		int delay = 20 + (seed * 37) % 90;
		await(this.work.submit(TaskOptions.named("value"), whenFull(seed % 3, delay)));
		await(this.work.submit(TaskOptions.named("failing"), failing(delay)));
		this.work.execute(() -> LockSupport.parkNanos(1_000_000));
		CompletableFuture<Object> stage = new CompletableFuture<>();
		this.stages.add(stage);
		await(this.work.submitStage(TaskOptions.named("stage"), () -> stage));
		await(this.slow.submit(new TaskOptions("timed", Duration.ofMillis(400 + seed * 20)), whenFull(0, 250)));
		await(this.slow.submitStage(new TaskOptions("timed stage", Duration.ofMillis(300 + seed * 10)),
				CompletableFuture::new));
		await(this.primary.submit(TaskOptions.named("job"), whenFull(seed % 3, 40)));
		await(this.primary.submit(new TaskOptions("timed job", Duration.ofMillis(350 + seed * 10)), failing(30)));
	}

	private Callable<Object> whenFull(int kind, int delayMillis) {
		return () -> {
			awaitFull(delayMillis);
			Object result = act(kind);
			this.hog.takeRest();
			return result;
		};
	}

	private Callable<Object> failing(int delayMillis) {
		return () -> {
			awaitFull(delayMillis);
			this.ran.incrementAndGet();
			IllegalStateException failure = new IllegalStateException("planned");
			this.hog.takeRest();
			throw failure;
		};
	}

	private void awaitFull(int delayMillis) {
		while (!this.hog.isFull() && !this.hog.isOver()) {
			LockSupport.parkNanos(1_000_000);
		}
		if (!this.hog.isOver()) {
			long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(delayMillis);
			while (System.nanoTime() - end < 0) {
				LockSupport.parkNanos(1_000_000);
			}
		}
	}

	private void await(CompletableFuture<?> future) {
		this.waiters.add(new Waiter(future));
	}

	private void runShort() {
		this.hog.start();
		while (!this.hog.isFull()) {
			LockSupport.parkNanos(1_000_000);
		}
		int ranBefore = this.ran.get();
		// half of them fail, one after the other
		for (int i = 0; i < this.stages.size(); i++) {
			LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(60));
			complete(this.stages.get(i), i);
		}
		while (!this.hog.isOver()) {
			LockSupport.parkNanos(1_000_000);
		}
		int ranWithin = this.ran.get() - ranBefore;
		System.out.println("ran within the shortage: " + ranWithin + ", shortages: " + this.hog.shortages());
		check(ranWithin >= 10, "too few tasks ran within the shortage: " + ranWithin);
		check(this.hog.shortages() >= 3, "there was no memory only " + this.hog.shortages() + " times");
	}

	// whoever completes it has to see to it that it is complete
	private static void complete(CompletableFuture<Object> stage, int number) {
		while (!stage.isDone()) {
			try {
				if (number % 2 == 0) {
					stage.complete(number);
				}
				else {
					stage.completeExceptionally(new IllegalStateException("planned"));
				}
			}
			catch (Throwable ex) {
				LockSupport.parkNanos(1_000_000);
			}
		}
	}

	private void judge() throws Exception {
		long end = System.nanoTime() + PATIENCE_NANOS;
		while (System.nanoTime() - end < 0 && (openFutures() > 0 || asleep() > 0 || isBusy())) {
			TimeUnit.MILLISECONDS.sleep(10);
		}
		int given = this.givers.stream().mapToInt((giver) -> giver.given).sum();
		System.out.println("given within the shortage: " + given + ", failed for want of memory: "
				+ this.waiters.stream().filter((waiter) -> waiter.failure instanceof OutOfMemoryError).count());
		check(openFutures() == 0, "not complete: " + openTasks());
		check(asleep() == 0, "asleep: " + asleep());
		for (MapiExecutor executor : List.of(this.work, this.slow, this.late, this.primary)) {
			Object result = executor.submit(TaskOptions.named("afterwards"), () -> 1).get(10, TimeUnit.SECONDS);
			check(Integer.valueOf(1).equals(result), "does not serve");
		}
		while (System.nanoTime() - end < 0 && isBusy()) {
			TimeUnit.MILLISECONDS.sleep(10);
		}
		RuntimeSnapshot snapshot = this.lease.snapshot();
		check(snapshot.state().name().equals("RUNNING"), "state " + snapshot.state());
		check(snapshot.failure() == null, "failure " + snapshot.failure());
		check(snapshot.abandonedCount() == 0, "abandoned threads");
		check(!isBusy(), "pools " + snapshot.pools());
		Duration age = snapshot.heartbeatAge();
		check(age != null && age.compareTo(Duration.ofSeconds(5)) < 0, "heartbeat " + age);
		List<String> threads = Thread.getAllStackTraces().keySet().stream().map(Thread::getName).sorted().toList();
		check(threads.containsAll(List.of("mapi-primary", "mapi-watchdog")), "threads " + threads);
		// one that was stuck for want of memory may have been replaced: names do not
		// count
		check(living(threads, "mapi-work-") >= 4 && living(threads, "mapi-slow-") >= 2
				&& living(threads, "mapi-late-") >= 1, "threads " + threads);
	}

	private static long living(List<String> threads, String prefix) {
		return threads.stream().filter((name) -> name.startsWith(prefix)).count();
	}

	private void close() throws InterruptedException {
		StopReport report = this.lease.close(Duration.ofSeconds(10));
		check(report.isComplete(), "close " + report);
		check(MapiRuntime.awaitEnd(Duration.ofSeconds(10)), "no end");
		check(MapiRuntime.ledger().isBalanced(), "ledger " + MapiRuntime.ledger());
		check(MapiRuntime.ledger().initializeCount() == this.driver.initializes(), "ledger " + MapiRuntime.ledger());
		check(this.driver.owing() == 0 && this.driver.mistakes() == 0,
				"owing " + this.driver.owing() + ", mistakes " + this.driver.mistakes());
	}

	private void check(boolean right, String fault) {
		if (!right) {
			this.faults.add(fault);
		}
	}

	private boolean isBusy() {
		return this.lease.snapshot().pools().stream().anyMatch((pool) -> pool.queued() != 0 || pool.active() != 0);
	}

	private long openFutures() {
		return openTasks().size();
	}

	private List<String> openTasks() {
		List<String> open = new ArrayList<>();
		this.waiters.stream().filter((waiter) -> !waiter.future.isDone()).forEach((waiter) -> open.add("" + waiter));
		for (Giver giver : this.givers) {
			for (int i = 0; i < giver.given; i++) {
				if (!giver.futures[i].isDone()) {
					open.add("late " + i);
				}
			}
		}
		return open;
	}

	private long asleep() {
		return this.waiters.stream().filter((waiter) -> !waiter.awake).count();
	}

	/**
	 * Waits for a future; for want of memory it asks again.
	 */
	private static final class Waiter {

		private final CompletableFuture<?> future;

		private final Thread thread = new Thread(null, this::run, "waiter", 1 << 18);

		private volatile boolean awake;

		private volatile Throwable failure;

		Waiter(CompletableFuture<?> future) {
			this.future = future;
			this.thread.setDaemon(true);
		}

		private void run() {
			while (!this.awake) {
				try {
					waitOnce();
				}
				catch (Throwable ex) {
					LockSupport.parkNanos(1_000_000);
				}
			}
		}

		private void waitOnce() throws InterruptedException {
			try {
				this.future.get();
			}
			catch (ExecutionException ex) {
				this.failure = ex.getCause();
			}
			catch (CancellationException ex) {
				this.failure = ex;
			}
			this.awake = true;
		}

		@Override
		public String toString() {
			return ((TaskFuture<?>) this.future).name();
		}

	}

	/**
	 * Gives tasks as long as the heap is full, of which few are accepted.
	 */
	private final class Giver {

		private final CompletableFuture<?>[] futures = new CompletableFuture<?>[MOST_GIVEN_LATE];

		private final TaskOptions options = new TaskOptions("given late", Duration.ofMillis(200));

		private final Callable<Object> task = () -> act(1);

		private final Thread thread = new Thread(this::run, "giver");

		private volatile int given;

		Giver() {
			this.thread.setDaemon(true);
		}

		@SuppressWarnings("NonAtomicOperationOnVolatileField")
		private void run() {
			while (!HeapProgram.this.hog.isOver() && this.given < MOST_GIVEN_LATE) {
				try {
					if (HeapProgram.this.hog.isFull()) {
						this.futures[this.given] = HeapProgram.this.work.submit(this.options, this.task);
						this.given++;
					}
				}
				catch (Throwable ex) {
					// not accepted
				}
				LockSupport.parkNanos(1_000_000);
			}
		}

	}

}
