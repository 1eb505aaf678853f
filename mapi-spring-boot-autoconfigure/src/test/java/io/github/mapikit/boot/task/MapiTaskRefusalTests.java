// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.task;

import java.util.List;
import java.util.concurrent.FutureTask;

import io.github.mapikit.boot.support.BalancedMapi;
import io.github.mapikit.boot.support.FakeMapiSubsystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;

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
