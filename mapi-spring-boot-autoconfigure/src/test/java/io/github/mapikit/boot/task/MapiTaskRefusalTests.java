// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.task;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.FutureTask;

import io.github.mapikit.boot.support.BalancedMapi;
import io.github.mapikit.runtime.fake.FakeDriver;
import io.github.mapikit.spi.ThreadRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Uses of {@link MapiTask} that cannot work end the start.
 */
@ExtendWith(BalancedMapi.class)
@Timeout(60)
class MapiTaskRefusalTests {

	private final ApplicationContextRunner runner = TaskContexts.runner();

	@Test
	void whenMethodIsOfClassWithoutTheInterfaceThenContextFails() {
		this.runner.withBean(BorrowedTasks.class)
			.run((context) -> assertThat(context).getFailure()
				.isInstanceOf(MapiTaskDefinitionException.class)
				.hasMessageContaining("Lender.names")
				.hasMessageContaining("Override the method in the bean's class"));
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
	void whenExecutorIsMisspeltThenNearestIsNamed() {
		this.runner.withBean(MisspeltExecutor.class)
			.run((context) -> assertThat(context).getFailure()
				.isInstanceOf(MapiTaskDefinitionException.class)
				.hasNoCause()
				.hasMessageContaining("MisspeltExecutor.task")
				.hasMessageContaining("'mapiTaskExecutr'")
				.hasMessageContaining("Perhaps 'mapiTaskExecutor' is meant")
				.hasMessageContaining("'mapiPrimaryExecutor'"));
	}

	@Test
	void whenExecutorIsOfAnotherKindThenContextFails() {
		this.runner.withBean("nobody", ThreadPoolTaskExecutor.class)
			.withBean(UnknownExecutor.class)
			.run((context) -> assertThat(context).getFailure()
				.isInstanceOf(MapiTaskDefinitionException.class)
				.hasNoCause()
				.hasMessageContaining("UnknownExecutor.task")
				.hasMessageContaining(
						"'nobody' is no MAPI executor, but a '" + ThreadPoolTaskExecutor.class.getName()));
	}

	@Test
	void whenQualifierIsOfSeveralExecutorsThenTheyAreNamed() {
		this.runner.withUserConfiguration(TwoExecutors.class)
			.withBean(UnknownExecutor.class)
			.run((context) -> assertThat(context).getFailure()
				.isInstanceOf(MapiTaskDefinitionException.class)
				.hasNoCause()
				.hasMessageContaining("several MAPI executors have the qualifier 'nobody'")
				.hasMessageContaining("'first'")
				.hasMessageContaining("'second'"));
	}

	@Test
	void whenExecutorOfClassIsUnknownThenContextFails() {
		this.runner.withBean(UnknownOfClass.class)
			.run((context) -> assertThat(context).getFailure()
				.isInstanceOf(MapiTaskDefinitionException.class)
				.hasMessageContaining("UnknownOfClass.task"));
	}

	@Test
	void whenPrimaryThreadAndExecutorAreNamedThenContextFails() {
		this.runner.withBean(PrimaryWithExecutor.class)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(MapiTaskDefinitionException.class)
				.hasMessageContaining("PrimaryWithExecutor.task")
				.hasMessageContaining("'thread = PRIMARY'")
				.hasMessageContaining("'executor = \"mapiTaskExecutor\"'"));
	}

	@ParameterizedTest
	@ValueSource(classes = { UnresolvedTimeout.class, UnresolvedName.class, UnresolvedExecutor.class })
	void whenPlaceholderIsUnresolvedThenMethodAndAttributeAreNamed(Class<?> type) {
		String attribute = type.getSimpleName().substring("Unresolved".length()).toLowerCase(Locale.ROOT);
		String message = "%s.task' cannot work: its attribute '%s' is '${app.missing}'".formatted(type.getSimpleName(),
				attribute);
		this.runner.withBean(type)
			.run((context) -> assertThat(context.getStartupFailure()).hasStackTraceContaining(message));
		this.runner.withConfiguration(AutoConfigurations.of(PropertyPlaceholderAutoConfiguration.class))
			.withBean(type)
			.run((context) -> assertThat(context.getStartupFailure()).hasStackTraceContaining(message));
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
	void whenMethodOfClassReturnsOddFutureThenContextFails() {
		this.runner.withBean(OddClass.class)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(MapiTaskDefinitionException.class)
				.hasMessageContaining("OddClass.later")
				.hasMessageContaining("FutureTask"));
	}

	@MapiTask
	static class ClassWithFinalMethod {

		private final String profile = FakeDriver.PROFILE;

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
	static class OddClass {

		FutureTask<String> later() {
			return new FutureTask<>(() -> "");
		}

	}

	interface GenericInterface<T> {

		@MapiTask
		T names(T more);

	}

	interface ClosestInterface extends GenericInterface<List<String>> {

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

	static class MisspeltExecutor {

		@MapiTask("mapiTaskExecutr")
		void task() {
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class TwoExecutors {

		@Bean
		@Qualifier("nobody")
		MapiTaskExecutor first(MapiTaskExecutorBuilder builder) {
			return builder.name("first").build();
		}

		@Bean
		@Qualifier("nobody")
		MapiTaskExecutor second(MapiTaskExecutorBuilder builder) {
			return builder.name("second").build();
		}

	}

	@MapiTask("nobody")
	static class UnknownOfClass {

		void task() {
		}

	}

	static class PrimaryWithExecutor {

		@MapiTask(thread = ThreadRole.PRIMARY, executor = "mapiTaskExecutor")
		void task() {
		}

	}

	static class UnresolvedTimeout {

		@MapiTask(timeout = "${app.missing}")
		void task() {
		}

	}

	static class UnresolvedName {

		@MapiTask(name = "${app.missing}")
		void task() {
		}

	}

	static class UnresolvedExecutor {

		@MapiTask("${app.missing}")
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

}
