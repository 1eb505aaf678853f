// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.contract.runtime;

import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.mapikit.runtime.MapiLease;
import io.github.mapikit.runtime.task.TaskOptions;
import io.github.mapikit.runtime.thread.MapiThread;

/**
 * Makes the shutdown hooks of a schedule: such as throw, hang, wait for tasks, end what
 * is being ended, or lease again.
 */
final class RandomHooks {

	private static final TaskOptions TASK = TaskOptions.named("task of a hook");

	private final RandomSchedule schedule;

	private final ScheduleSubject subject;

	private final ScheduleRecord events;

	private final Gates gates;

	RandomHooks(RandomSchedule schedule, ScheduleSubject subject, ScheduleRecord events, Gates gates) {
		this.schedule = schedule;
		this.subject = subject;
		this.events = events;
		this.gates = gates;
	}

	/**
	 * Registers a few hooks.
	 * @param random which
	 * @param context the context that they are hooks of
	 * @param index its number
	 */
	void register(Random random, ScheduleContext context, int index) {
		MapiLease lease = context.lease();
		for (int i = random.nextInt(3); i > 0; i--) {
			lease.beforeWorkersStop("hook", once(beforeWorkersStop(random, context, index)));
		}
		for (int i = random.nextInt(3); i > 0; i--) {
			lease.beforePrimaryUninitializes("hook", once(beforePrimaryUninitializes(random, context, index)));
		}
	}

	private Runnable once(Hook hook) {
		AtomicBoolean ran = new AtomicBoolean();
		return () -> {
			if (!ran.compareAndSet(false, true)) {
				this.events.failed(new AssertionError("A hook ran twice"));
			}
			try {
				hook.run();
			}
			catch (Throwable ex) {
				this.events.failed(ex);
				throw new ScheduleRecord.Planned();
			}
		};
	}

	private Hook beforeWorkersStop(Random random, ScheduleContext context, int index) {
		MapiLease lease = context.lease();
		return switch (random.nextInt(10)) {
			case 0 -> this.gates::hang;
			case 1 -> () -> this.events.add(context.pool().submit(TASK, this::use)).join();
			case 2 -> () -> context.sidePool().call(TASK, this::use);
			case 3 -> () -> context.primary().call(TASK, this::use);
			case 4 -> () -> closeItself(lease);
			case 5 -> () -> elsewhere(lease::close).join();
			case 6 -> () -> context.pool().call(TASK, () -> {
				lease.close();
				return null;
			});
			case 7 -> lease::prepareToStop;
			case 8 -> () -> this.schedule.leaseBriefly("hook of context " + index);
			default -> () -> this.schedule.closeOther(index);
		};
	}

	private Hook beforePrimaryUninitializes(Random random, ScheduleContext context, int index) {
		MapiLease lease = context.lease();
		return switch (random.nextInt(7)) {
			case 0 -> this.gates::hang;
			case 1 -> this::use;
			case 2 -> () -> this.events.add(context.pool().submit(TASK, this::use)).join();
			case 3 -> () -> context.primary().call(TASK, this::use);
			case 4 -> lease::close;
			case 5 -> lease::prepareToStop;
			default -> () -> this.schedule.leaseBriefly("hook of context " + index);
		};
	}

	private void closeItself(MapiLease lease) {
		try {
			lease.close();
			this.events.note("closed by a hook that was given up");
		}
		catch (IllegalStateException ex) {
			this.events.note("a hook may not close its lease");
		}
	}

	private Integer use() {
		MapiThread.current("hook").session();
		this.subject.open();
		return 1;
	}

	private CompletableFuture<Void> elsewhere(Runnable action) {
		return this.events
			.add(CompletableFuture.runAsync(action, (task) -> new Thread(task, "helper-of-hook").start()));
	}

	@FunctionalInterface
	private interface Hook {

		void run() throws Exception;

	}

}
