// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.autoconfigure;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

import io.github.mapikit.boot.task.MapiTask;
import io.github.mapikit.boot.task.MapiTaskExecutor;
import io.github.mapikit.boot.task.MapiTaskExecutorBuilder;
import io.github.mapikit.runtime.fake.FakeDriver;
import io.github.mapikit.spi.MapiDriver;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.WebAsyncTask;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Asynchronous web requests run where they run without the starter, and may wait for MAPI
 * or return its futures.
 */
@SpringBootTest
@AutoConfigureMockMvc
@DirtiesContext
class MapiGuestWebTests {

	@Autowired
	private MockMvcTester mvc;

	@Test
	void whenControllerReturnsCallableThenBootsExecutorRunsIt() {
		assertThat(this.mvc.get().uri("/callable")).bodyText().startsWith("task-").doesNotContain("mapi");
	}

	@Test
	void whenControllerReturnsWebAsyncTaskThenBootsExecutorRunsIt() {
		assertThat(this.mvc.get().uri("/web-async-task")).bodyText().startsWith("task-").doesNotContain("mapi");
	}

	@Test
	void whenCallableUsesMapiThenThatRunsOnMapiThreadAlone() {
		assertThat(this.mvc.get().uri("/callable-with-mapi")).bodyText().startsWith("task-").contains(", mapi-worker-");
	}

	@Test
	void whenControllerReturnsFutureOfTaskThenItsResultIsServed() {
		assertThat(this.mvc.get().uri("/future")).bodyText().startsWith("mapi-worker-");
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import({ Async.class, Tasks.class })
	static class Application {

		@Bean
		MapiDriver driver() {
			return FakeDriver.withPrivateData();
		}

		@Bean
		MapiTaskExecutor archiveExecutor(MapiTaskExecutorBuilder builder) {
			return builder.name("archive").build();
		}

	}

	@RestController
	static class Async {

		private final Tasks tasks;

		Async(Tasks tasks) {
			this.tasks = tasks;
		}

		@GetMapping("/callable")
		Callable<String> callable() {
			return Async::here;
		}

		@GetMapping("/web-async-task")
		WebAsyncTask<String> webAsyncTask() {
			return new WebAsyncTask<>(10_000L, Async::here);
		}

		@GetMapping("/callable-with-mapi")
		Callable<String> callableWithMapi() {
			return () -> here() + ", " + this.tasks.thread();
		}

		@GetMapping("/future")
		CompletableFuture<String> future() {
			return this.tasks.threadLater();
		}

		private static String here() {
			return Thread.currentThread().getName();
		}

	}

	static class Tasks {

		@MapiTask
		String thread() {
			return Thread.currentThread().getName();
		}

		@MapiTask
		CompletableFuture<String> threadLater() {
			return CompletableFuture.completedFuture(Thread.currentThread().getName());
		}

	}

}
