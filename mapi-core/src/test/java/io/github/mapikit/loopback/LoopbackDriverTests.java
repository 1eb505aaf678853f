// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.loopback;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.error.MapiCallExceptions;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.error.MapiNotFoundException;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.store.StandardFolder;
import io.github.mapikit.model.table.TableQuery;
import io.github.mapikit.runtime.LeaseOptions;
import io.github.mapikit.runtime.MapiLease;
import io.github.mapikit.runtime.RuntimeFixture;
import io.github.mapikit.runtime.event.RuntimeState;
import io.github.mapikit.runtime.event.ThreadSnapshot;
import io.github.mapikit.runtime.fake.FakeDriver.Crash;
import io.github.mapikit.runtime.pool.MapiWorkerPool;
import io.github.mapikit.runtime.pool.PoolOptions;
import io.github.mapikit.runtime.task.TaskOptions;
import io.github.mapikit.runtime.thread.MapiThread;
import io.github.mapikit.spi.Action;
import io.github.mapikit.spi.CallControl;
import io.github.mapikit.spi.DriverThread;
import io.github.mapikit.spi.Handle;
import io.github.mapikit.spi.OpenRequest;
import io.github.mapikit.spi.SessionOptions;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link LoopbackDriver}: what comes from the other side as what went there.
 */
class LoopbackDriverTests {

	private static final TaskOptions TASK = TaskOptions.named("task");

	private static final EntryId NOBODY = EntryId.ofHex("0A0B");

	@RegisterExtension
	final RuntimeFixture mapi = new RuntimeFixture();

	private final LoopbackDriver loopback = new LoopbackDriver(this.mapi.driver());

	private MapiWorkerPool pool() {
		MapiLease lease = this.mapi.lease("test", (options) -> LeaseOptions.of("test", this.loopback));
		return lease.openPool(PoolOptions.DEFAULTS.withSize(1));
	}

	private <T> T ask(VerbQuestion<T> question) throws Exception {
		Callable<T> task = () -> {
			DriverThread driver = MapiThread.current("test").driver();
			Handle session = driver.logOn(SessionOptions.DEFAULT_PROFILE).handle();
			Handle store = driver.open(session, new OpenRequest.DefaultStore()).handle();
			try {
				return question.ask(driver, store);
			}
			finally {
				assertThat(driver.releaseAll(List.of(store, session))).isEmpty();
			}
		};
		return pool().call(TASK, task);
	}

	@Test
	void whenAVerbFailsThenTheFailureIsACopyThatSaysTheSame() throws Exception {
		MapiCallException original = MapiCallExceptions.of("IMsgStore::OpenEntry", "a step",
				MapiErrors.MAPI_E_NETWORK_ERROR, null, new IllegalStateException("cause"));
		this.mapi.driver().onNth("IMsgStore::OpenEntry", 1, () -> {
			throw original;
		});
		ask((driver, store) -> {
			MapiCallException arrived = assertThatExceptionOfType(MapiCallException.class)
				.isThrownBy(() -> driver.open(store, new OpenRequest.Folder(NOBODY)))
				.withMessage(original.getMessage())
				.actual();
			assertThat(arrived).isNotSameAs(original).hasCauseInstanceOf(IllegalStateException.class);
			assertThat(arrived.step()).isEqualTo("a step");
			assertThatExceptionOfType(MapiNotFoundException.class)
				.isThrownBy(() -> driver.open(store, new OpenRequest.Folder(NOBODY)));
			return true;
		});
	}

	@Test
	void whenTheOtherSideCrashesThenMapiIsLost() {
		this.mapi.driver().onNth("IMsgStore::OpenEntry", 1, () -> {
			throw this.mapi.driver().crash();
		});
		MapiWorkerPool pool = pool();
		assertThatExceptionOfType(Crash.class)
			.isThrownBy(() -> pool.call(TASK, () -> MapiThread.current("test").session().defaultStore().inbox()));
		assertThat(this.mapi.newest().state()).isEqualTo(RuntimeState.FAILED);
	}

	@Test
	void whenAVerbIsSeveralCallsThereThenEachIsShownHere() throws Exception {
		MapiWorkerPool pool = pool();
		AtomicBoolean shown = new AtomicBoolean();
		this.mapi.driver().onNth("IMAPITable::QueryRows", 1, () -> {
			Awaitility.await().until(() -> calls().contains("IMAPITable::QueryRows"));
			shown.set(true);
		});
		TableQuery page = TableQuery.columns(PropertyTags.SUBJECT).limit(10);
		assertThat(pool.<Long>call(TASK,
				() -> MapiThread.current("test").session().defaultStore().list(StandardFolder.INBOX, page).count()))
			.isZero();
		assertThat(shown).isTrue();
	}

	private List<@Nullable String> calls() {
		return this.mapi.newest().snapshot().threads().stream().map(ThreadSnapshot::call).toList();
	}

	@Test
	void whenALongCallIsWatchedThenTheWatcherIsAskedOnItsOwnThread() throws Exception {
		ask((driver, store) -> {
			Handle inbox = driver.open(store, new OpenRequest.Standard(StandardFolder.INBOX)).handle();
			Watcher watcher = new Watcher();
			assertThatExceptionOfType(MapiCallException.class)
				.isThrownBy(() -> driver.perform(inbox, new Action.Delete(List.of(NOBODY, NOBODY, NOBODY)), watcher))
				.extracting(MapiCallException::result)
				.isEqualTo(MapiErrors.MAPI_E_USER_CANCEL);
			assertThat(watcher.heard).containsExactly("asked", "1 of 3", "asked", "2 of 3", "asked");
			assertThat(watcher.threads).containsOnly(Thread.currentThread());
			driver.release(inbox);
			return true;
		});
	}

	@Test
	void whenAnObjectIsUnwrappedThenOnlyWhatIsHereIsThere() throws Exception {
		ask((driver, store) -> {
			assertThat(driver.unwrap(store, Handle.class)).isSameAs(store);
			assertThatIllegalArgumentException().isThrownBy(() -> driver.unwrap(store, StringBuilder.class))
				.withMessageContaining("StringBuilder");
			return true;
		});
	}

	@Test
	void whenAHandleIsReleasedThenTheOtherSideForgetsIt() throws Exception {
		ask((driver, store) -> true);
		this.mapi.closeAll();
		assertThat(this.loopback.trips().verbs()).containsExactly("logOn", "open", "releaseAll");
		assertThat(this.loopback.trips().leftOpen()).isZero();
	}

	/**
	 * What is asked of the verbs.
	 *
	 * @param <T> the type of the answer
	 */
	@FunctionalInterface
	private interface VerbQuestion<T> {

		T ask(DriverThread driver, Handle store) throws Exception;

	}

	/**
	 * Ends a call after two objects.
	 */
	private static final class Watcher implements CallControl {

		private final List<String> heard = new ArrayList<>();

		private final List<Thread> threads = new ArrayList<>();

		private int done;

		@Override
		public void progress(int newDone, int total) {
			this.heard.add(newDone + " of " + total);
			this.threads.add(Thread.currentThread());
			this.done = newDone;
		}

		@Override
		public boolean isCancelled() {
			this.heard.add("asked");
			this.threads.add(Thread.currentThread());
			return this.done == 2;
		}

	}

}
