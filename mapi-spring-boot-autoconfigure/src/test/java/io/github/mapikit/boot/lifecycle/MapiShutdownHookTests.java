// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.lifecycle;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.mapikit.boot.autoconfigure.MapiRuntimeAutoConfiguration;
import io.github.mapikit.boot.autoconfigure.MapiTaskExecutionAutoConfiguration;
import io.github.mapikit.boot.support.BalancedMapi;
import io.github.mapikit.boot.task.MapiTaskExecutor;
import io.github.mapikit.boot.task.MapiTaskExecutorBuilder;
import io.github.mapikit.boot.task.MapiTemplate;
import io.github.mapikit.runtime.fake.FakeDriver;
import io.github.mapikit.runtime.task.TaskOptions;
import io.github.mapikit.spi.MapiDriver;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link MapiShutdownHook}s: when and on which threads they are called.
 */
@ExtendWith({ BalancedMapi.class, OutputCaptureExtension.class })
@Timeout(60)
class MapiShutdownHookTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(
				AutoConfigurations.of(MapiRuntimeAutoConfiguration.class, MapiTaskExecutionAutoConfiguration.class))
		.withBean(MapiDriver.class, FakeDriver::withPrivateData);

	@Test
	void whenChildStopsItsExecutorThenHooksWaitForTheEndOfTheRuntime() {
		List<String> calls = Collections.synchronizedList(new ArrayList<>());
		this.runner.withBean(MapiShutdownHook.class, () -> new SecondHook(calls)).run((parent) -> {
			this.runner.withParent(parent)
				.withBean(FakeDriver.class, FakeDriver::withPrivateData)
				.withUserConfiguration(ExecutorOfChild.class)
				.run((child) -> {
					MapiTaskExecutor executor = child.getBean("childExecutor", MapiTaskExecutor.class);
					assertThat(executor.submit(() -> 1)).succeedsWithin(Duration.ofSeconds(10));
					child.close();
					assertThat(executor.isRunning()).isFalse();
				});
			assertThat(calls).isEmpty();
			parent.getSourceApplicationContext(ConfigurableApplicationContext.class).close();
			assertThat(calls).containsExactly("second before workers on stop-mapi-hook",
					"second before primary on mapi-primary");
		});
	}

	@Test
	void whenContextClosesThenHooksAreCalledInOrder() {
		List<String> calls = Collections.synchronizedList(new ArrayList<>());
		this.runner.withBean("second", MapiShutdownHook.class, () -> new SecondHook(calls))
			.withBean("first", MapiShutdownHook.class, () -> new FirstHook(calls))
			.withBean("failing", MapiShutdownHook.class, FailingHook::new)
			.run((context) -> {
				FirstHook.template = context.getBean(MapiTemplate.class);
				FirstHook.template.execute((session) -> session.profileName());
				context.close();
				assertThat(calls).containsExactly("first before workers on stop-mapi-hook with " + FakeDriver.PROFILE,
						"second before workers on stop-mapi-hook", "first before primary on mapi-primary",
						"second before primary on mapi-primary");
			});
	}

	@Test
	void whenHookIsLazyThenItIsMadeAtTheStartAndCalledAtTheEnd() {
		List<String> calls = new CopyOnWriteArrayList<>();
		List<String> made = new CopyOnWriteArrayList<>();
		this.runner.withBean("lazy", MapiShutdownHook.class, () -> {
			made.add("lazy");
			return new SecondHook(calls);
		}, (definition) -> definition.setLazyInit(true)).run((context) -> {
			assertThat(made).containsExactly("lazy");
			assertThat(calls).isEmpty();
			context.stop();
			List<String> first = List.copyOf(calls);
			assertThat(first).hasSize(2).allMatch((call) -> call.startsWith("second "));
			context.start();
			context.close();
			assertThat(calls).hasSize(4).startsWith(first.toArray(String[]::new));
			assertThat(made).containsExactly("lazy");
		});
	}

	@Test
	void whenHookCannotBeMadeThenTheStartFailsAndTheOthersAreCalled(CapturedOutput output) {
		List<String> calls = new CopyOnWriteArrayList<>();
		List<String> made = new CopyOnWriteArrayList<>();
		this.runner.withBean("broken", MapiShutdownHook.class, () -> {
			made.add("broken");
			throw new IllegalStateException("no such folder");
		}, (definition) -> definition.setLazyInit(true))
			.withBean("second", MapiShutdownHook.class, () -> new SecondHook(calls))
			.run((context) -> {
				assertThat(context).getFailure()
					.hasStackTraceContaining("'broken'")
					.rootCause()
					.hasMessage("no such folder");
				assertThat(made).containsExactly("broken");
				assertThat(calls).hasSize(2);
				assertThat(output).doesNotContain("No shutdown hook");
			});
	}

	@Test
	void whenSeveralHooksCannotBeMadeThenTheFailureTellsOfAll() {
		this.runner.withBean("brokenFirst", MapiShutdownHook.class, () -> {
			throw new IllegalStateException("no such folder");
		}, (definition) -> definition.setLazyInit(true)).withBean("brokenSecond", MapiShutdownHook.class, () -> {
			throw new IllegalStateException("no such user");
		}, (definition) -> definition.setLazyInit(true)).run((context) -> {
			assertThat(context).getFailure().rootCause().hasMessage("no such folder");
			assertThat(context.getStartupFailure()).hasStackTraceContaining("Suppressed")
				.hasStackTraceContaining("'brokenSecond'")
				.hasStackTraceContaining("no such user");
		});
	}

	@Test
	void whenHookIsRegisteredLateThenItIsCalledToo() {
		List<String> calls = new CopyOnWriteArrayList<>();
		this.runner.run((context) -> {
			context.getSourceApplicationContext().getBeanFactory().registerSingleton("late", new SecondHook(calls));
			context.close();
			assertThat(calls).hasSize(2);
		});
	}

	@Test
	void whenExecutorIsStoppedAloneThenHooksWaitForTheEndOfTheContext() {
		List<String> calls = Collections.synchronizedList(new ArrayList<>());
		this.runner.withBean("first", MapiShutdownHook.class, () -> new FirstHook(calls)).run((context) -> {
			FirstHook.template = context.getBean(MapiTemplate.class);
			MapiTaskExecutor executor = context.getBean("mapiTaskExecutor", MapiTaskExecutor.class);
			profile(FirstHook.template);
			executor.stop();
			assertThat(executor.isRunning()).isFalse();
			assertThat(calls).isEmpty();
			executor.start();
			executor.submit((Runnable) executor::stop).get(10, TimeUnit.SECONDS);
			Awaitility.await().untilAsserted(() -> assertThat(executor.isRunning()).isFalse());
			assertThat(calls).isEmpty();
			executor.start();
			context.close();
			assertThat(calls).containsExactly("first before workers on stop-mapi-hook with " + FakeDriver.PROFILE,
					"first before primary on mapi-primary");
		});
	}

	@Test
	void whenStartFailsBehindTheExecutorsThenHooksStillHaveTheirWorkers() {
		List<String> calls = Collections.synchronizedList(new ArrayList<>());
		this.runner.withBean("first", MapiShutdownHook.class, () -> new FirstHook(calls))
			.withBean(FailsToStart.class)
			.run((context) -> {
				assertThat(context).hasFailed();
				assertThat(calls).containsExactly("first before workers on stop-mapi-hook with " + FakeDriver.PROFILE,
						"first before primary on mapi-primary");
			});
	}

	@Test
	void whenContextStartsAgainThenHooksAreCalledAtEachStop() {
		List<String> calls = Collections.synchronizedList(new ArrayList<>());
		this.runner.withBean("first", MapiShutdownHook.class, () -> new FirstHook(calls)).run((context) -> {
			FirstHook.template = context.getBean(MapiTemplate.class);
			ConfigurableApplicationContext source = context
				.getSourceApplicationContext(ConfigurableApplicationContext.class);
			String first = "first before workers on stop-mapi-hook with " + FakeDriver.PROFILE;
			source.stop();
			assertThat(calls).containsExactly(first, "first before primary on mapi-primary");
			calls.clear();
			source.start();
			assertThat(profile(FirstHook.template)).isEqualTo(FakeDriver.PROFILE);
			source.close();
			assertThat(calls).containsExactly(first, "first before primary on mapi-primary");
		});
	}

	@Test
	void whenHookWaitsForStuckTaskThenContextClosesAndNamesIt(CapturedOutput output) {
		CountDownLatch started = new CountDownLatch(1);
		CountDownLatch release = new CountDownLatch(1);
		this.runner
			.withPropertyValues("mapi.executor.pool-size=1", "mapi.executor.drain-timeout=0s",
					"mapi.shutdown-timeout=50ms")
			.withBean("waiting", MapiShutdownHook.class, WaitingHook::new)
			.run((context) -> {
				WaitingHook.template = context.getBean(MapiTemplate.class);
				WaitingHook.template.executeAsync((session) -> {
					started.countDown();
					awaitUninterruptibly(release);
					return "";
				});
				await(started);
				context.close();
				assertThat(output).contains("Shutdown hook '" + WaitingHook.class.getName() + "' of")
					.contains("mapi.shutdown-timeout");
				release.countDown();
			});
	}

	@Test
	void whenTaskClosesContextThenHooksStillHaveItsWorker() {
		CompletableFuture<String> hook = new CompletableFuture<>();
		this.runner.withPropertyValues("mapi.executor.pool-size=1", "mapi.shutdown-timeout=10m")
			.withBean("waiting", MapiShutdownHook.class, () -> new MapiShutdownHook() {

				@Override
				public void beforeWorkersStop() {
					hook.complete(WaitingHook.template.execute((session) -> session.profileName()));
				}

			})
			.run((context) -> {
				ConfigurableApplicationContext source = context
					.getSourceApplicationContext(ConfigurableApplicationContext.class);
				WaitingHook.template = context.getBean(MapiTemplate.class);
				WaitingHook.template.execute(TaskOptions.named("close"), (session) -> {
					source.close();
					return "";
				});
				assertThat(hook).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(FakeDriver.PROFILE);
			});
	}

	private static String profile(MapiTemplate template) {
		return template.execute((session) -> session.profileName());
	}

	private static void await(CountDownLatch latch) {
		try {
			assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void awaitUninterruptibly(CountDownLatch latch) {
		boolean passed = false;
		while (!passed) {
			try {
				latch.await();
				passed = true;
			}
			catch (InterruptedException ex) {
				// as in a native call
			}
		}
	}

	@Configuration(proxyBeanMethods = false)
	static class ExecutorOfChild {

		@Bean(defaultCandidate = false)
		MapiTaskExecutor childExecutor(MapiTaskExecutorBuilder builder) {
			return builder.name("child").build();
		}

	}

	static class FailsToStart implements SmartLifecycle {

		private final MapiTemplate template;

		FailsToStart(MapiTemplate template) {
			this.template = template;
		}

		@Override
		public void start() {
			FirstHook.template = this.template;
			profile(this.template);
			throw new IllegalStateException("does not start");
		}

		@Override
		public void stop() {
		}

		@Override
		public boolean isRunning() {
			return false;
		}

		@Override
		public int getPhase() {
			return MapiTaskExecutor.PHASE + 1;
		}

	}

	@Order(1)
	static class FirstHook implements MapiShutdownHook {

		private static MapiTemplate template;

		private final List<String> calls;

		FirstHook(List<String> calls) {
			this.calls = calls;
		}

		@Override
		public void beforeWorkersStop() {
			this.calls.add("first before workers on " + Thread.currentThread().getName() + " with "
					+ template.execute((session) -> session.profileName()));
		}

		@Override
		public void beforePrimaryUninitializes() {
			this.calls.add("first before primary on " + Thread.currentThread().getName());
		}

	}

	@Order(3)
	static class SecondHook implements MapiShutdownHook {

		private final List<String> calls;

		SecondHook(List<String> calls) {
			this.calls = calls;
		}

		@Override
		public void beforeWorkersStop() {
			this.calls.add("second before workers on " + Thread.currentThread().getName());
		}

		@Override
		public void beforePrimaryUninitializes() {
			this.calls.add("second before primary on " + Thread.currentThread().getName());
		}

	}

	static class WaitingHook implements MapiShutdownHook {

		private static MapiTemplate template;

		@Override
		public void beforeWorkersStop() {
			template.execute((session) -> session.profileName());
		}

	}

	@Order(2)
	static class FailingHook implements MapiShutdownHook {

		@Override
		public void beforeWorkersStop() {
			throw new IllegalStateException("of the hook");
		}

	}

}
