// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.task;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import io.github.mapikit.boot.support.BalancedMapi;
import io.github.mapikit.model.store.Folder;
import io.github.mapikit.model.store.MapiSession;
import io.github.mapikit.runtime.task.TaskOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.mock;

/**
 * Tests of {@link MapiTemplate}.
 */
@ExtendWith(BalancedMapi.class)
@Timeout(60)
class MapiTemplateTests {

	private final ApplicationContextRunner runner = TaskContexts.runner();

	@Test
	void whenCallbackDeclaresCheckedExceptionThenCallerGetsIt() {
		this.runner.run((context) -> {
			MapiTemplate template = context.getBean(MapiTemplate.class);
			IOException failure = new IOException("no space left");
			assertThatExceptionOfType(IOException.class).isThrownBy(() -> write(template, failure)).isSameAs(failure);
		});
	}

	// declares what the callback throws and nothing else
	private static String write(MapiTemplate template, IOException failure) throws IOException {
		return template.execute((session) -> fail(failure));
	}

	private static String fail(IOException failure) throws IOException {
		throw failure;
	}

	@Test
	void whenCallbackDeclaresNothingThenCallerNeedNotCatch() {
		this.runner.run((context) -> {
			MapiTemplate template = context.getBean(MapiTemplate.class);
			assertThat(template.execute(MapiSession::profileName)).isNotEmpty();
			String onPrimary = template.executeOnPrimary((session) -> Thread.currentThread().getName());
			assertThat(onPrimary).isEqualTo("mapi-primary");
		});
	}

	@Test
	void whenAsynchronousCallbackThrowsCheckedThenFutureHasIt() {
		this.runner.run((context) -> {
			IOException failure = new IOException("no space left");
			assertThat(context.getBean(MapiTemplate.class).executeAsync((session) -> fail(failure)))
				.failsWithin(Duration.ofSeconds(10))
				.withThrowableThat()
				.withCause(failure);
		});
	}

	@Test
	void whenCallbackReturnsOpenObjectThenItIsRefused() {
		this.runner.run((context) -> {
			MapiTemplate template = context.getBean(MapiTemplate.class);
			assertThatExceptionOfType(MapiTaskResultException.class)
				.isThrownBy(() -> template.execute(TaskOptions.named("inbox"), (session) -> mock(Folder.class)))
				.withMessageContaining("returned by task 'inbox', which has closed it")
				.satisfies((ex) -> assertThat(ex.task()).isEqualTo("inbox"))
				.satisfies((ex) -> assertThat(ex.type()).isEqualTo(Folder.class.getName()));
			assertThat(template.executeAsync((session) -> Stream.of(1))).failsWithin(Duration.ofSeconds(10))
				.withThrowableThat()
				.withCauseInstanceOf(MapiTaskResultException.class);
		});
	}

	@Test
	void whenWorkerHandsCallbackOverThenOpenObjectIsRefused() {
		this.runner.withPropertyValues("mapi.executor.pool-size=1").run((context) -> {
			MapiTemplate template = context.getBean(MapiTemplate.class);
			CompletableFuture<Folder> later = template
				.execute((session) -> template.executeAsync((again) -> mock(Folder.class)));
			assertThat(later).failsWithin(Duration.ofSeconds(10))
				.withThrowableThat()
				.withCauseInstanceOf(MapiTaskResultException.class);
		});
	}

	@Test
	void whenCallbackRunsInPlaceThenItMayReturnOpenObject() {
		this.runner.run((context) -> {
			MapiTemplate template = context.getBean(MapiTemplate.class);
			Folder folder = mock(Folder.class);
			boolean same = template.execute((session) -> template.execute((again) -> folder) == folder);
			assertThat(same).isTrue();
		});
	}

}
