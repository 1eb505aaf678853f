// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.lifecycle;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import io.github.mapikit.boot.autoconfigure.MapiRuntimeAutoConfiguration;
import io.github.mapikit.boot.autoconfigure.MapiTaskExecutionAutoConfiguration;
import io.github.mapikit.boot.support.BalancedMapi;
import io.github.mapikit.boot.task.MapiTask;
import io.github.mapikit.boot.task.MapiTaskExecutor;
import io.github.mapikit.boot.task.MapiTaskExecutorBuilder;
import io.github.mapikit.boot.task.MapiTemplate;
import io.github.mapikit.error.MapiException;
import io.github.mapikit.error.MapiUnavailableException;
import io.github.mapikit.runtime.MapiLease;
import io.github.mapikit.runtime.MapiRuntime;
import io.github.mapikit.runtime.event.RuntimeState;
import io.github.mapikit.runtime.fake.FakeMapiSubsystem;
import io.github.mapikit.runtime.fake.FakeMapiSubsystem.Call;
import io.github.mapikit.runtime.task.TaskOptions;
import io.github.mapikit.runtime.thread.RuntimeLedger;
import io.github.mapikit.spi.MapiSubsystem;
import io.github.mapikit.spi.SessionOptions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.task.TaskRejectedException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests of {@link MapiRuntimeLifecycle} and what else lives with the context.
 */
@ExtendWith({ BalancedMapi.class, OutputCaptureExtension.class })
@Timeout(60)
class MapiRuntimeLifecycleTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(
				AutoConfigurations.of(MapiRuntimeAutoConfiguration.class, MapiTaskExecutionAutoConfiguration.class))
		.withBean(MapiSubsystem.class, FakeMapiSubsystem::withPrivateData);

	@Test
	void whenContextStartsThenRuntimeRuns() {
		this.runner.run((context) -> {
			MapiRuntimeLifecycle lifecycle = context.getBean(MapiRuntimeLifecycle.class);
			assertThat(lifecycle.state()).isEqualTo(RuntimeState.RUNNING);
			assertThat(lifecycle.snapshot()).hasValueSatisfying((snapshot) -> {
				assertThat(snapshot.owner()).isEqualTo(context.getId());
				assertThat(snapshot.threads()).isEmpty();
			});
		});
	}

	@Test
	void whenContextClosesThenRuntimeSaysSo() {
		this.runner.run((context) -> {
			MapiRuntimeLifecycle lifecycle = context.getBean(MapiRuntimeLifecycle.class);
			MapiTaskExecutor executor = context.getBean("mapiTaskExecutor", MapiTaskExecutor.class);
			context.close();
			assertThat(lifecycle.state()).isEqualTo(RuntimeState.STOPPED);
			assertThatExceptionOfType(MapiUnavailableException.class).isThrownBy(lifecycle::lease)
				.withMessageContaining("STOPPED");
			assertThatExceptionOfType(TaskRejectedException.class).isThrownBy(() -> executor.execute(() -> {
			})).withMessageContaining("has stopped");
		});
	}

	@Test
	void whenBeanUsesMapiWhileItIsMadeThenItGetsRunningRuntime() {
		this.runner.withUserConfiguration(UsesMapiEarly.class)
			.run((context) -> assertThat(context.getBean(UsesMapiEarly.class).profile)
				.isEqualTo(FakeMapiSubsystem.PROFILE));
	}

	@Test
	void whenRefreshFailsAfterUseThenNothingIsLeft() {
		RuntimeLedger before = MapiRuntime.ledger();
		this.runner.withUserConfiguration(UsesMapiEarly.class, FailsLate.class).run((context) -> {
			assertThat(context).hasFailed();
			RuntimeLedger after = MapiRuntime.ledger();
			assertThat(after.initializeCount()).isEqualTo(before.initializeCount() + 2);
			assertThat(after.uninitializeCount()).isEqualTo(before.uninitializeCount() + 2);
		});
	}

	@Test
	void whenContextIsStoppedAndStartedThenRuntimeIsNew() {
		this.runner.run((context) -> {
			MapiTemplate template = context.getBean(MapiTemplate.class);
			MapiRuntimeLifecycle lifecycle = context.getBean(MapiRuntimeLifecycle.class);
			ConfigurableApplicationContext source = context
				.getSourceApplicationContext(ConfigurableApplicationContext.class);
			for (int i = 0; i < 3; i++) {
				assertThat(profile(template)).isEqualTo(FakeMapiSubsystem.PROFILE);
				assertThat(primaryProfile(template)).isEqualTo(FakeMapiSubsystem.PROFILE);
				source.stop();
				assertThat(lifecycle.state()).isEqualTo(RuntimeState.STOPPED);
				assertThat(MapiRuntime.ledger().threads()).isEmpty();
				source.start();
				assertThat(lifecycle.state()).isEqualTo(RuntimeState.RUNNING);
			}
		});
	}

	@Test
	void whenContextIsPausedThenRuntimeStays() {
		this.runner.run((context) -> {
			context.getBean(MapiTemplate.class).execute((session) -> session.profileName());
			List<String> threads = MapiRuntime.ledger().threads();
			ConfigurableApplicationContext source = context
				.getSourceApplicationContext(ConfigurableApplicationContext.class);
			source.pause();
			assertThat(MapiRuntime.ledger().threads()).isEqualTo(threads).hasSize(2);
			source.restart();
			assertThat(MapiRuntime.ledger().threads()).isEqualTo(threads);
		});
	}

	@Test
	void whenContextIsLazyThenRuntimeStartsWithIt() {
		this.runner
			.withInitializer(
					(context) -> context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
			.run((context) -> {
				assertThat(MapiRuntime.ledger().threads()).containsExactly("mapi-primary");
				assertThat(profile(context.getBean(MapiTemplate.class))).isEqualTo(FakeMapiSubsystem.PROFILE);
			});
	}

	@Test
	void whenParentAndChildHaveStarterThenTheyShareOneRuntime() {
		this.runner.run((parent) -> this.runner.withParent(parent)
			.withBean(Tasks.class)
			.withBean(FakeMapiSubsystem.class, FakeMapiSubsystem::withPrivateData)
			.run((child) -> {
				assertThat(child.getBean(MapiRuntimeLifecycle.class))
					.isSameAs(parent.getBean(MapiRuntimeLifecycle.class));
				assertThat(child.getBean(Tasks.class).thread()).isEqualTo("mapi-worker-1");
				child.close();
				assertThat(profile(parent.getBean(MapiTemplate.class))).isEqualTo(FakeMapiSubsystem.PROFILE);
			}));
	}

	@Test
	void whenChildStopsItsExecutorThenHooksWaitForTheEndOfTheRuntime() {
		List<String> calls = Collections.synchronizedList(new ArrayList<>());
		this.runner.withBean(MapiShutdownHook.class, () -> new SecondHook(calls)).run((parent) -> {
			this.runner.withParent(parent)
				.withBean(FakeMapiSubsystem.class, FakeMapiSubsystem::withPrivateData)
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
	void whenTwoContextsLeaseThenTheyShareThePrimaryThread() {
		this.runner.run((one) -> this.runner.run((other) -> {
			one.getBean(MapiTemplate.class).execute((session) -> session.profileName());
			other.getBean(MapiTemplate.class).execute((session) -> session.profileName());
			one.close();
			assertThat(primaryProfile(other.getBean(MapiTemplate.class))).isEqualTo(FakeMapiSubsystem.PROFILE);
		}));
	}

	@Test
	void whenTwoContextsDisagreeThenSecondIsRefused() {
		this.runner.run((one) -> new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(MapiRuntimeAutoConfiguration.class))
			.withBean(MapiSubsystem.class,
					() -> FakeMapiSubsystem.withPrivateData()
						.withOptions(Map.of("mapi.embedded.mailbox", FakeMapiSubsystem.PATH, "mapi.notifications",
								"primary-thread")))
			.run((other) -> assertThat(other).getFailure()
				.rootCause()
				.hasMessageContaining("mapi.notifications")
				.hasMessageContaining(one.getId())));
	}

	@Test
	void whenStateChangesThenEventsArePublished() {
		List<String> events = Collections.synchronizedList(new ArrayList<>());
		this.runner.withBean(StateListener.class, () -> new StateListener(events)).run((context) -> {
			assertThat(events).containsExactly("NEW-STARTING", "STARTING-RUNNING");
			context.close();
			assertThat(events).containsExactly("NEW-STARTING", "STARTING-RUNNING", "RUNNING-STOPPING",
					"STOPPING-STOPPED");
		});
	}

	@Test
	void whenListenerUsesMapiInRunningThenItGetsTheOneLease() {
		this.runner.withUserConfiguration(UsesMapiInListener.class).run((context) -> {
			UsesMapiInListener listener = context.getBean(UsesMapiInListener.class);
			MapiRuntimeLifecycle lifecycle = context.getBean(MapiRuntimeLifecycle.class);
			assertThat(listener.events).containsExactly("STARTING", "RUNNING");
			assertThat(listener.leases).containsExactly(lifecycle.lease());
			assertThat(listener.thread).isEqualTo("mapi-worker-1");
			assertThat(lifecycle.lease().snapshot().owners()).containsExactly(context.getId());
			assertThat(lifecycle.lease().snapshot().pools()).hasSize(1);
		});
	}

	@Test
	void whenListenerUsesMapiInStartingThenItWorks() {
		// it is told when MAPI is up
		this.runner.withUserConfiguration(UsesMapiInListener.class)
			.run((context) -> assertThat(context.getBean(UsesMapiInListener.class).early)
				.containsExactly(context.getBean(MapiRuntimeLifecycle.class).lease(), "mapi-worker-1"));
	}

	@Test
	void whenFirstTaskOpensMapiThenListenerGetsTheOnePool() {
		this.runner.withUserConfiguration(UsesMapiInListener.class, UsesMapiEarly.class).run((context) -> {
			assertThat(context.getBean(UsesMapiEarly.class).profile).isEqualTo(FakeMapiSubsystem.PROFILE);
			MapiRuntimeLifecycle lifecycle = context.getBean(MapiRuntimeLifecycle.class);
			assertThat(lifecycle.lease().snapshot().owners()).containsExactly(context.getId());
			assertThat(lifecycle.lease().snapshot().pools()).hasSize(1);
		});
	}

	@Test
	void whenListenerFailsThenContextStartsAndOtherEventsFollow() {
		List<String> events = Collections.synchronizedList(new ArrayList<>());
		this.runner.withBean(StateListener.class, () -> new StateListener(events))
			.withBean(FailingListener.class)
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(events).containsExactly("NEW-STARTING", "STARTING-RUNNING");
			});
	}

	@Test
	void whenListenersFailWithWhateverThenItIsLoggedAndOtherEventsFollow(CapturedOutput output) {
		List<RuntimeState> told = new CopyOnWriteArrayList<>();
		this.runner.withBean(ErroneousListener.class, () -> new ErroneousListener(told)).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(told).containsExactly(RuntimeState.STARTING, RuntimeState.RUNNING);
		});
		assertThat(output).contains("a listener failed when it was told of state STARTING")
			.contains("a listener failed when it was told of state RUNNING");
	}

	@Test
	void whenCustomizerUsesMapiThenItIsRefused() {
		AtomicReference<MapiRuntimeLifecycle> lifecycle = new AtomicReference<>();
		this.runner.withBean(MapiLeaseCustomizer.class, () -> (options) -> {
			lifecycle.get().lease();
			return options;
		}).withInitializer((context) -> context.getBeanFactory().addBeanPostProcessor(new BeanPostProcessor() {

			@Override
			public Object postProcessAfterInitialization(Object bean, String name) {
				if (bean instanceof MapiRuntimeLifecycle found) {
					lifecycle.set(found);
				}
				return bean;
			}

		}))
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(MapiUnavailableException.class)
				.hasMessageContaining("is opening MAPI"));
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
				assertThat(calls).containsExactly(
						"first before workers on stop-mapi-hook with " + FakeMapiSubsystem.PROFILE,
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
			assertThat(calls).containsExactly(
					"first before workers on stop-mapi-hook with " + FakeMapiSubsystem.PROFILE,
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
				assertThat(calls).containsExactly(
						"first before workers on stop-mapi-hook with " + FakeMapiSubsystem.PROFILE,
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
			String first = "first before workers on stop-mapi-hook with " + FakeMapiSubsystem.PROFILE;
			source.stop();
			assertThat(calls).containsExactly(first, "first before primary on mapi-primary");
			calls.clear();
			source.start();
			assertThat(profile(FirstHook.template)).isEqualTo(FakeMapiSubsystem.PROFILE);
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
	void whenTasksRunAtCloseThenTheyFinish() {
		CountDownLatch started = new CountDownLatch(1);
		CountDownLatch release = new CountDownLatch(1);
		AtomicInteger finished = new AtomicInteger();
		this.runner.withPropertyValues("mapi.executor.pool-size=1")
			.withBean("releasing", MapiShutdownHook.class, () -> new MapiShutdownHook() {

				@Override
				public void beforeWorkersStop() {
					release.countDown();
				}

			})
			.run((context) -> {
				MapiTemplate template = context.getBean(MapiTemplate.class);
				for (int i = 0; i < 3; i++) {
					template.executeAsync((session) -> {
						started.countDown();
						await(release);
						// what drains may still use the primary thread
						template.executeOnPrimary((primary) -> primary.profileName());
						return finished.incrementAndGet();
					});
				}
				await(started);
				context.close();
				assertThat(finished).hasValue(3);
			});
	}

	@Test
	void whenTaskClosesContextThenItDoesNotWaitForItself() throws InterruptedException {
		AtomicBoolean closed = new AtomicBoolean();
		this.runner.run((context) -> {
			ConfigurableApplicationContext source = context
				.getSourceApplicationContext(ConfigurableApplicationContext.class);
			context.getBean(MapiTemplate.class).execute(TaskOptions.named("close"), (session) -> {
				source.close();
				closed.set(true);
				return "";
			});
		});
		assertThat(closed).isTrue();
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
				assertThat(hook).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(FakeMapiSubsystem.PROFILE);
			});
	}

	@Test
	void whenLeaseIsCustomizedThenInOrder() {
		this.runner.withUserConfiguration(Customizers.class)
			.run((context) -> assertThat(
					context.getBean(MapiRuntimeLifecycle.class).lease().options().session().profile())
				.isEqualTo("first-second"));
	}

	@Test
	void whenInitializeFailsThenContextFailsAndNextOneStarts() {
		AtomicBoolean fail = new AtomicBoolean(true);
		ApplicationContextRunner failing = new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(MapiRuntimeAutoConfiguration.class))
			.withBean(MapiSubsystem.class,
					() -> FakeMapiSubsystem.withPrivateData().always(Call.INITIALIZE_PRIMARY, () -> {
						if (fail.get()) {
							throw new MapiException("no MAPI today");
						}
					}));
		failing.run((context) -> assertThat(context).getFailure().rootCause().hasMessage("no MAPI today"));
		fail.set(false);
		failing.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void whenStoppedWithCallbackThenItIsCalledOnce() {
		this.runner.run((context) -> {
			MapiRuntimeLifecycle lifecycle = context.getBean(MapiRuntimeLifecycle.class);
			MapiTaskExecutor executor = context.getBean("mapiTaskExecutor", MapiTaskExecutor.class);
			context.getBean(MapiTemplate.class).execute((session) -> session.profileName());
			AtomicInteger calls = new AtomicInteger();
			CountDownLatch drained = new CountDownLatch(1);
			executor.stop(() -> {
				calls.incrementAndGet();
				drained.countDown();
			});
			assertThat(drained.await(10, TimeUnit.SECONDS)).isTrue();
			executor.stop(calls::incrementAndGet);
			lifecycle.stop(calls::incrementAndGet);
			lifecycle.stop(calls::incrementAndGet);
			assertThat(calls).hasValue(4);
		});
	}

	private static String profile(MapiTemplate template) {
		return template.execute((session) -> session.profileName());
	}

	private static String primaryProfile(MapiTemplate template) {
		return template.executeOnPrimary((session) -> session.profileName());
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
	static class UsesMapiEarly implements InitializingBean {

		private final MapiTemplate template;

		private String profile = "";

		UsesMapiEarly(@Qualifier("mapiTemplate") MapiTemplate template) {
			this.template = template;
		}

		@Override
		public void afterPropertiesSet() {
			this.profile = this.template.execute((session) -> session.profileName());
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class FailsLate {

		@Bean
		String failing(UsesMapiEarly early) {
			throw new IllegalStateException("half-way");
		}

	}

	static class Tasks {

		@MapiTask
		String thread() {
			return Thread.currentThread().getName();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class UsesMapiInListener {

		private final ApplicationContext context;

		private final List<String> events = new ArrayList<>();

		private final List<MapiLease> leases = new ArrayList<>();

		private final List<Object> early = new ArrayList<>();

		private String thread = "";

		UsesMapiInListener(ApplicationContext context) {
			this.context = context;
		}

		@Bean
		Tasks tasks() {
			return new Tasks();
		}

		@EventListener
		void on(MapiRuntimeStateEvent event) {
			this.events.add(event.getTo().name());
			MapiRuntimeLifecycle lifecycle = (MapiRuntimeLifecycle) event.getSource();
			if (event.getTo() == RuntimeState.STARTING) {
				this.early.add(lifecycle.lease());
				this.early.add(this.context.getBean(Tasks.class).thread());
			}
			if (event.getTo() == RuntimeState.RUNNING) {
				this.leases.add(lifecycle.lease());
				this.thread = this.context.getBean(Tasks.class).thread();
			}
		}

	}

	static class FailingListener {

		@EventListener
		@Order(Ordered.LOWEST_PRECEDENCE)
		void on(MapiRuntimeStateEvent event) {
			throw new IllegalArgumentException("of the listener");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class ExecutorOfChild {

		@Bean(defaultCandidate = false)
		MapiTaskExecutor childExecutor(MapiTaskExecutorBuilder builder) {
			return builder.name("child").build();
		}

	}

	static class ErroneousListener implements ApplicationListener<MapiRuntimeStateEvent> {

		private final List<RuntimeState> told;

		ErroneousListener(List<RuntimeState> told) {
			this.told = told;
		}

		@Override
		public void onApplicationEvent(MapiRuntimeStateEvent event) {
			this.told.add(event.getTo());
			if (event.getTo() == RuntimeState.STARTING) {
				throw new NoClassDefFoundError("of the listener");
			}
			throw new IllegalStateException("of the listener");
		}

	}

	static class StateListener {

		private final List<String> events;

		StateListener(List<String> events) {
			this.events = events;
		}

		@EventListener
		void on(MapiRuntimeStateEvent event) {
			this.events.add(event.getFrom() + "-" + event.getTo());
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

	@Configuration(proxyBeanMethods = false)
	static class Customizers {

		@Bean
		@Order(2)
		MapiLeaseCustomizer second() {
			return (options) -> options.withSession(new SessionOptions(options.session().profile() + "-second"), false);
		}

		@Bean
		@Order(1)
		MapiLeaseCustomizer first() {
			return (options) -> options.withSession(new SessionOptions("first"), false);
		}

	}

}
