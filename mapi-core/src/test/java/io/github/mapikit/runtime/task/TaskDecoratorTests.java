// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.task;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import io.github.mapikit.runtime.RuntimeFixture;
import io.github.mapikit.runtime.pool.MapiWorkerPool;
import io.github.mapikit.runtime.pool.PoolOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for decorators that do not run a task once and in place.
 */
class TaskDecoratorTests {

	private static final TaskOptions TASK = TaskOptions.named("task");

	@RegisterExtension
	final RuntimeFixture mapi = new RuntimeFixture();

	@Test
	void whenDecoratorRunsTaskTwiceThenItRunsOnceAndResultStays() {
		AtomicInteger ran = new AtomicInteger();
		MapiWorkerPool pool = decorated((task) -> () -> {
			task.run();
			task.run();
		});
		assertThat(pool.submit(TASK, ran::incrementAndGet)).succeedsWithin(RuntimeFixture.PATIENCE).isEqualTo(1);
		CompletableFuture<Object> stage = new CompletableFuture<>();
		CompletableFuture<Object> future = pool.submitStage(TASK, () -> {
			ran.incrementAndGet();
			return stage;
		});
		pool.submit(TASK, () -> 1).join();
		stage.complete("late");
		assertThat(future).succeedsWithin(RuntimeFixture.PATIENCE).isEqualTo("late");
		assertThat(ran).hasValue(2);
	}

	@Test
	void whenDecoratorRunsTaskElsewhereThenItIsRefused() {
		AtomicReference<Throwable> refusal = new AtomicReference<>();
		MapiWorkerPool pool = decorated((task) -> () -> {
			Thread other = new Thread(task, "elsewhere");
			other.setUncaughtExceptionHandler((thread, failure) -> refusal.set(failure));
			other.start();
			join(other);
		});
		AtomicInteger ran = new AtomicInteger();
		assertThat(pool.submit(TASK, ran::incrementAndGet)).failsWithin(RuntimeFixture.PATIENCE)
			.withThrowableThat()
			.withMessageContaining("did not run it");
		assertThat(refusal.get()).isInstanceOf(IllegalStateException.class).hasMessageContaining("'task'");
		assertThat(ran).hasValue(0);
	}

	@Test
	void whenDecoratorThrowsAfterTheTaskThenResultStays() {
		MapiWorkerPool pool = decorated((task) -> () -> {
			task.run();
			throw new StackOverflowError("after");
		});
		assertThat(pool.submit(TASK, () -> 1)).succeedsWithin(RuntimeFixture.PATIENCE).isEqualTo(1);
		assertThat(pool.submitStage(TASK, () -> CompletableFuture.completedFuture(2)))
			.succeedsWithin(RuntimeFixture.PATIENCE)
			.isEqualTo(2);
		CompletableFuture<Object> stage = new CompletableFuture<>();
		CompletableFuture<Object> future = pool.submitStage(TASK, () -> stage);
		pool.submit(TASK, () -> 1).join();
		stage.complete(3);
		assertThat(future).succeedsWithin(RuntimeFixture.PATIENCE).isEqualTo(3);
	}

	@Test
	@SuppressWarnings("NullAway")
	void whenDecoratorReturnsNothingThenSubmitSaysSo() {
		MapiWorkerPool pool = decorated((task) -> null);
		assertThatExceptionOfType(NullPointerException.class).isThrownBy(() -> pool.submit(TASK, () -> 1))
			.withMessageContaining("decorator");
		assertThat(pool.snapshot().queued()).isZero();
	}

	private MapiWorkerPool decorated(TaskDecorator decorator) {
		return this.mapi.lease().openPool(PoolOptions.DEFAULTS.withSize(1).withDecorator(decorator));
	}

	private static void join(Thread thread) {
		try {
			thread.join();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
