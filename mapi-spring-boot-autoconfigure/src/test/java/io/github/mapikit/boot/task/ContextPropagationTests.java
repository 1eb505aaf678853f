// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.task;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import io.github.mapikit.boot.autoconfigure.MapiRuntimeAutoConfiguration;
import io.github.mapikit.boot.autoconfigure.MapiTaskExecutionAutoConfiguration;
import io.github.mapikit.boot.support.BalancedMapi;
import io.github.mapikit.runtime.fake.FakeDriver;
import io.github.mapikit.spi.MapiDriver;
import io.github.mapikit.spi.ThreadRole;
import io.micrometer.context.ContextRegistry;
import io.micrometer.context.integration.Slf4jThreadLocalAccessor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.MDC;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.annotation.Order;
import org.springframework.core.task.TaskDecorator;
import org.springframework.core.task.support.ContextPropagatingTaskDecorator;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.concurrent.DelegatingSecurityContextRunnable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What a caller's thread carries is there on the MAPI thread, for that task only.
 */
@ExtendWith(BalancedMapi.class)
@Timeout(60)
class ContextPropagationTests {

	private static final String KEY = ContextPropagationTests.class.getName();

	/** What security and logging frameworks keep so. */
	private static final ThreadLocal<String> user = new ThreadLocal<>();

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(TaskExecutionAutoConfiguration.class,
				MapiRuntimeAutoConfiguration.class, MapiTaskExecutionAutoConfiguration.class))
		.withBean(MapiDriver.class, FakeDriver::withPrivateData)
		.withBean(Tasks.class)
		.withPropertyValues("mapi.executor.pool-size=1");

	private final ApplicationContextRunner propagating = this.runner
		.withPropertyValues("spring.task.execution.propagate-context=true");

	@BeforeEach
	void register() {
		ContextRegistry.getInstance().registerThreadLocalAccessor(KEY, user);
	}

	@AfterEach
	void unregister() {
		ContextRegistry.getInstance().removeThreadLocalAccessor(KEY);
		ContextRegistry.getInstance().removeThreadLocalAccessor(Slf4jThreadLocalAccessor.KEY);
		SecurityContextHolder.clearContext();
		user.remove();
		MDC.clear();
	}

	@Test
	void whenDecoratorIsThereThenTasksSeeWhatCallerCarries() {
		this.propagating.run((context) -> {
			assertThat(context).hasSingleBean(ContextPropagatingTaskDecorator.class);
			Tasks tasks = context.getBean(Tasks.class);
			user.set("ada");
			assertThat(tasks.user()).isEqualTo("mapi-worker-1: ada");
			assertThat(tasks.userLater()).succeedsWithin(10, TimeUnit.SECONDS).isEqualTo("mapi-worker-1: ada");
			assertThat(tasks.userOnPrimary()).isEqualTo("mapi-primary: ada");
			assertThat(user.get()).isEqualTo("ada");
		});
	}

	@Test
	void whenTasksWaitTheirTurnThenEachSeesItsOwnCaller() {
		this.propagating.run((context) -> {
			Tasks tasks = context.getBean(Tasks.class);
			List<CompletableFuture<String>> results = new ArrayList<>();
			for (String name : List.of("ada", "grace", "edsger")) {
				user.set(name);
				results.add(tasks.userLater());
			}
			user.remove();
			results.add(tasks.userLater());
			assertThat(results.stream().map((result) -> result.orTimeout(10, TimeUnit.SECONDS).join())).containsExactly(
					"mapi-worker-1: ada", "mapi-worker-1: grace", "mapi-worker-1: edsger", "mapi-worker-1: null");
		});
	}

	@Test
	void whenTaskEndsThenNothingIsLeftBehind() {
		this.propagating.run((context) -> {
			Tasks tasks = context.getBean(Tasks.class);
			user.set("ada");
			tasks.user();
			assertThatExceptionOfType(IllegalStateException.class).isThrownBy(tasks::fail).withMessage("ada");
			tasks.become("mallory");
			tasks.userOnPrimary();
			user.remove();
			assertThat(tasks.user()).isEqualTo("mapi-worker-1: null");
			assertThat(tasks.userLater()).succeedsWithin(10, TimeUnit.SECONDS).isEqualTo("mapi-worker-1: null");
			assertThat(tasks.userOnPrimary()).isEqualTo("mapi-primary: null");
		});
	}

	@Test
	void whenTaskCallsTaskThenItStillSeesIt() {
		this.propagating.run((context) -> {
			Tasks tasks = context.getBean(Tasks.class);
			user.set("ada");
			String seen = context.getBean(MapiTemplate.class).execute((session) -> tasks.user() + ", " + user.get());
			assertThat(seen).isEqualTo("mapi-worker-1: ada, ada");
		});
	}

	@Test
	void whenLoggingContextIsCarriedThenTasksLogWithIt() {
		ContextRegistry.getInstance().registerThreadLocalAccessor(new Slf4jThreadLocalAccessor("user"));
		this.propagating.run((context) -> {
			Tasks tasks = context.getBean(Tasks.class);
			MDC.put("user", "ada");
			assertThat(tasks.logged()).isEqualTo("ada");
			MDC.clear();
			assertThat(tasks.logged()).isNull();
		});
	}

	@Test
	void whenSecurityContextIsDelegatedThenTasksRunAsTheCaller() {
		this.runner.withBean(TaskDecorator.class, () -> DelegatingSecurityContextRunnable::new).run((context) -> {
			Tasks tasks = context.getBean(Tasks.class);
			SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken("ada", "secret"));
			assertThat(tasks.principal()).isEqualTo("mapi-worker-1: ada");
			CompletableFuture<String> later = tasks.principalLater();
			assertThat(tasks.principalOnPrimary()).isEqualTo("mapi-primary: ada");
			SecurityContextHolder.clearContext();
			assertThat(later).succeedsWithin(10, TimeUnit.SECONDS).isEqualTo("mapi-worker-1: ada");
			assertThat(tasks.principal()).isEqualTo("mapi-worker-1: nobody");
			assertThat(tasks.principalOnPrimary()).isEqualTo("mapi-primary: nobody");
		});
	}

	@Test
	void whenThereAreSeveralDecoratorsThenTheyAreAppliedInTheirOrder() {
		List<String> applied = new CopyOnWriteArrayList<>();
		this.runner.withBean("b", TaskDecorator.class, () -> new SecondDecorator(applied))
			.withBean("a", TaskDecorator.class, () -> new FirstDecorator(applied))
			.run((context) -> {
				Tasks tasks = context.getBean(Tasks.class);
				List<String> expected = List.of("first on " + Thread.currentThread().getName(),
						"second on " + Thread.currentThread().getName());
				tasks.user();
				assertThat(applied).isEqualTo(expected);
				applied.clear();
				tasks.userOnPrimary();
				assertThat(applied).isEqualTo(expected);
			});
	}

	@Test
	void whenThereIsNoDecoratorThenNothingIsCarried() {
		this.runner.run((context) -> {
			user.set("ada");
			assertThat(context.getBean(Tasks.class).user()).isEqualTo("mapi-worker-1: null");
		});
	}

	@Order(1)
	record FirstDecorator(List<String> applied) implements TaskDecorator {

		@Override
		public Runnable decorate(Runnable task) {
			this.applied.add("first on " + Thread.currentThread().getName());
			return task;
		}

	}

	@Order(2)
	record SecondDecorator(List<String> applied) implements TaskDecorator {

		@Override
		public Runnable decorate(Runnable task) {
			this.applied.add("second on " + Thread.currentThread().getName());
			return task;
		}

	}

	static class Tasks {

		@MapiTask
		String user() {
			return here();
		}

		@MapiTask
		CompletableFuture<String> userLater() {
			return CompletableFuture.completedFuture(here());
		}

		@MapiTask(thread = ThreadRole.PRIMARY)
		String userOnPrimary() {
			return here();
		}

		@MapiTask
		String principal() {
			return hereAs();
		}

		@MapiTask
		CompletableFuture<String> principalLater() {
			return CompletableFuture.completedFuture(hereAs());
		}

		@MapiTask(thread = ThreadRole.PRIMARY)
		String principalOnPrimary() {
			return hereAs();
		}

		private static String hereAs() {
			Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
			return Thread.currentThread().getName() + ": "
					+ ((authentication != null) ? authentication.getName() : "nobody");
		}

		@MapiTask
		void fail() {
			throw new IllegalStateException(user.get());
		}

		@MapiTask
		void become(@Nullable String name) {
			user.set(name);
		}

		@MapiTask
		@Nullable String logged() {
			return MDC.get("user");
		}

		private static String here() {
			return Thread.currentThread().getName() + ": " + user.get();
		}

	}

}
