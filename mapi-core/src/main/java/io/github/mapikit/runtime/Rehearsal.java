// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.github.mapikit.runtime.event.RuntimeListener;
import io.github.mapikit.runtime.event.RuntimeListeners;
import io.github.mapikit.runtime.pool.MapiWorkerPool;
import io.github.mapikit.runtime.pool.PoolOptions;
import io.github.mapikit.runtime.primary.PrimaryExecutor;
import io.github.mapikit.runtime.primary.PrimaryThread;
import io.github.mapikit.runtime.task.MapiExecutor;
import io.github.mapikit.runtime.task.TaskOptions;
import io.github.mapikit.runtime.thread.Balance;
import io.github.mapikit.runtime.thread.ParkingLoop;
import io.github.mapikit.runtime.watch.Settlement;
import io.github.mapikit.spi.CallTrace;
import io.github.mapikit.spi.DriverInfo;
import io.github.mapikit.spi.DriverThread;
import io.github.mapikit.spi.MapiDriver;
import io.github.mapikit.spi.MapiProcess;
import io.github.mapikit.spi.MessageLoop;
import io.github.mapikit.spi.ThreadRole;

/**
 * Plays a lease through, from the first thread to the last, with a MAPI that does
 * nothing, and nobody told of it. What runs for the first time has to be linked, which
 * takes memory and, where it fails, can leave classes broken for the rest of the JVM's
 * life: none of what settles tasks may run for the first time when the heap is full.
 */
final class Rehearsal {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private final ProcessRuntime runtime = new ProcessRuntime(MapiProcess.named("rehearsal"), "rehearsal", "@rehearsal",
			null, new Balance(null));

	private final LeaseView lease;

	private final PrimaryThread primary;

	private final MapiWorkerPool pool;

	private Rehearsal() {
		MapiDriver nothing = new Nothing();
		RuntimeListeners listeners = new RuntimeListeners(List.of(new RuntimeListener() {
		}));
		LeaseOptions options = LeaseOptions.of("rehearsal", nothing);
		this.lease = new LeaseView(this.runtime, options, listeners, new LeaseState(options.owner(), listeners));
		this.primary = new PrimaryThread(this.runtime, nothing, LIMIT, LIMIT);
		this.pool = new MapiWorkerPool(this.lease, PoolOptions.DEFAULTS.withSize(1), this.runtime, (ended) -> {
		});
	}

	/**
	 * Plays it on threads of its own, and returns when they are about to have ended.
	 * @throws Exception if it fails
	 */
	static void run() throws Exception {
		Rehearsal rehearsal = new Rehearsal();
		try {
			rehearsal.play();
		}
		finally {
			rehearsal.end();
		}
	}

	private void play() throws Exception {
		this.primary.start();
		this.primary.awaitReady(LIMIT.toNanos());
		this.primary.heartbeat().start();
		this.pool.open();
		give(new PrimaryExecutor(this.lease, this.primary, null, null));
		give(this.pool);
		this.runtime.watch().completers().settle(new Settlement() {

			@Override
			protected void settle() {
				// there is nothing to settle
			}

		});
	}

	private static void give(MapiExecutor executor) throws Exception {
		CompletableFuture<Object> stage = new CompletableFuture<>();
		CompletableFuture<Object> staged = executor.submitStage(TaskOptions.named("stage"), () -> stage);
		CompletableFuture<Object> timed = executor.submitStage(new TaskOptions("timed", Duration.ofNanos(1)),
				CompletableFuture::new);
		CompletableFuture<Object> failing = executor.submit(TaskOptions.named("failing"), () -> {
			throw new IllegalStateException("rehearsed");
		});
		executor.submit(TaskOptions.named("cancelled"), Object::new).cancel(true);
		executor.execute(() -> {
		});
		executor.submit(TaskOptions.named("value"), Object::new).get(LIMIT.toSeconds(), TimeUnit.SECONDS);
		stage.complete(timed);
		for (CompletableFuture<Object> future : List.of(staged, timed, failing)) {
			future.handle((value, failure) -> value).get(LIMIT.toSeconds(), TimeUnit.SECONDS);
		}
	}

	private void end() {
		this.pool.end();
		this.pool.drain(LIMIT);
		this.pool.finish(LIMIT);
		this.primary.requestStop();
		try {
			this.primary.awaitEnd(LIMIT.toNanos());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		this.runtime.discarded();
	}

	/**
	 * A MAPI that does nothing.
	 */
	private static final class Nothing implements MapiDriver {

		@Override
		public DriverInfo info() {
			return new DriverInfo("rehearsal", "Nothing", "0");
		}

		@Override
		public Map<String, String> processOptions() {
			return Map.of();
		}

		@Override
		public Set<String> calls() {
			return Set.of();
		}

		@Override
		public MessageLoop openLoop(ThreadRole role) {
			return new ParkingLoop(Thread.currentThread());
		}

		@Override
		public DriverThread initialize(ThreadRole role, CallTrace trace) {
			return new NoVerbs();
		}

	}

}
