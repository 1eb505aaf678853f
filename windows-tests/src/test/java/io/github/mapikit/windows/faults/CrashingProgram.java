// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.windows.faults;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import com.sun.jna.Native;
import io.github.mapikit.nativemapi.NativeDriver;
import io.github.mapikit.runtime.LeaseOptions;
import io.github.mapikit.runtime.MapiLease;
import io.github.mapikit.runtime.MapiRuntime;
import io.github.mapikit.runtime.pool.MapiWorkerPool;
import io.github.mapikit.runtime.pool.PoolOptions;
import io.github.mapikit.runtime.task.MapiExecutor;
import io.github.mapikit.runtime.task.TaskOptions;
import io.github.mapikit.runtime.thread.RuntimeLedger;
import io.github.mapikit.windows.standin.StandIn;

/**
 * A program whose MAPI crashes in a task; with {@code crashing.beside}, while a worker
 * and the primary thread are in calls that do not return. It ends with {@code main}, or
 * by {@code System.exit} with {@code crashing.exit}.
 */
public final class CrashingProgram {

	private static final boolean BESIDE = Boolean.getBoolean("crashing.beside");

	private static final String CRASH = "fault QueryRows nth=1 crash" + (BESIDE ? " locked" : "");

	private CrashingProgram() {
	}

	public static void main(String[] args) throws Exception {
		if (!Boolean.parseBoolean(System.getProperty("crashing.protected", "true"))) {
			Native.setProtected(false);
		}
		say("protected: " + Native.isProtected());
		StandIn standIn = StandIn.load();
		standIn.reset();
		standIn.command("seed folder=inbox messages=3");
		MapiLease lease = MapiRuntime.lease(LeaseOptions.of("crashing", new NativeDriver(StandIn.options()))
			.withTimeouts(Duration.ofSeconds(20), Duration.ofMillis(500)));
		MapiWorkerPool workers = lease.openPool(PoolOptions.DEFAULTS.withSize(BESIDE ? 2 : 1));
		workers.call(TaskOptions.named("warm"), Lab::countInbox);
		Map<String, CompletableFuture<?>> beside = BESIDE ? hang(standIn, lease, workers) : Map.of();
		standIn.command(CRASH);
		CompletableFuture<Object> running = workers.submit(TaskOptions.named("running"), () -> {
			try (var inbox = Lab.session().defaultStore().inbox(); var mail = inbox.contents()) {
				return mail.rows().count();
			}
		});
		CompletableFuture<Object> waiting = workers.submit(TaskOptions.named("waiting"), Lab::countInbox);
		say("running: " + failure(running));
		say("waiting: " + failure(waiting));
		for (Map.Entry<String, CompletableFuture<?>> each : beside.entrySet()) {
			say(each.getKey() + ": " + failure(each.getValue()));
		}
		try {
			say("later: " + failure(workers.submit(TaskOptions.named("later"), Lab::countInbox)));
		}
		catch (RuntimeException ex) {
			say("later: " + ex.getClass().getSimpleName());
		}
		lease.close(Duration.ofSeconds(1));
		try {
			MapiRuntime.lease(LeaseOptions.of("next", new NativeDriver(StandIn.options()))).close();
			say("next lease: works");
		}
		catch (RuntimeException ex) {
			say("next lease: " + ex.getClass().getSimpleName());
		}
		say("uninitializes: " + standIn.count("uninitializes"));
		if (!BESIDE) {
			tellThreads(standIn);
		}
		say("end of main");
		if (Boolean.getBoolean("crashing.exit")) {
			System.exit(0);
		}
	}

	private static void tellThreads(StandIn standIn) throws InterruptedException {
		say("over for the runtime: " + MapiRuntime.awaitEnd(Duration.ofSeconds(20)));
		RuntimeLedger ledger = MapiRuntime.ledger();
		say("balanced: %s, abandoned: %d, threads: %s".formatted(ledger.isBalanced(), ledger.abandonedCount(),
				ledger.threads()));
		List<String> staying = Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.isDaemon() && thread.getName().matches("mapi-(primary|worker.*)"))
			.map(Thread::getName)
			.sorted()
			.toList();
		say("staying: " + staying);
		say("violations: " + standIn.violations());
	}

	private static Map<String, CompletableFuture<?>> hang(StandIn standIn, MapiLease lease, MapiWorkerPool workers) {
		standIn.command("fault GetRowCount every hang");
		MapiExecutor primary = lease.primary(null);
		CompletableFuture<?> onWorker = workers.submit(TaskOptions.named("hanging"), Lab::countInbox);
		CompletableFuture<?> onPrimary = primary.submit(TaskOptions.named("hanging"), Lab::countInbox);
		Lab.awaitHanging(standIn, 2);
		CompletableFuture<?> behind = primary.submit(TaskOptions.named("behind"), () -> 1);
		return Map.of("worker beside", onWorker, "primary beside", onPrimary, "behind primary", behind);
	}

	private static String failure(CompletableFuture<?> future) throws Exception {
		try {
			return "result " + future.get(30, TimeUnit.SECONDS);
		}
		catch (ExecutionException ex) {
			return String.valueOf(ex.getCause()).replaceAll("^[a-z.]*\\.(\\w+).*", "$1");
		}
	}

	private static void say(String line) {
		System.out.println(line);
		System.out.flush();
	}

}
