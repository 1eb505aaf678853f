// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.task;

import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import io.github.mapikit.boot.autoconfigure.MapiRuntimeAutoConfiguration;
import io.github.mapikit.boot.autoconfigure.MapiTaskExecutionAutoConfiguration;
import io.github.mapikit.boot.support.BalancedMapi;
import io.github.mapikit.boot.support.FakeMapiSubsystem;
import io.github.mapikit.error.MapiInterruptedException;
import io.github.mapikit.error.MapiThreadException;
import io.github.mapikit.error.MapiTimeoutException;
import io.github.mapikit.error.MapiUnavailableException;
import io.github.mapikit.model.store.MapiSession;
import io.github.mapikit.spi.MapiSubsystem;
import io.github.mapikit.spi.ThreadRole;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.aop.Advisor;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.aop.framework.autoproxy.AbstractBeanFactoryAwareAdvisingPostProcessor;
import org.springframework.aop.framework.autoproxy.DefaultAdvisorAutoProxyCreator;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.NameMatchMethodPointcut;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ContextConsumer;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ApplicationObjectSupport;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.AliasFor;
import org.springframework.core.task.TaskRejectedException;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests of {@link MapiTask} from the outside: a bean is called, and what happens.
 */
@ExtendWith(BalancedMapi.class)
@Timeout(60)
class MapiTaskTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(
				AutoConfigurations.of(MapiRuntimeAutoConfiguration.class, MapiTaskExecutionAutoConfiguration.class))
		.withBean(MapiSubsystem.class, FakeMapiSubsystem::new);

	private void run(ContextConsumer<AssertableApplicationContext> consumer) {
		this.runner.withBean(Tasks.class).run(consumer);
	}

	@Test
	void whenMethodReturnsValueThenCallerWaitsForIt() {
		run((context) -> assertThat(context.getBean(Tasks.class).thread()).isEqualTo("mapi-worker-1"));
	}

	@Test
	void whenMethodReturnsPrimitiveOrNothingThenCallerWaits() {
		run((context) -> {
			Tasks tasks = context.getBean(Tasks.class);
			tasks.remember("something");
			assertThat(tasks.lengthOfRemembered()).isEqualTo(9);
		});
	}

	@Test
	void whenMethodReturnsCompletableFutureThenCallerDoesNotWait() {
		run((context) -> {
			CountDownLatch latch = new CountDownLatch(1);
			CompletableFuture<String> result = context.getBean(Tasks.class).later(latch);
			assertThat(result).isNotDone();
			latch.countDown();
			assertThat(result.get(10, TimeUnit.SECONDS)).isEqualTo("mapi-worker-1");
		});
	}

	@Test
	void whenMethodReturnsStageOrPlainFutureThenCallerDoesNotWait() {
		run((context) -> {
			Tasks tasks = context.getBean(Tasks.class);
			assertThat(tasks.stage().toCompletableFuture().get(10, TimeUnit.SECONDS)).isEqualTo("mapi-worker-1");
			assertThat(tasks.future().get(10, TimeUnit.SECONDS)).startsWith("mapi-worker-");
			assertThat(tasks.noFuture().get(10, TimeUnit.SECONDS)).isNull();
		});
	}

	@Test
	void whenInnerFutureIsIncompleteThenWorkerDoesNotWaitForIt() {
		this.runner.withBean(Tasks.class).withPropertyValues("mapi.executor.pool-size=1").run((context) -> {
			Tasks tasks = context.getBean(Tasks.class);
			CompletableFuture<String> inner = new CompletableFuture<>();
			CompletableFuture<String> outer = tasks.same(inner);
			assertThat(tasks.thread()).isEqualTo("mapi-worker-1");
			assertThat(outer).isNotDone();
			inner.complete("done");
			assertThat(outer.get(10, TimeUnit.SECONDS)).isEqualTo("done");
		});
	}

	@Test
	void whenFutureIsCancelledThenInnerFutureIsCancelled() {
		run((context) -> {
			Tasks tasks = context.getBean(Tasks.class);
			CompletableFuture<String> inner = new CompletableFuture<>();
			CompletableFuture<String> outer = tasks.same(inner);
			tasks.thread();
			outer.cancel(true);
			assertThat(outer).isCancelled();
			CompletableFuture.anyOf(inner.exceptionally((ex) -> "")).get(10, TimeUnit.SECONDS);
			assertThat(inner).isCancelled();
		});
	}

	@Test
	void whenFutureIsCancelledBeforeItsTurnThenMethodDoesNotRun() {
		this.runner.withBean(Tasks.class).withPropertyValues("mapi.executor.pool-size=1").run((context) -> {
			Tasks tasks = context.getBean(Tasks.class);
			CountDownLatch latch = new CountDownLatch(1);
			CompletableFuture<String> first = tasks.later(latch);
			CompletableFuture<Void> second = tasks.rememberLater("no");
			second.cancel(false);
			latch.countDown();
			first.get(10, TimeUnit.SECONDS);
			assertThat(tasks.remembered()).isNull();
		});
	}

	@Test
	void whenWaitingMethodThrowsThenCallerGetsTheSame() {
		run((context) -> {
			Tasks tasks = context.getBean(Tasks.class);
			IOException checked = new IOException("checked");
			assertThatExceptionOfType(IOException.class).isThrownBy(() -> tasks.fail(checked)).isSameAs(checked);
			IllegalArgumentException unchecked = new IllegalArgumentException("unchecked");
			assertThatIllegalArgumentException().isThrownBy(() -> tasks.fail(unchecked)).isSameAs(unchecked);
			AssertionError error = new AssertionError("error");
			assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> tasks.fail(error)).isSameAs(error);
			CompletionException completion = new CompletionException(checked);
			assertThatExceptionOfType(CompletionException.class).isThrownBy(() -> tasks.fail(completion))
				.isSameAs(completion);
			ExecutionException execution = new ExecutionException(checked);
			assertThatExceptionOfType(ExecutionException.class).isThrownBy(() -> tasks.fail(execution))
				.isSameAs(execution);
			RejectedExecutionException rejection = new RejectedExecutionException("of its own");
			assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(() -> tasks.fail(rejection))
				.isSameAs(rejection);
		});
	}

	@Test
	void whenMethodThrowsThenFutureHasIt() {
		run((context) -> {
			IOException failure = new IOException("checked");
			CompletableFuture<String> result = context.getBean(Tasks.class).failLater(failure);
			assertThatExceptionOfType(ExecutionException.class).isThrownBy(() -> result.get(10, TimeUnit.SECONDS))
				.havingCause()
				.isSameAs(failure);
		});
	}

	@Test
	void whenCalledOnWorkerThenRunsInPlace() {
		this.runner.withBean(Tasks.class)
			.withBean(Caller.class)
			.withPropertyValues("mapi.executor.pool-size=1")
			.run((context) -> {
				Caller caller = context.getBean(Caller.class);
				assertThat(caller.onWorker(Tasks::thread)).isEqualTo("mapi-worker-1");
				assertThat(caller.onWorker((tasks) -> tasks.stage().toCompletableFuture().join()))
					.isEqualTo("mapi-worker-1");
				IOException failure = new IOException("in place");
				assertThatExceptionOfType(CompletionException.class)
					.isThrownBy(() -> caller.onWorker((tasks) -> tasks.failLater(failure).join()))
					.havingCause()
					.isSameAs(failure);
			});
	}

	@Test
	void whenOnlyAnInterfaceOfAnInterfaceOfTheSuperclassHasItThenRunsOnWorker() {
		this.runner.withBean(DistantTasks.class)
			.run((context) -> assertThat(context.getBean(DistantTasks.class).names(List.of("first")))
				.containsExactly("first", "mapi-worker-1"));
	}

	@Test
	void whenImplementingMethodIsOfAClassWithoutTheInterfaceThenStartFails() {
		this.runner.withBean(BorrowedTasks.class)
			.run((context) -> assertThat(context).getFailure()
				.isInstanceOf(MapiTaskDefinitionException.class)
				.hasMessageContaining("Lender.names")
				.hasMessageContaining("Override the method in the bean's class"));
	}

	@Test
	void whenThreadIsPrimaryThenRunsThere() {
		this.runner.withBean(Tasks.class).withBean(Caller.class).run((context) -> {
			Caller caller = context.getBean(Caller.class);
			assertThat(context.getBean(Tasks.class).primary()).isEqualTo("mapi-primary");
			assertThat(caller.onWorker(Tasks::primary)).isEqualTo("mapi-primary");
			assertThat(caller.onPrimary(Tasks::primary)).isEqualTo("mapi-primary");
		});
	}

	@Test
	void whenPrimaryWouldWaitForWorkerThenItIsRefused() {
		this.runner.withBean(Tasks.class)
			.withBean(Caller.class)
			.run((context) -> assertThatExceptionOfType(MapiThreadException.class)
				.isThrownBy(() -> context.getBean(Caller.class).onPrimary(Tasks::thread))
				.withMessageContaining("Tasks.thread"));
	}

	@Test
	void whenPrimaryDoesNotWaitForWorkerThenItIsRun() {
		this.runner.withBean(Tasks.class).withBean(Caller.class).run((context) -> {
			AtomicReference<CompletionStage<String>> result = new AtomicReference<>();
			context.getBean(Caller.class).onPrimary((tasks) -> {
				result.set(tasks.stage());
				return "";
			});
			assertThat(result.get().toCompletableFuture().get(10, TimeUnit.SECONDS)).isEqualTo("mapi-worker-1");
		});
	}

	@Test
	void whenTimeIsOverThenCallerGoesOn() {
		run((context) -> {
			Tasks tasks = context.getBean(Tasks.class);
			CountDownLatch latch = new CountDownLatch(1);
			try {
				assertThatExceptionOfType(MapiTimeoutException.class).isThrownBy(() -> tasks.tooLong(latch))
					.withMessageContaining("too-long");
			}
			finally {
				latch.countDown();
			}
		});
	}

	@Test
	void whenFutureTakesTooLongThenItFails() {
		run((context) -> {
			CountDownLatch latch = new CountDownLatch(1);
			try {
				CompletableFuture<String> result = context.getBean(Tasks.class).tooLongLater(latch);
				assertThatExceptionOfType(ExecutionException.class).isThrownBy(() -> result.get(10, TimeUnit.SECONDS))
					.withCauseInstanceOf(MapiTimeoutException.class);
			}
			finally {
				latch.countDown();
			}
		});
	}

	@Test
	void whenTimeoutIsPlaceholderThenItIsResolved() {
		this.runner.withBean(PlaceholderTasks.class).withPropertyValues("app.timeout=10ms").run((context) -> {
			CountDownLatch latch = new CountDownLatch(1);
			try {
				assertThatExceptionOfType(MapiTimeoutException.class)
					.isThrownBy(() -> context.getBean(PlaceholderTasks.class).await(latch));
			}
			finally {
				latch.countDown();
			}
		});
	}

	@Test
	void whenPrimaryThreadTakesTooLongThenTheDefaultTimeoutHolds() {
		this.runner.withPropertyValues("mapi.executor.task-timeout=10ms").run((context) -> {
			CountDownLatch latch = new CountDownLatch(1);
			try {
				MapiPrimaryTaskExecutor primary = context.getBean(MapiPrimaryTaskExecutor.class);
				assertThatExceptionOfType(ExecutionException.class).isThrownBy(() -> primary.submit(() -> {
					latch.await();
					return 1;
				}).get(10, TimeUnit.SECONDS)).withCauseInstanceOf(MapiTimeoutException.class);
			}
			finally {
				latch.countDown();
			}
		});
	}

	@Test
	void whenPrimaryThreadHasEndedThenTaskIsRejected() {
		run((context) -> {
			MapiPrimaryTaskExecutor primary = context.getBean(MapiPrimaryTaskExecutor.class);
			assertThat(primary.submit(() -> 1)).succeedsWithin(Duration.ofSeconds(10));
			context.close();
			assertThatExceptionOfType(TaskRejectedException.class).isThrownBy(() -> primary.submit(() -> 1))
				.withCauseInstanceOf(MapiUnavailableException.class);
		});
	}

	@Test
	void whenCallerIsInterruptedThenItIsTold() {
		run((context) -> {
			Tasks tasks = context.getBean(Tasks.class);
			CountDownLatch latch = new CountDownLatch(1);
			try {
				Thread.currentThread().interrupt();
				assertThatExceptionOfType(MapiInterruptedException.class).isThrownBy(() -> tasks.await(latch));
				assertThat(Thread.interrupted()).isTrue();
			}
			finally {
				latch.countDown();
			}
		});
	}

	@Test
	void whenQueueIsFullThenTaskIsRejected() {
		this.runner.withBean(Tasks.class)
			.withPropertyValues("mapi.executor.pool-size=1", "mapi.executor.queue-capacity=0")
			.run((context) -> {
				Tasks tasks = context.getBean(Tasks.class);
				CountDownLatch latch = new CountDownLatch(1);
				CompletableFuture<String> first = tasks.later(latch);
				try {
					assertThatExceptionOfType(TaskRejectedException.class).isThrownBy(tasks::thread)
						.withMessageContaining("Tasks.thread");
					assertThatExceptionOfType(TaskRejectedException.class).isThrownBy(tasks::stage)
						.withMessageContaining("Tasks.stage");
				}
				finally {
					latch.countDown();
				}
				first.get(10, TimeUnit.SECONDS);
			});
	}

	@Test
	void whenClassHasAnnotationThenItsMethodsRunOnMapiThreads() {
		this.runner.withBean(ClassTasks.class).run((context) -> {
			ClassTasks tasks = context.getBean(ClassTasks.class);
			assertThat(tasks.inherited()).isEqualTo("mapi-worker-1");
			assertThat(tasks.overridden()).isEqualTo("mapi-primary");
			assertThat(tasks.toString()).isEqualTo(Thread.currentThread().getName());
		});
	}

	@Test
	void whenAnnotationIsOnAnotherThenItsAttributesCount() {
		this.runner.withBean(MetaTasks.class)
			.withUserConfiguration(FurtherExecutor.class)
			.run((context) -> assertThat(context.getBean(MetaTasks.class).thread()).isEqualTo("mapi-archive-1"));
	}

	@Test
	void whenBeanHasInterfaceProxyThenMethodsRunOnMapiThreads() {
		this.runner.withBean(InterfaceTasks.class)
			.withPropertyValues("spring.aop.proxy-target-class=false")
			.run((context) -> assertThat(context.getBean(TasksInterface.class).thread()).isEqualTo("mapi-worker-1"));
	}

	@Test
	void whenInterfaceHasAnnotationThenMethodRunsOnMapiThread() {
		this.runner.withBean(GenericTasks.class)
			.run((context) -> assertThat(context.getBean(GenericTasks.class).names(List.of("a")))
				.isEqualTo(List.of("a", "mapi-worker-1")));
	}

	@Test
	void whenBeanHasProxyAlreadyThenItsAdviceRunsInsideOnMapiThread() {
		this.runner.withBean(ClassTasks.class)
			.withUserConfiguration(AdvisedEarlier.class)
			.run((context) -> assertAdviceRunsInside(context, ClassTasks.class));
	}

	@Test
	void whenBeanGetsAdviceLaterThenItRunsInsideOnMapiThread() {
		this.runner.withBean(ClassTasks.class)
			.withUserConfiguration(AdvisedLater.class)
			.run((context) -> assertAdviceRunsInside(context, ClassTasks.class));
	}

	private static void assertAdviceRunsInside(ApplicationContext context, Class<ClassTasks> type) {
		ClassTasks tasks = context.getBean(type);
		assertThat(tasks.inherited()).isEqualTo("mapi-worker-1");
		assertThat(tasks.overridden()).isEqualTo("mapi-primary");
		assertThat(context.getBean(RecordingAdvice.class).threads).containsExactly("mapi-worker-1", "mapi-primary");
		// one proxy for all
		assertThat(AopProxyUtils.getSingletonTarget(tasks)).isExactlyInstanceOf(ClassTasks.class);
		assertThat(((Advised) tasks).getAdvisorCount()).isEqualTo(2);
	}

	@Test
	void whenMethodIsScheduledThenItRunsOnMapiThread() {
		this.runner.withBean(ScheduledTasks.class).withUserConfiguration(Scheduling.class).run((context) -> {
			ScheduledTasks tasks = context.getBean(ScheduledTasks.class);
			assertThat(tasks.thread().get(10, TimeUnit.SECONDS)).isEqualTo("mapi-worker-1");
		});
	}

	@Test
	void whenTimeoutIsNoDurationThenContextFails() {
		this.runner.withBean(NoDuration.class)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfAny(MapiTaskDefinitionException.class, IllegalArgumentException.class));
		this.runner.withBean(NoDuration.class)
			.run((context) -> assertThat(context).getFailure()
				.hasStackTraceContaining("NoDuration.task' cannot work: its timeout is 'soon'"));
	}

	@Test
	void whenExecutorIsUnknownThenContextFails() {
		this.runner.withBean(UnknownExecutor.class)
			.run((context) -> assertThat(context).getFailure()
				.isInstanceOf(MapiTaskDefinitionException.class)
				.hasMessageContaining("UnknownExecutor.task")
				.hasMessageContaining("'nobody'")
				.hasMessageContaining("mapiTaskExecutor"));
	}

	@Test
	void whenMethodCannotBeProxiedThenContextFails() {
		this.runner.withBean(PrivateMethod.class)
			.run((context) -> assertThat(context).getFailure().hasMessageContaining("is private"));
		this.runner.withBean(FinalMethod.class)
			.run((context) -> assertThat(context).getFailure().hasMessageContaining("the method is final"));
		this.runner.withBean(FinalClass.class)
			.run((context) -> assertThat(context).getFailure().hasMessageContaining("the class is final"));
		this.runner.withBean(OddFuture.class)
			.run((context) -> assertThat(context).getFailure().hasMessageContaining("FutureTask"));
	}

	@Test
	void whenMethodOfAnnotatedClassIsFinalThenContextFails() {
		this.runner.withBean(ClassWithFinalMethod.class)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(MapiTaskDefinitionException.class)
				.hasMessageContaining("ClassWithFinalMethod.session")
				.hasMessageContaining("the method is final"));
		this.runner.withBean(InheritsFinalMethod.class)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(MapiTaskDefinitionException.class)
				.hasMessageContaining("FinalMethods.last"));
	}

	@Test
	void whenFinalMethodIsSpringsOrBehindInterfaceThenClassMayHaveAnnotation() {
		this.runner.withBean(AwareTasks.class)
			.run((context) -> assertThat(context.getBean(AwareTasks.class).thread()).isEqualTo("mapi-worker-1"));
		this.runner.withBean(FinalBehindInterface.class)
			.withPropertyValues("spring.aop.proxy-target-class=false")
			.run((context) -> assertThat(context.getBean(TasksInterface.class).thread()).isEqualTo("mapi-worker-1"));
	}

	@Test
	void whenMethodOfAnnotatedClassReturnsOddFutureThenContextFails() {
		this.runner.withBean(OddClass.class)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(MapiTaskDefinitionException.class)
				.hasMessageContaining("OddClass.later")
				.hasMessageContaining("FutureTask"));
	}

	/**
	 * Stands for transactions: advice of an auto-proxy creator, which comes before all.
	 */
	@Configuration(proxyBeanMethods = false)
	static class AdvisedEarlier {

		@Bean
		static DefaultAdvisorAutoProxyCreator proxyCreator() {
			DefaultAdvisorAutoProxyCreator creator = new DefaultAdvisorAutoProxyCreator();
			creator.setProxyTargetClass(true);
			creator.setOrder(Ordered.HIGHEST_PRECEDENCE);
			return creator;
		}

		@Bean
		static RecordingAdvice advice() {
			return new RecordingAdvice();
		}

		@Bean
		static Advisor advisor(RecordingAdvice advice) {
			return advice.advisor();
		}

	}

	/**
	 * Stands for validation: advice of a post-processor that comes last.
	 */
	@Configuration(proxyBeanMethods = false)
	static class AdvisedLater {

		@Bean
		static RecordingAdvice advice() {
			return new RecordingAdvice();
		}

		@Bean
		static AdvisingProcessor advising(RecordingAdvice advice) {
			return new AdvisingProcessor(advice.advisor());
		}

	}

	@SuppressWarnings("serial")
	static class AdvisingProcessor extends AbstractBeanFactoryAwareAdvisingPostProcessor {

		AdvisingProcessor(Advisor advisor) {
			this.advisor = advisor;
		}

	}

	static class RecordingAdvice implements MethodInterceptor {

		private final List<String> threads = new CopyOnWriteArrayList<>();

		Advisor advisor() {
			NameMatchMethodPointcut pointcut = new NameMatchMethodPointcut();
			pointcut.addMethodName("inherited");
			pointcut.addMethodName("overridden");
			return new DefaultPointcutAdvisor(pointcut, this);
		}

		@Override
		public Object invoke(MethodInvocation invocation) throws Throwable {
			this.threads.add(Thread.currentThread().getName());
			return invocation.proceed();
		}

	}

	@MapiTask
	static class ClassWithFinalMethod {

		private final String profile = FakeMapiSubsystem.PROFILE;

		final String session() {
			return this.profile;
		}

	}

	abstract static class FinalMethods {

		final String last() {
			return Thread.currentThread().getName();
		}

	}

	@MapiTask
	static class InheritsFinalMethod extends FinalMethods {

	}

	@MapiTask
	static class AwareTasks extends ApplicationObjectSupport {

		String thread() {
			return Thread.currentThread().getName();
		}

	}

	@MapiTask
	static class FinalBehindInterface implements TasksInterface {

		@Override
		public final String thread() {
			return Thread.currentThread().getName();
		}

	}

	@MapiTask
	static class OddClass {

		FutureTask<String> later() {
			return new FutureTask<>(() -> "");
		}

	}

	static class Tasks {

		private volatile String remembered;

		@MapiTask
		String thread() {
			return Thread.currentThread().getName();
		}

		@MapiTask(thread = ThreadRole.PRIMARY)
		String primary() {
			return Thread.currentThread().getName();
		}

		@MapiTask
		void remember(String value) {
			this.remembered = value;
		}

		@MapiTask
		CompletableFuture<Void> rememberLater(String value) {
			this.remembered = value;
			return CompletableFuture.completedFuture(null);
		}

		@MapiTask
		String remembered() {
			return this.remembered;
		}

		@MapiTask
		int lengthOfRemembered() {
			return this.remembered.length();
		}

		@MapiTask
		CompletableFuture<String> later(CountDownLatch latch) throws InterruptedException {
			latch.await();
			return CompletableFuture.completedFuture(Thread.currentThread().getName());
		}

		@MapiTask
		CompletableFuture<String> same(CompletableFuture<String> future) {
			return future;
		}

		@MapiTask
		CompletionStage<String> stage() {
			return CompletableFuture.completedStage(Thread.currentThread().getName());
		}

		@MapiTask
		Future<String> future() {
			FutureTask<String> task = new FutureTask<>(() -> Thread.currentThread().getName());
			task.run();
			return task;
		}

		@MapiTask
		Future<String> noFuture() {
			return null;
		}

		@MapiTask
		<E extends Throwable> String fail(E failure) throws E {
			throw failure;
		}

		@MapiTask
		CompletableFuture<String> failLater(Exception failure) throws Exception {
			throw failure;
		}

		@MapiTask
		void await(CountDownLatch latch) throws InterruptedException {
			latch.await();
		}

		@MapiTask(timeout = "20ms", name = "too-long")
		void tooLong(CountDownLatch latch) throws InterruptedException {
			latch.await();
		}

		@MapiTask(timeout = "20ms")
		CompletableFuture<String> tooLongLater(CountDownLatch latch) throws InterruptedException {
			latch.await();
			return CompletableFuture.completedFuture("");
		}

	}

	@FunctionalInterface
	interface Use {

		String apply(Tasks tasks) throws Exception;

	}

	static class Caller {

		private final Tasks tasks;

		Caller(Tasks tasks) {
			this.tasks = tasks;
		}

		@MapiTask
		String onWorker(Use use) throws Exception {
			return use.apply(this.tasks);
		}

		@MapiTask(thread = ThreadRole.PRIMARY)
		String onPrimary(Use use) throws Exception {
			return use.apply(this.tasks);
		}

	}

	static class PlaceholderTasks {

		@MapiTask(timeout = "${app.timeout}")
		void await(CountDownLatch latch) throws InterruptedException {
			latch.await();
		}

	}

	@MapiTask
	static class ClassTasks {

		String inherited() {
			return Thread.currentThread().getName();
		}

		@MapiTask(thread = ThreadRole.PRIMARY)
		String overridden() {
			return Thread.currentThread().getName();
		}

		@Override
		public String toString() {
			return Thread.currentThread().getName();
		}

	}

	@MapiTask
	@Retention(RetentionPolicy.RUNTIME)
	@interface ArchiveTask {

		@AliasFor(annotation = MapiTask.class, attribute = "executor")
		String on() default "archiveExecutor";

	}

	static class MetaTasks {

		@ArchiveTask
		String thread() {
			return Thread.currentThread().getName();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class FurtherExecutor {

		@Bean(defaultCandidate = false)
		MapiTaskExecutor archiveExecutor(MapiTaskExecutorBuilder builder) {
			return builder.name("archive").poolSize(1).build();
		}

	}

	interface TasksInterface {

		String thread();

	}

	static final class InterfaceTasks implements TasksInterface {

		@Override
		@MapiTask
		public String thread() {
			return Thread.currentThread().getName();
		}

	}

	interface GenericInterface<T> {

		@MapiTask
		T names(T more);

	}

	static class GenericTasks implements GenericInterface<List<String>> {

		@Override
		public List<String> names(List<String> more) {
			return List.of(more.get(0), Thread.currentThread().getName());
		}

	}

	interface ClosestInterface extends GenericInterface<List<String>> {

	}

	static class DistantTasks extends DistantParent {

	}

	static class DistantParent implements ClosestInterface {

		@Override
		public List<String> names(List<String> more) {
			return List.of(more.get(0), Thread.currentThread().getName());
		}

	}

	static class BorrowedTasks extends Lender implements ClosestInterface {

	}

	interface Names {

		List<String> names(List<String> more);

	}

	static class Lender implements Names {

		@Override
		public List<String> names(List<String> more) {
			return more;
		}

	}

	static class ScheduledTasks {

		private final CompletableFuture<String> thread = new CompletableFuture<>();

		CompletableFuture<String> thread() {
			return this.thread;
		}

		@Scheduled(fixedDelay = 1, timeUnit = TimeUnit.HOURS)
		@MapiTask
		void run() {
			this.thread.complete(Thread.currentThread().getName());
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableScheduling
	static class Scheduling {

	}

	static class NoDuration {

		@MapiTask(timeout = "soon")
		void task() {
		}

	}

	static class UnknownExecutor {

		@MapiTask("nobody")
		void task() {
		}

	}

	static class PrivateMethod {

		@MapiTask
		private void task() {
		}

	}

	static class FinalMethod {

		@MapiTask
		final void task() {
		}

	}

	static final class FinalClass {

		@MapiTask
		void task() {
		}

	}

	static class OddFuture {

		@MapiTask
		FutureTask<String> task() {
			return new FutureTask<>(() -> "");
		}

	}

	static class SessionTasks {

		private final MapiSession session;

		SessionTasks(MapiSession session) {
			this.session = session;
		}

		@MapiTask
		String profile() {
			return this.session.profileName();
		}

	}

}
