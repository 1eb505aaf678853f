// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.github.mapikit.error.MapiCallExceptions;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.runtime.fake.FakeDriver;
import io.github.mapikit.runtime.pool.MapiWorkerPool;
import io.github.mapikit.runtime.pool.PoolOptions;
import io.github.mapikit.runtime.task.TaskOptions;
import io.github.mapikit.spi.SessionOptions;

/**
 * A program that loses a MAPI after which its threads must not end, while they are at
 * each step of their life. Prints what was wrong, and {@code ok} if nothing was.
 */
public final class LossAtStartProgram {

	private static final TaskOptions TASK = TaskOptions.named("task");

	private static final List<String> STAYING = List.of("mapi-primary", "mapi-anchor-1", "mapi-idle-1", "mapi-loop-1",
			"mapi-start-1", "mapi-failed-1", "mapi-crash-1");

	private final FakeDriver driver = new FakeDriver().restartable(false).pumpingWorkers();

	private final Gate inLoop = new Gate();

	private final Gate inInitialize = new Gate();

	private final List<CompletableFuture<?>> tasks = new ArrayList<>();

	private LossAtStartProgram() {
	}

	public static void main(String[] args) throws Exception {
		LossAtStartProgram program = new LossAtStartProgram();
		MapiLease lease = MapiRuntime.lease(LeaseOptions.of("lost", program.driver)
			.withSession(SessionOptions.DEFAULT_PROFILE, true)
			.withTimeouts(Duration.ofSeconds(10), Duration.ofMillis(200)), List.of());
		program.lose(lease);
		System.out.println(program.judge());
	}

	private void lose(MapiLease lease) throws Exception {
		pool(lease, "idle").call(TASK, () -> 1);
		this.driver.onNext(FakeDriver.Call.OPEN_WORKER_LOOP, this.inLoop::pass);
		submit(lease, "loop");
		this.inLoop.awaitReached();
		this.driver.onNext(FakeDriver.Call.INITIALIZE_WORKER, this.inInitialize::pass);
		submit(lease, "start");
		this.inInitialize.awaitReached();
		this.driver.onNext(FakeDriver.Call.INITIALIZE_WORKER, () -> {
			throw MapiCallExceptions.of("MAPIInitialize", MapiErrors.MAPI_E_NOT_ENOUGH_RESOURCES);
		});
		submit(lease, "failed").handle((value, failure) -> 1).get(10, TimeUnit.SECONDS);
		this.driver.onNext(FakeDriver.Call.INITIALIZE_WORKER, () -> {
			throw this.driver.crash();
		});
		submit(lease, "crash");
		for (CompletableFuture<?> task : this.tasks) {
			task.handle((value, failure) -> 1).get(10, TimeUnit.SECONDS);
		}
		this.inLoop.open();
		this.inInitialize.open();
		lease.close(Duration.ofMillis(10));
	}

	private CompletableFuture<?> submit(MapiLease lease, String pool) {
		CompletableFuture<Integer> task = pool(lease, pool).submit(TASK, () -> 1);
		this.tasks.add(task);
		return task;
	}

	private static MapiWorkerPool pool(MapiLease lease, String name) {
		return lease.openPool(
				PoolOptions.DEFAULTS.withName(name).withSize(1).withBackoff(Duration.ofHours(1), Duration.ofHours(1)));
	}

	private String judge() throws InterruptedException {
		long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
		while (staying().size() < STAYING.size() && System.nanoTime() - end < 0) {
			TimeUnit.MILLISECONDS.sleep(10);
		}
		List<String> gone = new ArrayList<>(STAYING);
		gone.removeAll(staying());
		return gone.isEmpty() ? "ok" : "wrong: not parked " + gone;
	}

	private static List<String> staying() {
		return Thread.getAllStackTraces()
			.entrySet()
			.stream()
			.filter((entry) -> Arrays.stream(entry.getValue())
				.anyMatch((frame) -> frame.getMethodName().equals("stay")))
			.map((entry) -> entry.getKey().getName())
			.toList();
	}

}
