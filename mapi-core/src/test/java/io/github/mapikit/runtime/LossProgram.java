// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.github.mapikit.error.MapiSubsystemFailedException;
import io.github.mapikit.runtime.event.RuntimeListener;
import io.github.mapikit.runtime.event.StopReport;
import io.github.mapikit.runtime.fake.FakeDriver;
import io.github.mapikit.runtime.fake.FakeObject;
import io.github.mapikit.runtime.pool.MapiWorkerPool;
import io.github.mapikit.runtime.pool.PoolOptions;
import io.github.mapikit.runtime.task.TaskOptions;
import io.github.mapikit.spi.MapiProcess;

/**
 * A program that loses a MAPI after which its threads must not end, so that they stay
 * until the program ends. Prints what was wrong, and {@code ok} if nothing was.
 */
public final class LossProgram {

	private static final TaskOptions TASK = TaskOptions.named("task");

	private final FakeDriver lost = new FakeDriver().restartable(false);

	private final FakeDriver other = new FakeDriver().withProcess(MapiProcess.named("other"));

	private final List<WeakReference<?>> parts = new ArrayList<>();

	private final List<String> faults = new ArrayList<>();

	private LossProgram() {
	}

	public static void main(String[] args) throws Exception {
		LossProgram program = new LossProgram();
		RecordingListener told = new RecordingListener();
		MapiLease witness = MapiRuntime.lease(LeaseOptions.of("witness", program.other), List.of(told));
		MapiWorkerPool pool = witness.openPool(PoolOptions.DEFAULTS);
		program.loseInItsOwnThread();
		program.judgeThreads();
		program.judgeReachable();
		program.judgeNextLease();
		program.check(pool.<Integer>call(TASK, () -> 1) == 1, "the other process does not serve");
		program.check(told.events("violation").isEmpty() && told.events("state").size() == 2, "told " + told.events());
		program.check(witness.close(Duration.ofSeconds(10)).isComplete(), "the witness does not end");
		program.check(MapiRuntime.awaitEnd(Duration.ofSeconds(10)), "no end");
		program.check(MapiRuntime.ledger().isBalanced(), "ledger " + MapiRuntime.ledger());
		program.check(program.other.violations().isEmpty() && program.other.owing() == 0, "other");
		System.out.println(program.faults.isEmpty() ? "ok" : "wrong: " + program.faults);
	}

	private void loseInItsOwnThread() throws InterruptedException {
		ApplicationLoader loader = new ApplicationLoader();
		this.parts.add(new WeakReference<>(loader));
		Thread thread = new Thread(this::lose, "application");
		thread.setContextClassLoader(loader);
		thread.start();
		thread.join();
	}

	private void lose() {
		try {
			RuntimeListener listener = ApplicationLoader.newPart(
					(ApplicationLoader) Thread.currentThread().getContextClassLoader(), RuntimeListener.class,
					ApplicationParts.Listener.class);
			this.parts.add(new WeakReference<>(listener));
			MapiLease lease = MapiRuntime.lease(
					LeaseOptions.of("lost", this.lost).withTimeouts(Duration.ofSeconds(10), Duration.ofSeconds(1)),
					List.of(listener));
			this.parts.add(new WeakReference<>(lease));
			lose(lease, ApplicationLoader.newPart((ApplicationLoader) Thread.currentThread().getContextClassLoader(),
					Consumer.class, ApplicationParts.Crashing.class));
		}
		catch (Exception ex) {
			this.faults.add("thrown " + ex);
		}
	}

	@SuppressWarnings("unchecked")
	private void lose(MapiLease lease, Consumer<?> crash) throws Exception {
		MapiWorkerPool pool = lease.openPool(PoolOptions.DEFAULTS);
		Gate hangs = new Gate();
		CompletableFuture<Object> hanging = pool.submit(TASK, () -> inMapi(hangs::pass));
		hangs.awaitReached();
		CompletableFuture<Object> crashing = pool.submit(TASK,
				() -> inMapi(() -> ((Consumer<FakeDriver>) crash).accept(this.lost)));
		CompletableFuture<Object> waiting = pool.submit(TASK, Object::new);
		for (CompletableFuture<Object> future : List.of(hanging, crashing, waiting)) {
			future.handle((value, failure) -> 1).get(10, TimeUnit.SECONDS);
		}
		check(hanging.isCompletedExceptionally(), "who hangs does not know of the loss");
		check(lease.state().name().equals("FAILED"), "state " + lease.state());
		StopReport report = lease.close(Duration.ofMillis(10));
		check(report.heldUpBy().stream().allMatch((by) -> by.contains("mapi-worker-1")), "close " + report);
		hangs.open();
	}

	private Object inMapi(Runnable work) {
		try (FakeObject object = this.lost.open("folder")) {
			return object.work(() -> {
				work.run();
				return null;
			});
		}
	}

	// none of them ends, and each owes an uninitialize that nobody waits for
	private void judgeThreads() throws InterruptedException {
		long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
		while (MapiRuntime.ledger().abandonedCount() < 3 && System.nanoTime() - end < 0) {
			TimeUnit.MILLISECONDS.sleep(10);
		}
		check(MapiRuntime.ledger().abandonedCount() == 3, "ledger " + MapiRuntime.ledger());
		List<Thread> threads = Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> List.of("mapi-primary@jvm", "mapi-worker-1@jvm", "mapi-worker-2@jvm")
				.contains(thread.getName()))
			.toList();
		check(threads.size() == 3, "threads " + threads);
		check(threads.stream()
			.allMatch((thread) -> thread.getContextClassLoader() == MapiRuntime.class.getClassLoader()),
				"class loaders of threads");
	}

	private void judgeReachable() throws InterruptedException {
		long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
		while (!reachable().isEmpty() && System.nanoTime() - end < 0) {
			System.gc();
			TimeUnit.MILLISECONDS.sleep(10);
		}
		check(reachable().isEmpty(), "reachable " + reachable());
	}

	private List<String> reachable() {
		return this.parts.stream()
			.filter((part) -> part.get() != null)
			.map((part) -> String.valueOf(part.get()))
			.toList();
	}

	private void judgeNextLease() {
		try {
			MapiRuntime.lease(LeaseOptions.of("again", this.lost)).close();
			this.faults.add("leased again");
		}
		catch (MapiSubsystemFailedException ex) {
			Throwable cause = ex.getCause();
			check(cause != null && String.valueOf(cause.getMessage()).contains("Invalid memory access"),
					"cause " + cause);
		}
	}

	private void check(boolean right, String fault) {
		if (!right) {
			this.faults.add(fault);
		}
	}

}
