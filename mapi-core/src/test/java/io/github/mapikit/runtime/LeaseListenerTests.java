// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.mapikit.error.MapiConflictException;
import io.github.mapikit.error.MapiSubsystemFailedException;
import io.github.mapikit.runtime.event.MapiRule;
import io.github.mapikit.runtime.event.RuntimeListener;
import io.github.mapikit.runtime.event.RuntimeState;
import io.github.mapikit.runtime.fake.FakeDriver;
import io.github.mapikit.runtime.fake.FakeDriver.Call;
import io.github.mapikit.runtime.pool.MapiWorkerPool;
import io.github.mapikit.runtime.pool.PoolOptions;
import io.github.mapikit.runtime.task.TaskOptions;
import io.github.mapikit.runtime.thread.MapiThread;
import io.github.mapikit.spi.SessionOptions;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for what the listeners of a {@link MapiLease} are told, and what they may do.
 */
class LeaseListenerTests {

	private static final TaskOptions TASK = TaskOptions.named("task");

	@RegisterExtension
	final RuntimeFixture mapi = new RuntimeFixture();

	@Test
	void whenListenersThrowThenNothingElseFails() throws Exception {
		RuntimeListener broken = (RuntimeListener) Proxy.newProxyInstance(RuntimeListener.class.getClassLoader(),
				new Class<?>[] { RuntimeListener.class }, (proxy, method, arguments) -> {
					if (method.getDeclaringClass() == Object.class) {
						return null;
					}
					throw new AssertionError(method.getName());
				});
		RecordingListener listener = new RecordingListener();
		MapiLease lease = this.mapi.lease(broken, listener);
		assertThat(lease.openPool(PoolOptions.DEFAULTS).submit(TASK, () -> 1).get(30, TimeUnit.SECONDS)).isOne();
		lease.close();
		assertThat(listener.events("state")).hasSize(4);
		assertThat(listener.events("finished worker")).containsExactly("finished worker task SUCCESS");
	}

	@Test
	void whenListenerLosesTheLeaseThenLaterStatesFollowInOrder() {
		RecordingListener listener = new RecordingListener();
		RuntimeListener losing = new RuntimeListener() {

			@Override
			public void onStateChange(RuntimeState from, RuntimeState to) {
				if (to == RuntimeState.RUNNING) {
					LeaseListenerTests.this.mapi.lose(LeaseListenerTests.this.mapi.driver().crash());
				}
			}

		};
		try (RecordedLog log = RecordedLog.of(MapiLease.class)) {
			assertThatExceptionOfType(MapiSubsystemFailedException.class)
				.isThrownBy(() -> this.mapi.lease(losing, listener));
			assertThat(log.messages()).noneMatch((message) -> message.startsWith("MAPI is up"));
		}
		assertThat(listener.events("state")).containsExactly("state NEW STARTING", "state STARTING RUNNING",
				"state RUNNING FAILED");
	}

	@Test
	void whenListenerUsesTheLeaseAsSoonAsItRunsThenItWorks() {
		List<String> used = new CopyOnWriteArrayList<>();
		RuntimeListener eager = new RuntimeListener() {

			@Override
			public void onStateChange(RuntimeState from, RuntimeState to) {
				if (to == RuntimeState.RUNNING) {
					MapiLease lease = LeaseListenerTests.this.mapi.newest();
					MapiWorkerPool pool = lease.openPool(PoolOptions.DEFAULTS);
					used.add(pool.submit(TASK, () -> MapiThread.current("test").name()).join());
					used.add(lease.primary(null).submit(TASK, () -> MapiThread.current("test").name()).join());
					used.add(CompletableFuture
						.supplyAsync(() -> pool.submit(TASK, () -> lease.snapshot().state().name()).join())
						.join());
				}
			}

		};
		MapiLease lease = this.mapi.lease("eager", (options) -> options.withSession(new SessionOptions("one"), true),
				eager);
		assertThat(used).containsExactly("mapi-worker-1", "mapi-primary", "RUNNING");
		assertThat(lease.snapshot().pools()).hasSize(1);
	}

	@Test
	void whenPrimaryCannotInitializeThenItsListenersAreTold() {
		RecordingListener listener = new RecordingListener();
		this.mapi.driver().onNext(Call.INITIALIZE_PRIMARY, () -> {
			throw new IllegalStateException("no MAPI");
		});
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> this.mapi.lease(listener))
			.withMessage("no MAPI");
		assertThat(listener.events("initialize failed")).containsExactly("initialize failed PRIMARY no MAPI");
		assertThat(listener.events("state")).containsExactly("state NEW STARTING", "state STARTING FAILED");
	}

	@Test
	void whenListenerOfFailureLeasesAgainThenItIsRefused() {
		this.mapi.driver().always(Call.INITIALIZE_PRIMARY, () -> {
			throw new IllegalStateException("no MAPI");
		});
		List<Throwable> refused = new CopyOnWriteArrayList<>();
		RuntimeListener stubborn = new RuntimeListener() {

			@Override
			public void onStateChange(RuntimeState from, RuntimeState to) {
				if (to == RuntimeState.FAILED) {
					try {
						MapiRuntime.lease(LeaseListenerTests.this.mapi.options("again"), List.of(this));
					}
					catch (RuntimeException ex) {
						refused.add(ex);
					}
				}
			}

		};
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> this.mapi.lease(stubborn))
			.withMessage("no MAPI");
		assertThat(refused).singleElement()
			.asInstanceOf(InstanceOfAssertFactories.THROWABLE)
			.hasMessageContaining("'again'")
			.hasMessageContaining("another thread");
	}

	@Test
	void whenLeasesConflictThenListenersAreToldWithoutALock() throws Exception {
		CountDownLatch told = new CountDownLatch(1);
		RuntimeListener curious = new RuntimeListener() {

			@Override
			public void onViolation(MapiRule rule, String detail) {
				// reads the runtime's books on another thread, which needs their locks
				CompletableFuture.supplyAsync(() -> ProcessRuntimes.instance().all().get(0).owners()).join();
				told.countDown();
			}

		};
		this.mapi.lease("first", (options) -> options, curious);
		FakeDriver other = new FakeDriver().withOptions(Map.of("mode", "other"));
		assertThatExceptionOfType(MapiConflictException.class)
			.isThrownBy(() -> MapiRuntime.lease(LeaseOptions.of("second", other)));
		assertThat(told.await(10, TimeUnit.SECONDS)).isTrue();
	}

	@Test
	void whenWorkersOfTwoLeasesThenEachListenerHearsOfItsOwn() throws Exception {
		RecordingListener first = new RecordingListener();
		RecordingListener second = new RecordingListener();
		this.mapi.lease("first", (options) -> options, first).openPool(PoolOptions.DEFAULTS).call(TASK, () -> 1);
		this.mapi.lease("second", (options) -> options, second);
		assertThat(first.events("initialized")).containsExactly("initialized PRIMARY", "initialized WORKER");
		assertThat(second.events("initialized")).isEmpty();
		MapiLease third = this.mapi.lease("third", (options) -> options);
		third.openPool(PoolOptions.DEFAULTS).call(TASK, () -> 1);
		third.close();
		assertThat(first.events("initialized WORKER")).hasSize(1);
		assertThat(second.events("uninitialized")).isEmpty();
	}

}
