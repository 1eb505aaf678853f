// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.task;

import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import io.github.mapikit.boot.support.BalancedMapi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.task.TaskDecorator;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How many classes of this library are between the caller of a {@link MapiTask} method
 * and the method: those of the stack that hands the task over, that waits for it, and
 * that runs it.
 */
@ExtendWith(BalancedMapi.class)
@Timeout(60)
class TaskPathTests {

	private static final String SPRING_HALF = "io.github.mapikit.boot.";

	private static final int MAX_CLASSES = 12;

	private static final int MAX_CLASSES_OF_SPRING_HALF = 3;

	private final Set<String> path = new TreeSet<>();

	private final Thread caller = Thread.currentThread();

	private final ApplicationContextRunner runner = TaskContexts.runner()
		.withBean("path", TaskPathTests.class, () -> this)
		.withBean(Tasks.class);

	@Test
	void whenCallerWaitsThenPathIsShort() {
		this.runner.run((context) -> context.getBean(Tasks.class).wait(""));
		assertPathIsShort();
	}

	@Test
	void whenCallerGetsFutureThenPathIsShort() {
		// the decorator is called where the task is handed over
		this.runner.withBean(TaskDecorator.class, () -> (task) -> {
			add(this.caller);
			return task;
		}).run((context) -> context.getBean(Tasks.class).later().get());
		assertPathIsShort();
	}

	private void assertPathIsShort() {
		assertThat(this.path).hasSizeBetween(4, MAX_CLASSES);
		assertThat(this.path).filteredOn((name) -> name.startsWith(SPRING_HALF))
			.contains(MapiTaskInterceptor.class.getName())
			.hasSizeLessThanOrEqualTo(MAX_CLASSES_OF_SPRING_HALF);
	}

	private void add(Thread thread) {
		Stream.of(thread.getStackTrace())
			.map(StackTraceElement::getClassName)
			.filter((name) -> name.startsWith("io.github.mapikit."))
			.map((name) -> name.replaceFirst("\\$.*", ""))
			.filter((name) -> !name.equals(TaskPathTests.class.getName()))
			.forEach(this.path::add);
	}

	static class Tasks {

		private final TaskPathTests test;

		Tasks(TaskPathTests test) {
			this.test = test;
		}

		@MapiTask
		String wait(String result) {
			this.test.add(Thread.currentThread());
			// it may not wait yet, but is below the executor's call in any case
			this.test.add(this.test.caller);
			return result;
		}

		@MapiTask
		CompletableFuture<Boolean> later() {
			this.test.add(Thread.currentThread());
			return CompletableFuture.completedFuture(true);
		}

	}

}
