// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

import io.github.mapikit.runtime.event.RuntimeListener;
import io.github.mapikit.runtime.pool.MapiWorkerPool;
import io.github.mapikit.runtime.pool.PoolOptions;
import io.github.mapikit.runtime.task.MapiExecutor;
import io.github.mapikit.runtime.task.TaskDecorator;
import io.github.mapikit.runtime.task.TaskOptions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Tests for what is left of a lease that has ended while another one of its process
 * lives.
 */
@Timeout(60)
class EndedLeaseTests {

	private static final TaskOptions TASK = TaskOptions.named("task");

	@RegisterExtension
	final RuntimeFixture mapi = new RuntimeFixture();

	@Test
	void whenFirstLeaseHasEndedThenNothingOfItIsReachable() throws Exception {
		Application first = startInItsOwnThread();
		this.mapi.lease("other", (options) -> options).primary(null).call(TASK, () -> 1);
		List<WeakReference<?>> ended = first.end();
		first = null;
		assertUnreachable(ended);
	}

	@Test
	void whenLaterLeaseHasEndedThenNothingOfItIsReachable() throws Exception {
		MapiLease other = this.mapi.lease("other", (options) -> options);
		List<WeakReference<?>> ended = startInItsOwnThread().end();
		assertUnreachable(ended);
		assertThat(other.primary(null).<Integer>call(TASK, () -> 1)).isOne();
	}

	@Test
	void whenFirstLeaseHasEndedThenJobsHaveLoaderOfTheirOwn() throws Exception {
		Application first = startInItsOwnThread();
		ClassLoader second = new ClassLoader(getClass().getClassLoader()) {
		};
		Thread.currentThread().setContextClassLoader(second);
		try {
			MapiLease lease = this.mapi.lease("second", (options) -> options);
			MapiWorkerPool pool = lease.openPool(PoolOptions.DEFAULTS);
			assertThat(lease.primary(null).<ClassLoader>call(TASK, EndedLeaseTests::loader)).isSameAs(second);
			first.end();
			assertThat(lease.primary(null).<ClassLoader>call(TASK, EndedLeaseTests::loader)).isSameAs(second);
			assertThat(pool.<ClassLoader>call(TASK, EndedLeaseTests::loader)).isSameAs(second);
		}
		finally {
			Thread.currentThread().setContextClassLoader(getClass().getClassLoader());
		}
	}

	@Test
	void whenThreadsAreStartedThenTheyHaveLoaderOfTheLibrary() throws Exception {
		Application first = startInItsOwnThread();
		Awaitility.await()
			.untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
				.filteredOn((thread) -> thread.getName().startsWith("mapi-"))
				.extracting(Thread::getName, Thread::getContextClassLoader)
				.contains(tuple("mapi-primary", MapiRuntime.class.getClassLoader()),
						tuple("mapi-watchdog", MapiRuntime.class.getClassLoader()))
				.allSatisfy(
						(thread) -> assertThat(thread.toList().get(1)).isSameAs(MapiRuntime.class.getClassLoader())));
		first.end();
	}

	private static ClassLoader loader() {
		return Thread.currentThread().getContextClassLoader();
	}

	// a thread that lives on would keep its class loader itself
	private Application startInItsOwnThread() throws Exception {
		Application application = new Application(this.mapi);
		CompletableFuture<Void> used = CompletableFuture.runAsync(application::use,
				(task) -> application.thread(task).start());
		used.get(30, TimeUnit.SECONDS);
		return application;
	}

	private static void assertUnreachable(List<WeakReference<?>> references) {
		Awaitility.await().atMost(RuntimeFixture.PATIENCE).untilAsserted(() -> {
			System.gc();
			assertThat(references).filteredOn((reference) -> reference.get() != null)
				.extracting((reference) -> String.valueOf(reference.get()))
				.isEmpty();
		});
	}

	/**
	 * An application with a class loader of its own that uses a lease in all ways.
	 */
	private static final class Application {

		private final RuntimeFixture mapi;

		private final List<WeakReference<?>> parts = new ArrayList<>();

		private ApplicationLoader loader = new ApplicationLoader();

		private MapiLease lease;

		Application(RuntimeFixture mapi) {
			this.mapi = mapi;
		}

		Thread thread(Runnable task) {
			Thread thread = new Thread(task, "application");
			thread.setContextClassLoader(this.loader);
			return thread;
		}

		void use() {
			try {
				start();
				MapiWorkerPool pool = this.lease.openPool(PoolOptions.DEFAULTS
					.withDecorator(part(TaskDecorator.class, ApplicationParts.Decorator.class)));
				useAll(pool);
				useAll(this.lease.primary(part(TaskDecorator.class, ApplicationParts.Decorator.class)));
			}
			catch (Exception ex) {
				throw new CompletionException(ex);
			}
		}

		private void start() throws Exception {
			this.lease = MapiRuntime.lease(
					this.mapi.options("application")
						.withTimeouts(Duration.ofSeconds(10), Duration.ofSeconds(10))
						.withHeartbeat(Duration.ofMillis(2), Duration.ofSeconds(10)),
					List.of(part(RuntimeListener.class, ApplicationParts.Listener.class)));
			Callable<?> hook = task(ApplicationParts.FailingTask.class);
			this.lease.beforeWorkersStop("hook", () -> call(hook));
			this.lease.beforePrimaryUninitializes("hook", () -> call(hook));
			this.parts.add(new WeakReference<>(this.lease));
			this.parts.add(new WeakReference<>(this.loader));
		}

		private void useAll(MapiExecutor executor) throws Exception {
			TaskOptions timed = new TaskOptions("timed", Duration.ofMillis(5));
			executor.call(TASK, task(ApplicationParts.Task.class));
			Callable<?> failing = task(ApplicationParts.FailingTask.class);
			executor.execute(() -> call(failing));
			List<CompletableFuture<?>> futures = List.of(executor.submit(TASK, () -> call(failing)),
					executor.submitStage(timed, task(ApplicationParts.StageTask.class)),
					executor.submit(new TaskOptions("long", Duration.ofHours(1)), Object::new));
			executor.submitStage(TASK, task(ApplicationParts.StageTask.class)).cancel(true);
			for (CompletableFuture<?> future : futures) {
				future.handle((value, failure) -> 1).get(30, TimeUnit.SECONDS);
			}
		}

		private static Object call(Callable<?> task) {
			try {
				return task.call();
			}
			catch (RuntimeException ex) {
				throw ex;
			}
			catch (Exception ex) {
				throw new IllegalStateException(ex);
			}
		}

		private Callable<?> task(Class<?> implementation) throws Exception {
			return part(Callable.class, implementation);
		}

		private <T> T part(Class<T> type, Class<?> implementation) throws Exception {
			T part = ApplicationLoader.newPart(this.loader, type, implementation);
			this.parts.add(new WeakReference<>(part));
			return part;
		}

		List<WeakReference<?>> end() throws InterruptedException {
			Thread ending = thread(() -> this.lease.close());
			ending.start();
			ending.join();
			assertThat(this.lease.state().name()).isEqualTo("STOPPED");
			this.lease = null;
			this.loader = null;
			return this.parts;
		}

	}

}
