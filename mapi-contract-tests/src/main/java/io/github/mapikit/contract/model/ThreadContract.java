// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.contract.model;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import io.github.mapikit.error.MapiThreadException;
import io.github.mapikit.error.ThreadKind;
import io.github.mapikit.model.MapiObject;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.property.Row;
import io.github.mapikit.model.store.Folder;
import io.github.mapikit.model.store.MapiSession;
import io.github.mapikit.model.store.MessageStore;
import io.github.mapikit.model.table.ContentsTable;
import io.github.mapikit.runtime.MapiRuntime;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Objects and the threads that they belong to: rules R1 and R6 as the object model keeps
 * them on every driver.
 *
 * @since 0.1.0
 */
public abstract class ThreadContract extends ModelContract {

	private static @Nullable Throwable onPlainThread(ThrowingCallable call) throws InterruptedException {
		AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
		Thread thread = new Thread(() -> thrown.set(Assertions.catchThrowable(call)), "no-mapi-thread");
		thread.start();
		thread.join(LIMIT.toMillis());
		Assertions.assertThat(thread.isAlive()).isFalse();
		return thrown.get();
	}

	private static void assertKind(@Nullable Throwable thrown, ThreadKind kind) {
		Assertions.assertThat(thrown).isInstanceOfSatisfying(MapiThreadException.class, (ex) -> {
			Assertions.assertThat(ex.kind()).isEqualTo(kind);
			Assertions.assertThat(ex.getMessage()).contains(ex.threadName());
		});
	}

	@EnumSource
	@ParameterizedTest
	void whenUsedOnAThreadWithoutMapiThenItIsRefused(OpenedObject kind) {
		requires(kind.needs());
		expectLeaks();
		onWorker((session) -> {
			MapiObject object = kind.open(session);
			assertKind(onPlainThread(() -> kind.use(object)), ThreadKind.FOREIGN);
			assertKind(onPlainThread(object::close), ThreadKind.FOREIGN);
			kind.use(object);
		});
	}

	@EnumSource
	@ParameterizedTest
	void whenUsedOnAnotherWorkerThenItIsRefused(OpenedObject kind) {
		requires(kind.needs());
		expectLeaks();
		onWorker((session) -> {
			MapiObject object = kind.open(session);
			onOtherWorker((other) -> {
				assertKind(Assertions.catchThrowable(() -> kind.use(object)), ThreadKind.OTHER_MAPI_THREAD);
				assertKind(Assertions.catchThrowable(object::close), ThreadKind.OTHER_MAPI_THREAD);
			});
			kind.use(object);
		});
	}

	@EnumSource
	@ParameterizedTest
	void whenTheTaskHasEndedThenItsObjectsAreClosed(OpenedObject kind) {
		requires(kind.needs());
		expectLeaks();
		AtomicReference<MapiObject> kept = new AtomicReference<>();
		onWorker((session) -> kept.set(kind.open(session)));
		Assertions.assertThat(leaks()).isNotEmpty();
		onWorker((session) -> Assertions.assertThatIllegalStateException()
			.isThrownBy(() -> kind.use(Objects.requireNonNull(kept.get(), "kept"))));
	}

	@EnumSource
	@ParameterizedTest
	void whenClosedThenUsingItFailsAndClosingItAgainDoesNothing(OpenedObject kind) {
		requires(kind.needs());
		expectLeaks();
		onWorker((session) -> {
			MapiObject object = kind.open(session);
			object.close();
			Assertions.assertThatIllegalStateException().isThrownBy(() -> kind.use(object));
			object.close();
		});
	}

	@EnumSource
	@ParameterizedTest
	void whenUnwrappedToATypeThatIsNotThereThenTheMessageSaysSo(OpenedObject kind) {
		requires(kind.needs());
		expectLeaks();
		onWorker((session) -> {
			MapiObject object = kind.open(session);
			Assertions.assertThat(object.unwrap(MapiObject.class)).isNotNull();
			Assertions.assertThatIllegalArgumentException()
				.isThrownBy(() -> object.unwrap(StringBuilder.class))
				.withMessageContaining(StringBuilder.class.getName());
		});
	}

	@Test
	void whenTheSessionIsUsedOnAnotherThreadThenItIsRefused() {
		onWorker((session) -> {
			MessageStore store = session.defaultStore();
			for (ThrowingCallable use : List.<ThrowingCallable>of(session::defaultStore, session::close, store::inbox,
					store::close)) {
				assertKind(onPlainThread(use), ThreadKind.FOREIGN);
				onOtherWorker((other) -> assertKind(Assertions.catchThrowable(use), ThreadKind.OTHER_MAPI_THREAD));
			}
		});
	}

	@Test
	void whenRowsAreStreamedOnAnotherThreadThenItIsRefused() {
		inFolder((store, folder) -> {
			saveMany(folder, 10);
			try (ContentsTable table = folder.contents(); Stream<Row> rows = table.rows()) {
				onOtherWorker((other) -> Assertions.assertThatExceptionOfType(MapiThreadException.class)
					.isThrownBy(rows::toList));
			}
		});
	}

	@Test
	void whenAParentIsClosedThenItsChildrenAreAndNothingIsLeft() {
		onWorker((session) -> {
			Folder folder = session.defaultStore().inbox();
			ContentsTable table = folder.contents();
			folder.close();
			Assertions.assertThatIllegalStateException().isThrownBy(table::rowCount);
			table.close();
		});
		Assertions.assertThat(leaks()).isEmpty();
	}

	@Test
	void whenAStoreIsClosedThenAllThatWasOpenedThroughItIs() {
		onWorker((session) -> {
			MessageStore store = session.openStore(session.defaultStore().entryId());
			Folder folder = store.inbox();
			ContentsTable table = folder.contents();
			store.close();
			Assertions.assertThatIllegalStateException().isThrownBy(() -> folder.read(PropertyTags.DISPLAY_NAME));
			Assertions.assertThatIllegalStateException().isThrownBy(table::rowCount);
		});
		Assertions.assertThat(leaks()).isEmpty();
	}

	@Test
	void whenObjectsAreForgottenThenTheyAreClosedInReverse() {
		expectLeaks();
		onWorker((session) -> Assertions.assertThat(session.defaultStore().inbox()).isNotNull());
		String folderKind = leaks().get(0);
		onWorker((session) -> {
			try (Folder folder = session.defaultStore().inbox()) {
				Assertions.assertThat(folder.contents()).isNotNull();
			}
		});
		Assertions.assertThat(leaks()).as("children of a closed parent are not forgotten").hasSize(1);
		onWorker((session) -> {
			Folder folder = session.defaultStore().inbox();
			Assertions.assertThat(folder.contents()).isNotNull();
			Assertions.assertThat(folder.createMessage()).isNotNull();
		});
		Assertions.assertThat(leaks()).hasSize(4);
		Assertions.assertThat(leaks().get(3)).isEqualTo(folderKind);
		Assertions.assertThat(leaks().get(1)).isNotEqualTo(leaks().get(2));
		Assertions.assertThat(MapiRuntime.ledger().openObjects()).isEqualTo(openOfASession());
	}

	/** A session and its default store, which belong to the worker. */
	private static int openOfASession() {
		return 2;
	}

	@Test
	void whenATaskFailsThenWhatItOpenedIsClosedAllTheSame() {
		expectLeaks();
		AtomicReference<MapiObject> kept = new AtomicReference<>();
		Assertions.assertThatExceptionOfType(UnsupportedOperationException.class)
			.isThrownBy(() -> onWorker((session) -> {
				kept.set(session.defaultStore().inbox());
				throw new UnsupportedOperationException("A task that fails");
			}));
		onWorker((session) -> Assertions.assertThatIllegalStateException()
			.isThrownBy(() -> OpenedObject.FOLDER.use(Objects.requireNonNull(kept.get(), "kept"))));
		Assertions.assertThat(leaks()).hasSize(1);
	}

	@Test
	void whenTheLeaseEndsThenTheThreadsSessionIsClosed() {
		AtomicReference<MapiSession> kept = new AtomicReference<>();
		onWorker(kept::set);
		endLease();
		Assertions.assertThatExceptionOfType(MapiThreadException.class)
			.isThrownBy(() -> Objects.requireNonNull(kept.get(), "kept").defaultStore());
		onWorker((session) -> Assertions.assertThat(session).isNotSameAs(kept.get()));
	}

}
