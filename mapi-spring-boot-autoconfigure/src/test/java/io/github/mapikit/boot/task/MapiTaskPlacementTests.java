// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.task;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;

import io.github.mapikit.boot.support.BalancedMapi;
import io.github.mapikit.spi.ThreadRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ApplicationObjectSupport;
import org.springframework.core.annotation.AliasFor;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Where {@link MapiTask} may stand.
 */
@ExtendWith(BalancedMapi.class)
@Timeout(60)
class MapiTaskPlacementTests {

	private final ApplicationContextRunner runner = TaskContexts.runner();

	@Test
	void whenDistantInterfaceHasAnnotationThenMethodRunsOnWorker() {
		this.runner.withBean(DistantTasks.class)
			.run((context) -> assertThat(context.getBean(DistantTasks.class).names(List.of("first")))
				.containsExactly("first", "mapi-worker-1"));
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
	void whenFinalMethodIsSpringsOrBehindInterfaceThenItIsAllowed() {
		this.runner.withBean(AwareTasks.class)
			.run((context) -> assertThat(context.getBean(AwareTasks.class).thread()).isEqualTo("mapi-worker-1"));
		this.runner.withBean(FinalBehindInterface.class)
			.withPropertyValues("spring.aop.proxy-target-class=false")
			.run((context) -> assertThat(context.getBean(TasksInterface.class).thread()).isEqualTo("mapi-worker-1"));
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

		@Bean
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

}
