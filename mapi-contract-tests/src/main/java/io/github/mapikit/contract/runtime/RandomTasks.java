// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.contract.runtime;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

import io.github.mapikit.runtime.task.MapiExecutor;
import io.github.mapikit.runtime.task.TaskOptions;
import io.github.mapikit.runtime.thread.MapiThread;

/**
 * Makes the tasks of a schedule, and hands them over in one of the ways that there are. A
 * task may wait for tasks that it hands over itself: without a limit where the runtime
 * has to see to it that they run, with one where pools might wait for each other in a
 * circle.
 */
final class RandomTasks {

	/** How deep tasks wait for tasks. */
	private static final int DEPTH = 2;

	private final ScheduleSubject subject;

	private final ScheduleRecord events;

	private final Gates gates;

	RandomTasks(ScheduleSubject subject, ScheduleRecord events, Gates gates) {
		this.subject = subject;
		this.events = events;
		this.gates = gates;
	}

	/**
	 * Hands a few tasks over to an executor of a context.
	 * @param random which tasks, and how
	 * @param context the context
	 * @param other another context, whose executors tasks may use too
	 * @throws Exception what a task threw that was waited for, or why it was not
	 */
	void handOver(Random random, ScheduleContext context, ScheduleContext other) throws Exception {
		Callable<?> task = next(random, context, other, 0);
		MapiExecutor executor = context.anyExecutor(random);
		int way = random.nextInt(10);
		if (way < 2) {
			this.events.note("call " + ScheduleContext.nameOf(executor));
			// never without a limit: the task may hang until somebody opens the gates
			executor.call(timed(random), task);
		}
		else if (way < 3) {
			this.events.note("execute on " + ScheduleContext.nameOf(executor));
			executor.execute(() -> run(task));
		}
		else if (way < 5) {
			this.events.note("submit stage to " + ScheduleContext.nameOf(executor));
			Callable<?> elsewhere = next(random, other, context, DEPTH);
			this.events.add(executor.submitStage(options(random), stage(random, task, other.pool(), elsewhere)));
		}
		else {
			this.events.note("submit to " + ScheduleContext.nameOf(executor));
			for (int i = random.nextInt(4); i >= 0; i--) {
				this.events.add(executor.submit(options(random), task));
			}
		}
	}

	/**
	 * Hands over a task after which every call fails.
	 * @param executor who runs it
	 */
	void crash(MapiExecutor executor) {
		this.events.note("crash " + ScheduleContext.nameOf(executor));
		this.events.add(executor.submit(TaskOptions.named("crash"), () -> {
			this.subject.crash();
			return null;
		}));
	}

	private Callable<?> next(Random random, ScheduleContext context, ScheduleContext other, int depth) {
		return switch (random.nextInt((depth < DEPTH) ? 10 : 6)) {
			case 0 -> () -> {
				throw new ScheduleRecord.Planned();
			};
			case 1 -> () -> {
				this.gates.hang();
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
			case 6 -> join(context.pool(), next(random, context, other, DEPTH));
			case 7 -> join(context.primary(), next(random, context, other, DEPTH));
			case 8 -> await(random, other.anyExecutor(random), next(random, other, context, depth + 1));
			case 9 -> call(random, context.anyExecutor(random), next(random, context, other, depth + 1));
			default -> () -> 1;
		};
	}

	private Callable<?> join(MapiExecutor executor, Callable<?> task) {
		return () -> this.events.add(executor.submit(TaskOptions.named("inner"), task)).join();
	}

	private Callable<?> await(Random random, MapiExecutor executor, Callable<?> task) {
		TaskOptions options = options(random);
		int limit = 1 + random.nextInt(5_000_000);
		return () -> this.events.add(executor.submit(options, task)).get(limit, TimeUnit.NANOSECONDS);
	}

	private static Callable<?> call(Random random, MapiExecutor executor, Callable<?> task) {
		TaskOptions options = timed(random);
		return () -> executor.call(options, task);
	}

	private Callable<?> stage(Random random, Callable<?> task, MapiExecutor other, Callable<?> elsewhere) {
		TaskOptions options = options(random);
		return switch (random.nextInt(6)) {
			case 0 -> this.gates::next;
			case 1 -> () -> CompletableFuture.failedFuture(new ScheduleRecord.Planned());
			case 2 -> () -> other.submit(options, elsewhere);
			case 3 -> () -> {
				FutureTask<?> future = new FutureTask<>(task);
				future.run();
				return future;
			};
			case 4 -> () -> this.gates.next().minimalCompletionStage();
			default -> task;
		};
	}

	private void run(Callable<?> task) {
		try {
			task.call();
		}
		catch (Throwable ex) {
			this.events.failed(ex);
		}
	}

	private static TaskOptions options(Random random) {
		return random.nextBoolean() ? TaskOptions.named("task")
				: new TaskOptions("timed", Duration.ofNanos(1 + random.nextInt(5_000_000)));
	}

	private static TaskOptions timed(Random random) {
		return new TaskOptions("call", Duration.ofMillis(1 + random.nextInt(10)));
	}

}
