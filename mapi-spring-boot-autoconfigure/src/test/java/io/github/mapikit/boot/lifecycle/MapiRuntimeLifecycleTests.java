// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.lifecycle;

import java.util.List;
import java.util.Map;
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
import io.github.mapikit.boot.task.MapiTemplate;
import io.github.mapikit.error.MapiException;
import io.github.mapikit.error.MapiUnavailableException;
import io.github.mapikit.runtime.MapiRuntime;
import io.github.mapikit.runtime.event.RuntimeState;
import io.github.mapikit.runtime.fake.FakeDriver;
import io.github.mapikit.runtime.fake.FakeDriver.Call;
import io.github.mapikit.runtime.task.TaskOptions;
import io.github.mapikit.runtime.thread.RuntimeLedger;
import io.github.mapikit.spi.MapiDriver;
import io.github.mapikit.spi.SessionOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
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
		.withBean(MapiDriver.class, FakeDriver::withPrivateData);

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
			.run((context) -> assertThat(context.getBean(UsesMapiEarly.class).profile).isEqualTo(FakeDriver.PROFILE));
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
				assertThat(profile(template)).isEqualTo(FakeDriver.PROFILE);
				assertThat(primaryProfile(template)).isEqualTo(FakeDriver.PROFILE);
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
				assertThat(profile(context.getBean(MapiTemplate.class))).isEqualTo(FakeDriver.PROFILE);
			});
	}

	@Test
	void whenParentAndChildHaveStarterThenTheyShareOneRuntime() {
		this.runner.run((parent) -> this.runner.withParent(parent)
			.withBean(Tasks.class)
			.withBean(FakeDriver.class, FakeDriver::withPrivateData)
			.run((child) -> {
				assertThat(child.getBean(MapiRuntimeLifecycle.class))
					.isSameAs(parent.getBean(MapiRuntimeLifecycle.class));
				assertThat(child.getBean(Tasks.class).thread()).isEqualTo("mapi-worker-1");
				child.close();
				assertThat(profile(parent.getBean(MapiTemplate.class))).isEqualTo(FakeDriver.PROFILE);
			}));
	}

	@Test
	void whenTwoContextsLeaseThenTheyShareThePrimaryThread() {
		this.runner.run((one) -> this.runner.run((other) -> {
			one.getBean(MapiTemplate.class).execute((session) -> session.profileName());
			other.getBean(MapiTemplate.class).execute((session) -> session.profileName());
			one.close();
			assertThat(primaryProfile(other.getBean(MapiTemplate.class))).isEqualTo(FakeDriver.PROFILE);
		}));
	}

	@Test
	void whenTwoContextsDisagreeThenSecondIsRefused() {
		this.runner.run((one) -> new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(MapiRuntimeAutoConfiguration.class))
			.withBean(MapiDriver.class,
					() -> FakeDriver.withPrivateData()
						.withOptions(Map.of("mapi.embedded.mailbox", FakeDriver.PATH, "mapi.notifications",
								"primary-thread")))
			.run((other) -> assertThat(other).getFailure()
				.rootCause()
				.hasMessageContaining("mapi.notifications")
				.hasMessageContaining(one.getId())));
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
			.withBean(MapiDriver.class, () -> FakeDriver.withPrivateData().always(Call.INITIALIZE_PRIMARY, () -> {
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
