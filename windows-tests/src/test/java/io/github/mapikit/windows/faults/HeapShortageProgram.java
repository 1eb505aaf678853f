// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.windows.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.store.Folder;
import io.github.mapikit.model.table.ContentsTable;
import io.github.mapikit.nativemapi.NativeDriver;
import io.github.mapikit.runtime.LeaseOptions;
import io.github.mapikit.runtime.MapiLease;
import io.github.mapikit.runtime.MapiRuntime;
import io.github.mapikit.runtime.pool.MapiWorkerPool;
import io.github.mapikit.runtime.pool.PoolOptions;
import io.github.mapikit.runtime.task.TaskOptions;
import io.github.mapikit.runtime.thread.RuntimeLedger;
import io.github.mapikit.windows.standin.StandIn;
import org.jspecify.annotations.Nullable;

/**
 * A program in which another thread holds the whole Java heap for a while, when tasks are
 * accepted and some of them run.
 */
public final class HeapShortageProgram {

	private static final TaskOptions TASK = TaskOptions.named("read");

	private static final int TASKS = 80;

	private static final int MESSAGES = 20;

	private static final long SHORTAGE_NANOS = TimeUnit.MILLISECONDS.toNanos(1500);

	private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

	private HeapShortageProgram() {
	}

	public static void main(String[] args) throws Exception {
		StandIn standIn = StandIn.load();
		standIn.reset();
		standIn.command("seed folder=inbox messages=" + MESSAGES);
		MapiLease lease = MapiRuntime.lease(LeaseOptions.of("short", new NativeDriver(StandIn.options()))
			.withHeartbeat(Duration.ofMillis(50), Duration.ofSeconds(20)));
		MapiWorkerPool workers = lease.openPool(PoolOptions.DEFAULTS.withSize(2));
		// what is loaded here need not be loaded without memory
		say("before: " + workers.call(TASK, HeapShortageProgram::rows));
		say("primary: " + lease.primary(null).call(TASK, HeapShortageProgram::rows));
		// the collector stops everybody, the primary thread, too
		standIn.command("pump limit=60000");
		standIn.command("latency us=5000");
		List<CompletableFuture<Integer>> accepted = new ArrayList<>();
		for (int i = 0; i < TASKS; i++) {
			accepted.add((i % 20 == 0) ? lease.primary(null).submit(TASK, HeapShortageProgram::rows)
					: workers.submit(TASK, HeapShortageProgram::rows));
		}
		Thread waiter = new Thread(() -> await(accepted.get(TASKS - 1)), "waiter");
		waiter.setDaemon(true);
		waiter.start();
		Thread holder = new Thread(HeapShortageProgram::hold, "holder");
		holder.start();
		holder.join();
		say("complete: " + countComplete(accepted));
		waiter.join(TimeUnit.NANOSECONDS.toMillis(PATIENCE_NANOS));
		say("waiter waits: " + waiter.isAlive());
		say("failed for want of memory: " + accepted.stream().anyMatch(CompletableFuture::isCompletedExceptionally));
		standIn.command("latency us=0");
		say("after: " + workers.call(TASK, HeapShortageProgram::rows));
		say("primary after: " + lease.primary(null).call(TASK, HeapShortageProgram::rows));
		say("state: " + lease.state());
		say("stopped: " + lease.close(Duration.ofSeconds(10)).isComplete());
		say("over: " + MapiRuntime.awaitEnd(Duration.ofSeconds(20)));
		RuntimeLedger ledger = MapiRuntime.ledger();
		say("balanced: %s, abandoned: %d".formatted(ledger.isBalanced(), ledger.abandonedCount()));
		say("violations: " + standIn.violations());
	}

	private static int rows() {
		try (Folder inbox = Lab.session().defaultStore().inbox(); ContentsTable mail = inbox.contents()) {
			return mail.columns(PropertyTags.SUBJECT).nextRows(MESSAGES).size();
		}
	}

	/**
	 * Fills the heap to the last bytes, and takes what others give up.
	 */
	private static void hold() {
		long end = System.nanoTime() + SHORTAGE_NANOS;
		@Nullable Object hoard = null;
		while (System.nanoTime() < end) {
			int size = 1 << 20;
			while (size >= 16) {
				try {
					hoard = new Object[] { hoard, new byte[size] };
				}
				catch (OutOfMemoryError ex) {
					// full, for pieces of this size
					size /= 2;
				}
			}
		}
	}

	private static void await(CompletableFuture<?> future) {
		try {
			future.join();
		}
		catch (RuntimeException ex) {
			// awake is all that counts
		}
	}

	private static long countComplete(List<CompletableFuture<Integer>> accepted) {
		long end = System.nanoTime() + PATIENCE_NANOS;
		long complete = 0;
		while (complete < TASKS && System.nanoTime() < end) {
			LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
			complete = accepted.stream().filter(CompletableFuture::isDone).count();
		}
		return complete;
	}

	private static void say(String line) {
		System.out.println(line);
		System.out.flush();
	}

}
