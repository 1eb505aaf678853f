// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.task;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.mapikit.boot.support.BalancedMapi;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.store.Folder;
import io.github.mapikit.model.store.MapiSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.mock;

/**
 * What cannot leave a task is refused: at the start where the type of the method says so,
 * else when it is returned.
 */
@ExtendWith(BalancedMapi.class)
@Timeout(60)
class MapiTaskResultTests {

	private final ApplicationContextRunner runner = TaskContexts.runner();

	static Stream<Class<?>> openTypes() {
		return Stream.of(OpenFolder.class, FolderInFuture.class, FolderInOptional.class, FoldersInMap.class,
				FolderArray.class, FolderOfVariable.class, FolderList.class, Rows.class, Numbers.class,
				OpenIterator.class, Content.class, Text.class, Publisher.class, OtherPublisher.class, OfClass.class);
	}

	@ParameterizedTest
	@MethodSource("openTypes")
	void whenTypeSaysThatResultIsOpenThenContextFails(Class<?> type) {
		this.runner.withBean(type)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(MapiTaskDefinitionException.class)
				.hasMessageContaining(type.getSimpleName())
				.hasMessageContaining("task' cannot work: ")
				.hasMessageContaining("it returns '")
				.hasMessageContaining("Return "));
	}

	@Test
	void whenTypeSaysNothingOrIsClosedThenContextStarts() {
		this.runner.withBean(Fine.class).run((context) -> {
			assertThat(context.getBean(Fine.class).names()).containsExactly("a");
			assertThat(context.getBean(Fine.class).inMemory()).hasBinaryContent(new byte[] { 1 });
		});
	}

	@Test
	void whenOpenObjectIsReturnedThenCallerIsToldWhichTask() {
		this.runner.withBean(Any.class).run((context) -> {
			Any any = context.getBean(Any.class);
			assertThatExceptionOfType(MapiTaskResultException.class)
				.isThrownBy(() -> any.task(() -> mock(Folder.class)))
				.withMessageContaining("'io.github.mapikit.model.store.Folder'")
				.withMessageContaining("returned by task 'MapiTaskResultTests.Any.task', which has closed it")
				.withMessageContaining("EntryId");
			assertThatExceptionOfType(MapiTaskResultException.class).isThrownBy(() -> any.task(() -> Stream.of(1)))
				.withMessageContaining("'java.util.stream.Stream'");
			assertThatExceptionOfType(MapiTaskResultException.class)
				.isThrownBy(() -> any.task(() -> List.of(mock(Folder.class))));
			assertThatExceptionOfType(MapiTaskResultException.class)
				.isThrownBy(() -> any.task(() -> Optional.of(mock(Folder.class))));
			assertThat(any.task(() -> List.of(1))).isEqualTo(List.of(1));
			assertThat(any.task(() -> null)).isNull();
		});
	}

	@Test
	void whenCollectionContainsItselfThenItIsReturned() {
		this.runner.withBean(Any.class).run((context) -> {
			List<Object> list = new ArrayList<>();
			list.add(list);
			assertThat(context.getBean(Any.class).task(() -> list) == list).isTrue();
		});
	}

	@Test
	void whenTypeIsOfMethodOfAnnotatedClassThenThatIsTold() {
		this.runner.withBean(OfClass.class)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("instead of the class"));
	}

	@Test
	void whenOpenObjectIsInFutureThenFutureFails() {
		this.runner.withBean(Any.class).run((context) -> {
			Any any = context.getBean(Any.class);
			assertThat(any.later(() -> mock(Folder.class))).failsWithin(Duration.ofSeconds(10))
				.withThrowableThat()
				.withCauseInstanceOf(MapiTaskResultException.class);
		});
	}

	@Test
	void whenSessionIsReturnedThenItIsNotCalledClosed() {
		this.runner.withBean(Any.class)
			.run((context) -> assertThatExceptionOfType(MapiTaskResultException.class)
				.isThrownBy(() -> context.getBean(Any.class).task(() -> context.getBean(MapiSession.class)))
				.withMessageContaining("a session belongs to its thread"));
	}

	@Test
	void whenCallerIsTheSameTaskThenOpenObjectMayBeReturned() {
		this.runner.withBean(Any.class).run((context) -> {
			Any any = context.getBean(Any.class);
			Folder folder = mock(Folder.class);
			assertThat(any.task(() -> any.task(() -> folder) == folder)).isEqualTo(true);
		});
	}

	static class OpenFolder {

		@MapiTask
		Folder task() {
			return mock(Folder.class);
		}

	}

	static class FolderInFuture {

		@MapiTask
		CompletableFuture<? extends Folder> task() {
			return CompletableFuture.completedFuture(mock(Folder.class));
		}

	}

	static class FolderInOptional {

		@MapiTask
		List<Optional<Folder>> task() {
			return List.of();
		}

	}

	static class FoldersInMap {

		@MapiTask
		Map<EntryId, Folder> task() {
			return Map.of();
		}

	}

	static class FolderArray {

		@MapiTask
		Folder[] task() {
			return new Folder[0];
		}

	}

	abstract static class Generic<T> {

		@MapiTask
		List<T> task() {
			return List.of();
		}

	}

	static class FolderOfVariable extends Generic<Folder> {

	}

	@SuppressWarnings("serial")
	static class Folders extends ArrayList<Folder> {

	}

	static class FolderList {

		@MapiTask
		Folders task() {
			return new Folders();
		}

	}

	static class Rows {

		@MapiTask
		Stream<String> task() {
			return Stream.of();
		}

	}

	static class Numbers {

		@MapiTask
		IntStream task() {
			return IntStream.of();
		}

	}

	static class OpenIterator {

		@MapiTask
		Iterator<String> task() {
			return List.<String>of().iterator();
		}

	}

	static class Content {

		@MapiTask
		InputStream task() {
			return InputStream.nullInputStream();
		}

	}

	static class Text {

		@MapiTask
		CompletableFuture<Reader> task() {
			return CompletableFuture.completedFuture(Reader.nullReader());
		}

	}

	static class Publisher {

		@MapiTask
		Flow.Publisher<String> task() {
			return (subscriber) -> {
			};
		}

	}

	static class OtherPublisher {

		@MapiTask
		CompletableFuture<org.reactivestreams.Publisher<String>> task() {
			return CompletableFuture.completedFuture((subscriber) -> {
			});
		}

	}

	@MapiTask
	static class OfClass {

		Stream<String> task() {
			return Stream.of();
		}

	}

	static class Fine {

		@MapiTask
		Iterable<String> names() {
			return List.of("a");
		}

		@MapiTask
		Path path() {
			return Path.of("a");
		}

		@MapiTask
		ByteArrayInputStream inMemory() {
			return new ByteArrayInputStream(new byte[] { 1 });
		}

	}

	static class Any {

		@MapiTask
		Object task(Supplier<Object> work) {
			return work.get();
		}

		@MapiTask
		CompletableFuture<Object> later(Supplier<Object> work) {
			return CompletableFuture.completedFuture(work.get());
		}

	}

}
