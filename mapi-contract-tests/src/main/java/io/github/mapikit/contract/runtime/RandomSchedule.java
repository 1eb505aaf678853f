/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.mapikit.contract.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReferenceArray;

import io.github.mapikit.MapiCallException;
import io.github.mapikit.MapiErrors;
import io.github.mapikit.MapiException;
import io.github.mapikit.runtime.LeaseOptions;
import io.github.mapikit.runtime.MapiExecutor;
import io.github.mapikit.runtime.MapiLease;
import io.github.mapikit.runtime.MapiRuntime;
import io.github.mapikit.runtime.MapiThread;
import io.github.mapikit.runtime.MapiWorkerPool;
import io.github.mapikit.runtime.PoolOptions;
import io.github.mapikit.runtime.TaskOptions;
import io.github.mapikit.spi.SessionOptions;
import org.jspecify.annotations.Nullable;

/**
 * What two threads do in two contexts, made from a seed. The seed decides what each
 * thread does; how they interleave is up to the machine.
 */
final class RandomSchedule {

	private static final int ACTORS = 2;

	private static final int CONTEXTS = 2;

	private static final int ACTIONS = 25;

	private final long seed;

	private final ScheduleSubject subject;

	private final AtomicReferenceArray<@Nullable Context> contexts = new AtomicReferenceArray<>(CONTEXTS);

	private final Queue<CompletableFuture<?>> futures = new ConcurrentLinkedQueue<>();

	private final Queue<CountDownLatch> gates = new ConcurrentLinkedQueue<>();

	private final Queue<String> history = new ConcurrentLinkedQueue<>();

	private final Queue<Throwable> unexpected = new ConcurrentLinkedQueue<>();

	private final List<Thread> actors = new ArrayList<>();

	private volatile boolean over;

	RandomSchedule(long seed, ScheduleSubject subject) {
		this.seed = seed;
		this.subject = subject;
	}

	/**
	 * Runs the schedule, and then ends all hangs and contexts.
	 */
	void run() throws InterruptedException {
		for (int i = 0; i < ACTORS; i++) {
			Random random = new Random(this.seed * ACTORS + i);
			this.actors.add(new Thread(() -> act(random), "actor-" + i));
		}
		this.actors.forEach(Thread::start);
		for (Thread actor : this.actors) {
			actor.join();
		}
		this.over = true;
		this.subject.heal();
		openGates();
		for (int i = 0; i < CONTEXTS; i++) {
			close(i, Duration.ofSeconds(30));
		}
	}

	List<String> history() {
		return List.copyOf(this.history);
	}

	List<Throwable> unexpected() {
		return List.copyOf(this.unexpected);
	}

	long openFutures() {
		return this.futures.stream().filter((future) -> !future.isDone()).count();
	}

	private void act(Random random) {
		for (int i = 0; i < ACTIONS; i++) {
			if (i % 3 == 0) {
				// an interrupt is not for all that follows
				Thread.interrupted();
			}
			try {
				step(random);
			}
			catch (MapiException | RejectedExecutionException | CancellationException ex) {
				note(ex.getClass().getSimpleName());
			}
			catch (Planned ex) {
				note("planned failure");
			}
			catch (Exception | Error ex) {
				if (!this.subject.subsystem().isFatal(ex)) {
					this.unexpected.add(ex);
				}
			}
		}
	}

	private void step(Random random) throws Exception {
		int index = random.nextInt(CONTEXTS);
		int action = random.nextInt(100);
		if (action < 15) {
			start(index, random);
		}
		else if (action < 22) {
			close(index, Duration.ofMillis(random.nextInt(5)));
		}
		else if (action < 62) {
			work(index, random);
		}
		else if (action < 68) {
			note("cancel");
			this.futures.stream().skip(random.nextInt(5)).findFirst().ifPresent((future) -> future.cancel(true));
		}
		else if (action < 76) {
			note("open gates");
			openGates();
		}
		else if (action < 82) {
			note("interrupt");
			this.actors.get(random.nextInt(ACTORS)).interrupt();
		}
		else if (action < 98) {
			placeFault(random);
		}
		else {
			submit(index, random, () -> {
				note("crash");
				this.subject.crash();
				return null;
			});
		}
	}

	private void start(int index, Random random) {
		if (this.contexts.get(index) != null) {
			return;
		}
		note("start " + index);
		LeaseOptions options = LeaseOptions.of("context " + index, this.subject.subsystem())
			.withTimeouts(Duration.ofMillis(20), Duration.ofMillis(2))
			.withHeartbeat(Duration.ofMillis(2), Duration.ofMillis(5))
			.withSession(SessionOptions.DEFAULT_PROFILE, random.nextBoolean());
		PoolOptions poolOptions = PoolOptions.DEFAULTS.withSize(1 + random.nextInt(3))
			.withQueueCapacity(random.nextInt(10))
			.withStuck(Duration.ofMillis(3), random.nextInt(3))
			.withBackoff(Duration.ofMillis(1), Duration.ofMillis(2));
		MapiLease lease = MapiRuntime.lease(options);
		Context context;
		try {
			context = new Context(lease, lease.openPool(poolOptions), lease.primary(null));
		}
		catch (MapiException ex) {
			// MAPI was lost at once
			lease.close();
			throw ex;
		}
		if (!this.contexts.compareAndSet(index, null, context)) {
			lease.close();
		}
	}

	private void close(int index, Duration drainTimeout) {
		Context context = this.contexts.getAndSet(index, null);
		if (context != null) {
			note("close " + index);
			context.lease.close(drainTimeout);
		}
	}

	private void work(int index, Random random) throws Exception {
		Callable<?> task = task(random);
		if (random.nextInt(5) == 0) {
			call(index, random, task);
			return;
		}
		int count = 1 + random.nextInt(4);
		for (int i = 0; i < count; i++) {
			submit(index, random, task);
		}
	}

	private Callable<?> task(Random random) {
		return switch (random.nextInt(6)) {
			case 0 -> () -> {
				throw new Planned();
			};
			case 1 -> () -> {
				hang();
				return null;
			};
			case 2 -> () -> {
				MapiThread.current("schedule").session();
				this.subject.open();
				return null;
			};
			case 3 -> () -> {
				this.subject.open();
				this.subject.open();
				Thread.currentThread().interrupt();
				return null;
			};
			default -> () -> 1;
		};
	}

	private void submit(int index, Random random, Callable<?> task) {
		Context context = this.contexts.get(index);
		if (context == null) {
			return;
		}
		boolean primary = random.nextInt(6) == 0;
		note("submit to " + (primary ? "primary of " : "workers of ") + index);
		this.futures.add((primary ? context.primary : context.pool).submit(options(random), task));
	}

	private void call(int index, Random random, Callable<?> task) throws Exception {
		Context context = this.contexts.get(index);
		if (context == null) {
			return;
		}
		note("call " + index);
		// never without a limit: the task may hang until somebody opens the gates
		context.pool.call(new TaskOptions("call", Duration.ofMillis(1 + random.nextInt(10))), task);
	}

	private static TaskOptions options(Random random) {
		return random.nextBoolean() ? TaskOptions.named("task")
				: new TaskOptions("timed", Duration.ofNanos(1 + random.nextInt(5_000_000)));
	}

	private void placeFault(Random random) {
		ScheduleSubject.FaultyCall[] calls = ScheduleSubject.FaultyCall.values();
		ScheduleSubject.FaultyCall call = calls[random.nextInt(calls.length)];
		boolean hang = random.nextBoolean();
		note((hang ? "hang in " : "fail in ") + call);
		this.subject.onNext(call, hang ? this::hang : () -> {
			throw MapiCallException.of(call.name(), MapiErrors.MAPI_E_CALL_FAILED);
		});
	}

	// like a native call: an interrupt does not end it
	private void hang() {
		CountDownLatch gate = new CountDownLatch(1);
		this.gates.add(gate);
		if (this.over) {
			return;
		}
		boolean interrupted = false;
		while (true) {
			try {
				gate.await();
				break;
			}
			catch (InterruptedException ex) {
				interrupted = true;
			}
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
	}

	private void openGates() {
		CountDownLatch gate = this.gates.poll();
		while (gate != null) {
			gate.countDown();
			gate = this.gates.poll();
		}
	}

	private void note(String what) {
		this.history.add(Thread.currentThread().getName() + ": " + what);
	}

	private record Context(MapiLease lease, MapiWorkerPool pool, MapiExecutor primary) {

	}

	/**
	 * What tasks of a schedule fail with.
	 */
	private static final class Planned extends Exception {

		private static final long serialVersionUID = 1L;

	}

}
