// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.thread;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.mapikit.error.MapiIdentityException;
import io.github.mapikit.runtime.Gate;
import io.github.mapikit.runtime.MapiLease;
import io.github.mapikit.runtime.MapiRuntime;
import io.github.mapikit.runtime.RuntimeFixture;
import io.github.mapikit.runtime.event.MapiRule;
import io.github.mapikit.runtime.fake.FakeDriver.Call;
import io.github.mapikit.runtime.pool.MapiWorkerPool;
import io.github.mapikit.runtime.pool.PoolOptions;
import io.github.mapikit.runtime.task.MapiExecutor;
import io.github.mapikit.runtime.task.TaskOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests of what becomes of tasks that run as another user (R9).
 */
class TaskIdentityTests {

	private static final TaskOptions TASK = TaskOptions.named("task");

	@RegisterExtension
	final RuntimeFixture mapi = new RuntimeFixture();

	@Test
	void whenThreadHasAnotherIdentityThenTaskDoesNotRunAndTheNextDoes() throws Exception {
		MapiLease lease = this.mapi.lease();
		long before = MapiRuntime.ledger().violations().get(MapiRule.R9);
		this.mapi.driver().onNext(Call.BEFORE_TASK, TaskIdentityTests::refuse);
		AtomicBoolean ran = new AtomicBoolean();
		MapiWorkerPool pool = lease.openPool(PoolOptions.DEFAULTS.withSize(1));
		assertThatExceptionOfType(MapiIdentityException.class).isThrownBy(() -> pool.call(TASK, () -> {
			ran.set(true);
			return null;
		})).withMessageContaining("'bob'").withMessageContaining("'service'").withMessageContaining("mapi-worker-1");
		assertThat(ran).isFalse();
		assertThat(MapiRuntime.ledger().violations().get(MapiRule.R9)).isEqualTo(before + 1);
		assertThat(pool.<Integer>call(TASK, () -> 1)).isOne();
	}

	@Test
	void whenDecoratorImpersonatesThenThreadIsLookedAtInsideIt() {
		AtomicBoolean impersonating = new AtomicBoolean();
		this.mapi.driver().always(Call.BEFORE_TASK, () -> {
			if (impersonating.get()) {
				refuse();
			}
		});
		MapiWorkerPool pool = this.mapi.lease().openPool(PoolOptions.DEFAULTS.withDecorator((task) -> () -> {
			impersonating.set(true);
			try {
				task.run();
			}
			finally {
				impersonating.set(false);
			}
		}));
		assertThatExceptionOfType(MapiIdentityException.class).isThrownBy(() -> pool.call(TASK, () -> 1));
	}

	@Test
	void whenTaskUsedAnotherIdentityThenItFailed() {
		this.mapi.driver().onNext(Call.AFTER_TASK, TaskIdentityTests::refuse);
		MapiWorkerPool pool = this.mapi.lease().openPool(PoolOptions.DEFAULTS);
		assertThatExceptionOfType(MapiIdentityException.class).isThrownBy(() -> pool.call(TASK, () -> 1));
	}

	@Test
	void whenTaskFailedTooThenItsOwnFailureIsTold() {
		this.mapi.driver().onNext(Call.AFTER_TASK, TaskIdentityTests::refuse);
		MapiWorkerPool pool = this.mapi.lease().openPool(PoolOptions.DEFAULTS);
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> pool.call(TASK, () -> {
			throw new IllegalStateException("own");
		}))
			.withMessage("own")
			.satisfies((failure) -> assertThat(failure.getSuppressed())
				.hasOnlyElementsOfType(MapiIdentityException.class));
	}

	@Test
	void whenPrimaryThreadHasAnotherIdentityThenJobDoesNotRun() {
		MapiLease lease = this.mapi.lease();
		this.mapi.driver().onNext(Call.BEFORE_TASK, TaskIdentityTests::refuse);
		assertThatExceptionOfType(CompletionException.class)
			.isThrownBy(() -> lease.primary(null).submit(TASK, () -> 1).join())
			.withCauseInstanceOf(MapiIdentityException.class);
	}

	@Test
	void whenDecoratorLeftAnotherIdentityThenOneTaskIsRefusedAndTheNextRuns() throws Exception {
		AtomicBoolean impersonating = impersonation();
		AtomicBoolean first = new AtomicBoolean(true);
		MapiWorkerPool pool = this.mapi.lease()
			.openPool(PoolOptions.DEFAULTS.withSize(1).withDecorator((task) -> () -> {
				if (first.getAndSet(false)) {
					impersonating.set(true);
				}
				task.run();
			}));
		assertThatExceptionOfType(MapiIdentityException.class).isThrownBy(() -> pool.call(TASK, () -> 1))
			.satisfies((refused) -> assertThat(refused.getSuppressed()).isEmpty());
		assertThat(impersonating).isFalse();
		assertThat(pool.<Integer>call(TASK, () -> 2)).isEqualTo(2);
	}

	@Test
	void whenSomebodyLeftAnotherIdentityThenWorkerDoesNotEndWithIt() throws Exception {
		AtomicBoolean impersonating = impersonation();
		AtomicBoolean endedWith = new AtomicBoolean(true);
		this.mapi.driver().always(Call.UNINITIALIZE_WORKER, () -> endedWith.set(impersonating.get()));
		MapiWorkerPool pool = this.mapi.lease().openPool(PoolOptions.DEFAULTS.withSize(1));
		Gate gate = this.mapi.gate();
		CompletableFuture<Integer> task = pool.submit(TASK, () -> {
			gate.pass();
			return 1;
		});
		CompletableFuture<Void> dependent = task.thenRun(() -> impersonating.set(true));
		gate.open();
		dependent.get(10, TimeUnit.SECONDS);
		assertThat(pool.close(Duration.ofSeconds(10)).isComplete()).isTrue();
		assertThat(endedWith).isFalse();
	}

	@Test
	void whenTaskImpersonatesThenTasksInItsMiddleAreRefusedAndItGoesOnAsItWas() throws Exception {
		AtomicBoolean impersonating = impersonation();
		MapiWorkerPool pool = this.mapi.lease().openPool(PoolOptions.DEFAULTS.withSize(1));
		AtomicBoolean ran = new AtomicBoolean();
		Callable<Boolean> inner = () -> ran.getAndSet(true);
		pool.call(TASK, () -> {
			impersonating.set(true);
			assertThatExceptionOfType(MapiIdentityException.class).isThrownBy(() -> pool.call(TASK, inner));
			assertThatExceptionOfType(ExecutionException.class).isThrownBy(() -> pool.submit(TASK, inner).get())
				.withCauseInstanceOf(MapiIdentityException.class);
			assertThat(impersonating.getAndSet(false)).isTrue();
			return null;
		});
		assertThat(ran).isFalse();
	}

	@Test
	void whenPrimaryJobImpersonatesThenJobsInItsMiddleAreRefused() throws Exception {
		AtomicBoolean impersonating = impersonation();
		MapiExecutor primary = this.mapi.lease().primary(null);
		MapiExecutor guest = this.mapi.lease("guest", (options) -> options).primary(null);
		AtomicBoolean ran = new AtomicBoolean();
		Callable<Boolean> inner = () -> ran.getAndSet(true);
		primary.call(TASK, () -> {
			impersonating.set(true);
			for (MapiExecutor executor : List.of(primary, guest)) {
				assertThatExceptionOfType(MapiIdentityException.class).isThrownBy(() -> executor.call(TASK, inner));
			}
			assertThat(impersonating.getAndSet(false)).isTrue();
			return null;
		});
		assertThat(ran).isFalse();
	}

	/**
	 * Lets the driver look at a token, and take it away after tasks.
	 */
	private AtomicBoolean impersonation() {
		AtomicBoolean impersonating = new AtomicBoolean();
		this.mapi.driver().always(Call.BEFORE_TASK, () -> {
			if (impersonating.get()) {
				refuse();
			}
		});
		this.mapi.driver().always(Call.AFTER_TASK, () -> {
			if (impersonating.getAndSet(false)) {
				refuse();
			}
		});
		return impersonating;
	}

	private static void refuse() {
		throw new MapiIdentityException("run task 'task'", "service", "bob");
	}

}
