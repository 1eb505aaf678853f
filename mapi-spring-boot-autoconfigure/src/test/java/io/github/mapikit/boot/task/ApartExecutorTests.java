// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.task;

import java.util.concurrent.CompletableFuture;

import io.github.mapikit.boot.support.BalancedMapi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Executors that keep their tasks apart from those of others.
 */
@ExtendWith(BalancedMapi.class)
@Timeout(60)
class ApartExecutorTests {

	private final ApplicationContextRunner runner = TaskContexts.runner()
		.withUserConfiguration(Executors.class)
		.withBean(Worker.class)
		.withBean(Archive.class)
		.withBean(Sender.class);

	@Test
	void whenExecutorKeepsTasksApartThenItsOwnWorkersRunThem() {
		this.runner.run((context) -> {
			Worker worker = context.getBean(Worker.class);
			Archive archive = context.getBean(Archive.class);
			assertThat(worker.run(() -> archive.run(ApartExecutorTests::thread))).isEqualTo("mapi-archive-1");
			assertThat(worker.run(() -> archive.later(ApartExecutorTests::thread).join())).isEqualTo("mapi-archive-1");
		});
	}

	@Test
	void whenTaskComesBackThenItRunsInPlace() {
		this.runner.run((context) -> {
			Archive archive = context.getBean(Archive.class);
			Sender sender = context.getBean(Sender.class);
			assertThat(archive.run(() -> sender.run(ApartExecutorTests::thread))).isEqualTo("mapi-send-1");
			assertThat(archive.run(() -> sender.run(() -> archive.run(ApartExecutorTests::thread))))
				.isEqualTo("mapi-send-1");
			assertThat(archive.run(() -> sender.run(() -> archive.later(ApartExecutorTests::thread).join())))
				.isEqualTo("mapi-send-1");
		});
	}

	@Test
	void whenOtherExecutorIsCalledThenItRunsInPlaceAsEver() {
		this.runner.run((context) -> {
			Worker worker = context.getBean(Worker.class);
			assertThat(context.getBean(Archive.class).run(() -> worker.run(ApartExecutorTests::thread)))
				.isEqualTo("mapi-archive-1");
			assertThat(context.getBean(MapiTaskExecutor.class).getOptions().apart()).isFalse();
		});
	}

	private static String thread() {
		return Thread.currentThread().getName();
	}

	@FunctionalInterface
	interface Work {

		String run();

	}

	static class Worker {

		@MapiTask
		String run(Work work) {
			return work.run();
		}

	}

	static class Archive {

		@MapiTask("archiveExecutor")
		String run(Work work) {
			return work.run();
		}

		@MapiTask("archiveExecutor")
		CompletableFuture<String> later(Work work) {
			return CompletableFuture.completedFuture(work.run());
		}

	}

	static class Sender {

		@MapiTask("sendExecutor")
		String run(Work work) {
			return work.run();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Executors {

		@Bean(defaultCandidate = false)
		MapiTaskExecutor archiveExecutor(MapiTaskExecutorBuilder builder) {
			return builder.name("archive").poolSize(1).apart(true).build();
		}

		@Bean(defaultCandidate = false)
		MapiTaskExecutor sendExecutor(MapiTaskExecutorBuilder builder) {
			return builder.name("send").poolSize(1).apart(true).build();
		}

	}

}
