// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.contract.runtime;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReferenceArray;

import io.github.mapikit.error.MapiCallExceptions;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.error.MapiException;
import io.github.mapikit.error.MapiThreadException;
import io.github.mapikit.runtime.LeaseOptions;
import io.github.mapikit.runtime.MapiLease;
import io.github.mapikit.runtime.MapiRuntime;
import io.github.mapikit.runtime.pool.PoolOptions;
import io.github.mapikit.spi.MapiDriver;
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

	private final ScheduleRecord events;

	private final Gates gates = new Gates();

	private final RandomTasks tasks;

	private final RandomHooks hooks;

	private final AtomicReferenceArray<@Nullable ScheduleContext> contexts = new AtomicReferenceArray<>(CONTEXTS);

	/** Leases that were taken on a MAPI thread, which must not close them. */
	private final Queue<MapiLease> leftOpen = new ConcurrentLinkedQueue<>();

	private final List<Thread> actors = new ArrayList<>();

	RandomSchedule(long seed, ScheduleSubject subject) {
		this.seed = seed;
		this.subject = subject;
		this.events = new ScheduleRecord(subject);
		this.tasks = new RandomTasks(subject, this.events, this.gates);
		this.hooks = new RandomHooks(this, subject, this.events, this.gates);
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
		this.subject.heal();
		this.gates.openForGood();
		for (int i = 0; i < CONTEXTS; i++) {
			close(i, Duration.ofSeconds(30));
		}
	}

	/**
	 * Closes what hooks on the primary thread have leased, which may happen until the
	 * last of them has ended.
	 */
	void closeLeftOpen() {
		for (MapiLease lease = this.leftOpen.poll(); lease != null; lease = this.leftOpen.poll()) {
			lease.close();
		}
	}

	ScheduleRecord events() {
		return this.events;
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
			catch (Throwable ex) {
				this.events.failed(ex);
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
		else if (action < 67) {
			this.events.note("cancel");
			this.events.cancelOne(random);
		}
		else if (action < 74) {
			this.events.note("open gates");
			this.gates.open();
		}
		else if (action < 79) {
			this.events.note("interrupt");
			this.actors.get(random.nextInt(ACTORS)).interrupt();
		}
		else if (action < 94) {
			placeFault(random);
		}
		else {
			stepRarely(index, random);
		}
	}

	private void stepRarely(int index, Random random) {
		ScheduleContext context = this.contexts.get(index);
		int action = random.nextInt(6);
		if (action < 2) {
			leaseOtherwise();
		}
		else if (context == null) {
			this.events.note("nothing");
		}
		else if (action < 4) {
			this.events.note("prepare to stop " + index);
			context.lease().prepareToStop();
		}
		else if (action < 5) {
			this.events.note("close side pool of " + index);
			context.sidePool().close(Duration.ofMillis(random.nextInt(3)));
		}
		else {
			this.tasks.crash(context.anyExecutor(random));
		}
	}

	private void start(int index, Random random) {
		if (this.contexts.get(index) != null) {
			return;
		}
		this.events.note("start " + index);
		LeaseOptions options = options("context " + index, this.subject.driver())
			.withSession(SessionOptions.DEFAULT_PROFILE, random.nextBoolean());
		PoolOptions poolOptions = PoolOptions.DEFAULTS.withSize(1 + random.nextInt(3))
			.withQueueCapacity(random.nextInt(10))
			.withStuck(Duration.ofMillis(3), random.nextInt(3))
			.withBackoff(Duration.ofMillis(1), Duration.ofMillis(2));
		MapiLease lease = MapiRuntime.lease(options);
		ScheduleContext context;
		try {
			context = new ScheduleContext(lease, lease.openPool(poolOptions),
					lease.openPool(poolOptions.withName("side").withSize(1)), lease.primary(null));
		}
		catch (MapiException ex) {
			// MAPI was lost at once
			lease.close();
			throw ex;
		}
		this.hooks.register(random, context, index);
		if (!this.contexts.compareAndSet(index, null, context)) {
			lease.close();
		}
	}

	private static LeaseOptions options(String owner, MapiDriver driver) {
		return LeaseOptions.of(owner, driver)
			.withTimeouts(Duration.ofMillis(10), Duration.ofMillis(1))
			.withHeartbeat(Duration.ofMillis(2), Duration.ofMillis(5));
	}

	/**
	 * Leases MAPI and closes the lease again, as the calling thread may.
	 * @param owner who leases
	 */
	void leaseBriefly(String owner) {
		this.events.note("lease briefly for " + owner);
		closeBriefly(MapiRuntime.lease(options(owner, this.subject.driver())));
	}

	private void closeBriefly(MapiLease lease) {
		try {
			lease.close();
		}
		catch (MapiThreadException ex) {
			this.leftOpen.add(lease);
		}
	}

	// refused while another one leases, and the only one that is not otherwise
	private void leaseOtherwise() {
		this.events.note("lease with other options");
		closeBriefly(MapiRuntime.lease(options("other", withOtherOptions(this.subject.driver()))));
	}

	private static MapiDriver withOtherOptions(MapiDriver driver) {
		return (MapiDriver) Proxy.newProxyInstance(MapiDriver.class.getClassLoader(),
				new Class<?>[] { MapiDriver.class }, (proxy, method, arguments) -> {
					if (method.getName().equals("processOptions")) {
						return Map.of("schedule", "other");
					}
					try {
						return method.invoke(driver, arguments);
					}
					catch (InvocationTargetException ex) {
						throw ex.getCause();
					}
				});
	}

	private void close(int index, Duration drainTimeout) {
		ScheduleContext context = this.contexts.getAndSet(index, null);
		if (context != null) {
			this.events.note("close " + index);
			context.lease().close(drainTimeout);
		}
	}

	/**
	 * Closes another context than the given one.
	 * @param index the context that asks
	 */
	void closeOther(int index) {
		close((index + 1) % CONTEXTS, Duration.ofMillis(1));
	}

	private void work(int index, Random random) throws Exception {
		ScheduleContext context = this.contexts.get(index);
		if (context != null) {
			ScheduleContext other = this.contexts.get(random.nextInt(CONTEXTS));
			this.tasks.handOver(random, context, (other != null) ? other : context);
		}
	}

	private void placeFault(Random random) {
		ScheduleSubject.FaultyCall[] calls = ScheduleSubject.FaultyCall.values();
		ScheduleSubject.FaultyCall call = calls[random.nextInt(calls.length)];
		boolean hang = random.nextBoolean();
		this.events.note((hang ? "hang in " : "fail in ") + call);
		this.subject.onNext(call, hang ? this.gates::hang : () -> {
			throw MapiCallExceptions.of(call.name(), MapiErrors.MAPI_E_CALL_FAILED);
		});
	}

}
