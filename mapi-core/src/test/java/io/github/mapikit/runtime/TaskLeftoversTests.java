// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import io.github.mapikit.runtime.pool.MapiWorkerPool;
import io.github.mapikit.runtime.pool.PoolOptions;
import io.github.mapikit.runtime.task.MapiExecutor;
import io.github.mapikit.runtime.task.TaskOptions;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of what a task does to its thread: the next one does not see it.
 */
@Timeout(60)
class TaskLeftoversTests {

	private static final TaskOptions TASK = TaskOptions.named("task");

	@RegisterExtension
	final RuntimeFixture mapi = new RuntimeFixture();

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void whenTaskChangesItsThreadThenTheNextDoesNotSeeIt(boolean onPrimary) throws Exception {
		MapiExecutor executor = executor(onPrimary);
		Settings clean = get(executor.submit(TASK, Settings::ofCurrentThread));
		assertThat(get(executor.submit(TASK, Settings::change))).isNotEqualTo(clean);
		assertThat(get(executor.submit(TASK, Settings::ofCurrentThread))).isEqualTo(clean);
		assertThat(clean.name()).isEqualTo(onPrimary ? "mapi-primary" : "mapi-worker-1");
		assertThat(clean.classLoader()).isSameAs(Thread.currentThread().getContextClassLoader());
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void whenNestedTaskChangesThreadThenOuterDoesNotSeeIt(boolean onPrimary) throws Exception {
		MapiExecutor executor = executor(onPrimary);
		get(executor.submit(TASK, () -> {
			MDC.put("outer", "1");
			Thread.currentThread().setName("outer");
			Settings before = Settings.ofCurrentThread();
			Settings changed = executor.submit(TASK, Settings::change).get();
			assertThat(changed.interrupted()).isTrue();
			assertThat(Settings.ofCurrentThread()).isEqualTo(before);
			return null;
		}));
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void whenOuterTaskChangedThreadThenNestedDoesNotSeeIt(boolean onPrimary) throws Exception {
		MapiExecutor executor = executor(onPrimary);
		Settings clean = get(executor.submit(TASK, Settings::ofCurrentThread));
		get(executor.submit(TASK, () -> {
			CompletableFuture<Settings> nested = executor.submit(TASK, Settings::ofCurrentThread);
			Settings changed = Settings.change();
			assertThat(nested.get()).isEqualTo(clean);
			assertThat(Settings.ofCurrentThread()).isEqualTo(changed);
			return null;
		}));
	}

	@Test
	void whenDependentOfLateTaskChangesThreadThenTheNextDoesNotSeeIt() {
		MapiWorkerPool pool = (MapiWorkerPool) executor(false);
		Gate gate = this.mapi.gate();
		pool.submit(TASK, () -> {
			gate.pass();
			return null;
		});
		TaskOptions late = new TaskOptions("late", Duration.ofMillis(20));
		AtomicReference<Settings> first = new AtomicReference<>();
		AtomicReference<Settings> second = new AtomicReference<>();
		CompletableFuture<Settings> one = pool.submit(late, Settings::ofCurrentThread);
		one.whenComplete((value, failure) -> {
			MDC.put("key", "value");
			Thread.currentThread().interrupt();
			first.set(Settings.ofCurrentThread());
		});
		Awaitility.await().until(() -> first.get() != null);
		CompletableFuture<Settings> two = pool.submit(late, Settings::ofCurrentThread);
		two.whenComplete((value, failure) -> second.set(Settings.ofCurrentThread()));
		Awaitility.await().until(() -> second.get() != null);
		assertThat(second.get().interrupted()).isFalse();
		assertThat(second.get().log()).isNullOrEmpty();
		gate.open();
	}

	@Test
	void whenHolderCompletesTaskThenItIsSuperseded() throws Exception {
		RecordingListener listener = new RecordingListener();
		MapiLease lease = this.mapi.lease(listener);
		MapiWorkerPool pool = lease.openPool(PoolOptions.DEFAULTS.withTaskTimeout(Duration.ofMinutes(1)));
		Gate gate = this.mapi.gate();
		CompletableFuture<String> task = pool.submit(TASK, () -> {
			gate.pass();
			return "task";
		});
		gate.awaitReached();
		assertThat(task.complete("holder")).isTrue();
		gate.open();
		lease.close();
		assertThat(get(task)).isEqualTo("holder");
		assertThat(listener.events("finished worker")).containsExactly("finished worker task SUPERSEDED");
		Awaitility.await().untilAsserted(() -> assertThat(listener.events("timed out")).isEmpty());
		assertThat(pool.snapshot().timedOut()).isZero();
		assertThat(pool.snapshot().completed()).isOne();
	}

	private MapiExecutor executor(boolean onPrimary) {
		MapiLease lease = this.mapi.lease();
		return onPrimary ? lease.primary(null) : lease.openPool(PoolOptions.DEFAULTS.withSize(1));
	}

	private static <T extends @Nullable Object> T get(CompletableFuture<T> future) throws Exception {
		return future.get(10, TimeUnit.SECONDS);
	}

	/**
	 * What a task sees of its thread.
	 *
	 * @param name the name
	 * @param priority the priority
	 * @param classLoader the context class loader
	 * @param log the context of the log
	 * @param interrupted the interrupt flag
	 */
	private record Settings(String name, int priority, @Nullable ClassLoader classLoader,
			@Nullable Map<String, String> log, boolean interrupted) {

		static Settings ofCurrentThread() {
			Thread thread = Thread.currentThread();
			Map<String, String> context = MDC.getCopyOfContextMap();
			return new Settings(thread.getName(), thread.getPriority(), thread.getContextClassLoader(),
					(context != null) ? context : Map.of(), thread.isInterrupted());
		}

		static Settings change() {
			Thread thread = Thread.currentThread();
			thread.setName("changed");
			thread.setPriority(Thread.MIN_PRIORITY);
			thread.setContextClassLoader(new URLClassLoader(new URL[0]));
			MDC.put("key", "value");
			thread.interrupt();
			return ofCurrentThread();
		}

	}

}
