// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.task;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import io.github.mapikit.boot.support.BalancedMapi;
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
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link MapiTask} beside other advice of the same bean.
 */
@ExtendWith(BalancedMapi.class)
@Timeout(60)
class MapiTaskAdviceTests {

	private final ApplicationContextRunner runner = TaskContexts.runner();

	@Test
	void whenBeanHasProxyAlreadyThenItsAdviceRunsInside() {
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

}
