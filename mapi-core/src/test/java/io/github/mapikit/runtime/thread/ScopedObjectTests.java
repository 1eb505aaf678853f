// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.thread;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;

import io.github.mapikit.error.ForgetfulCode;
import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.error.MapiCallExceptions;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.error.MapiThreadException;
import io.github.mapikit.model.store.MapiSession;
import io.github.mapikit.runtime.Gate;
import io.github.mapikit.runtime.MapiLease;
import io.github.mapikit.runtime.MapiRuntime;
import io.github.mapikit.runtime.RecordedLog;
import io.github.mapikit.runtime.RecordingListener;
import io.github.mapikit.runtime.RuntimeFixture;
import io.github.mapikit.runtime.event.RuntimeListener;
import io.github.mapikit.runtime.fake.FakeDriver.Call;
import io.github.mapikit.runtime.fake.FakeObject;
import io.github.mapikit.runtime.pool.MapiWorkerPool;
import io.github.mapikit.runtime.pool.PoolOptions;
import io.github.mapikit.runtime.task.MapiExecutor;
import io.github.mapikit.runtime.task.TaskOptions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link ScopedObject} and the {@link MapiScope} that it is in.
 */
class ScopedObjectTests {

	private static final TaskOptions TASK = TaskOptions.named("task");

	@RegisterExtension
	final RuntimeFixture mapi = new RuntimeFixture();

	// order

	@Test
	void whenTaskEndsThenWhatIsOpenIsReleasedInReverseOrder() throws Exception {
		MapiWorkerPool pool = pool(LeakDetection.OFF);
		pool.call(TASK, () -> {
			FakeObject store = open("store");
			FakeObject folder = store.child("folder");
			open("address-book");
			folder.child("message").child("attachment");
			return null;
		});
		assertThat(releases()).containsExactly("attachment", "message", "address-book", "folder", "store");
		assertThat(MapiRuntime.ledger().openObjects()).isZero();
	}

	@Test
	void whenParentIsClosedThenItsDescendantsAreReleasedFirstAndOthersStay() throws Exception {
		MapiWorkerPool pool = pool(LeakDetection.OFF);
		pool.call(TASK, () -> {
			FakeObject store = open("store");
			FakeObject folder = store.child("folder");
			FakeObject other = open("other");
			FakeObject table = folder.child("table");
			FakeObject message = folder.child("message");
			message.child("attachment");
			folder.close();
			assertThat(releases()).containsExactly("attachment", "message", "table", "folder");
			assertThat(table.usable()).isFalse();
			assertThat(other.usable()).isTrue();
			assertThat(store.usable()).isTrue();
			table.close();
			store.close();
			return null;
		});
		assertThat(releases()).containsExactly("attachment", "message", "table", "folder", "store", "other");
	}

	@Test
	void whenHeldObjectIsClosedEarlyThenWhatATaskOpenedThroughItIsReleasedFirst() throws Exception {
		MapiWorkerPool pool = pool(LeakDetection.OFF);
		pool.call(TASK, () -> {
			ScopedObject session = (ScopedObject) MapiThread.current("test").session();
			EarlyObject early = new EarlyObject("early", session, true);
			EarlyObject row = new EarlyObject("row", early, false);
			early.close();
			row.close();
			assertThat(session.isOpen()).isTrue();
			return null;
		});
		assertThat(releases()).containsExactly("row", "early");
	}

	// thread-held objects

	@Test
	void whenThreadHoldsObjectThenCloseIsIgnoredUntilThreadEnds() throws Exception {
		MapiLease lease = this.mapi.lease();
		MapiWorkerPool pool = lease.openPool(PoolOptions.DEFAULTS.withSize(1));
		for (int i = 0; i < 2; i++) {
			pool.call(TASK, () -> {
				MapiSession session = MapiThread.current("test").session();
				session.defaultStore().close();
				session.close();
				assertThat(((ScopedObject) session).isOpen()).isTrue();
				this.mapi.driver().open("folder", session);
				return null;
			});
		}
		assertThat(releases()).containsExactly("folder", "folder");
		assertThat(this.mapi.driver().count(Call.LOGON)).isOne();
		lease.close();
		assertThat(releases()).containsExactly("folder", "folder", "store", "session");
	}

	// after the end

	@Test
	void whenUsedAfterCloseThenItSaysSoAndReleasesOnce() throws Exception {
		MapiWorkerPool pool = pool(LeakDetection.OFF);
		FakeObject escaped = pool.call(TASK, () -> {
			FakeObject folder = open("folder");
			folder.close();
			folder.close();
			assertThatIllegalStateException().isThrownBy(() -> folder.work(() -> 1))
				.withMessageContaining("folder was closed before 'Work'");
			assertThatIllegalStateException().isThrownBy(() -> folder.child("message"));
			return open("escaped");
		});
		pool.call(TASK, () -> {
			assertThatIllegalStateException().isThrownBy(() -> escaped.work(() -> 1))
				.withMessageContaining("return values, not objects");
			escaped.close();
			return null;
		});
		assertThat(releases()).containsExactly("folder", "escaped");
		assertThat(escaped).hasToString("escaped of thread 'mapi-worker-1' (closed)");
	}

	@Test
	void whenDependentOfFutureOpensSomethingThenItIsReleasedBeforeTheNextTask() {
		MapiWorkerPool pool = pool(LeakDetection.OFF);
		Gate gate = this.mapi.gate();
		CompletableFuture<Integer> task = pool.submit(TASK, () -> {
			gate.pass();
			return 1;
		});
		CompletableFuture<FakeObject> dependent = task.thenApply((result) -> open("late"));
		gate.open();
		FakeObject late = dependent.join();
		assertThat(pool.submit(TASK, late::usable)).succeedsWithin(RuntimeFixture.PATIENCE).isEqualTo(false);
		assertThat(releases()).containsExactly("late");
	}

	// failures

	@Test
	void whenReleaseFailsThenOthersAreReleasedAndResultStays() throws Exception {
		MapiWorkerPool pool = pool(LeakDetection.OFF);
		this.mapi.driver().onNth(Call.RELEASE, 1, ScopedObjectTests::failRelease);
		this.mapi.driver().onNth(Call.RELEASE, 2, () -> {
			throw new StackOverflowError("release");
		});
		try (RecordedLog log = RecordedLog.of("thread.Releases")) {
			assertThat(pool.<Integer>call(TASK, () -> {
				open("store").child("folder").child("message");
				return 1;
			})).isOne();
			assertThat(log.messages()).containsExactly("Thread 'mapi-worker-1': releasing a message failed",
					"Thread 'mapi-worker-1': releasing a folder failed");
		}
		assertThat(releases()).containsExactly("message", "folder", "store");
		assertThat(MapiRuntime.ledger().openObjects()).isZero();
	}

	@Test
	void whenCloseFailsThenCallerIsToldAndObjectIsClosed() throws Exception {
		MapiWorkerPool pool = pool(LeakDetection.OFF);
		this.mapi.driver().onNth(Call.RELEASE, 1, ScopedObjectTests::failRelease);
		pool.call(TASK, () -> {
			FakeObject folder = open("folder");
			assertThatExceptionOfType(MapiCallException.class).isThrownBy(folder::close);
			assertThat(folder.usable()).isFalse();
			assertThatCode(folder::close).doesNotThrowAnyException();
			return null;
		});
		assertThat(releases()).containsExactly("folder");
	}

	@Test
	void whenTaskFailsThenItsObjectsAreReleased() {
		MapiWorkerPool pool = pool(LeakDetection.OFF);
		assertThatIllegalStateException().isThrownBy(() -> pool.call(TASK, () -> {
			open("store").child("folder");
			throw new IllegalStateException("task");
		}));
		assertThat(releases()).containsExactly("folder", "store");
	}

	// leaks

	@ParameterizedTest
	@EnumSource(LeakDetection.class)
	void whenTaskForgetsToCloseThenItIsReportedOncePerTaskAndKind(LeakDetection detection) throws Exception {
		RecordingListener listener = new RecordingListener();
		MapiWorkerPool pool = pool(detection, listener);
		long before = MapiRuntime.ledger().leaks();
		List<String> messages;
		try (RecordedLog log = RecordedLog.of("thread.MapiScope")) {
			for (String task : List.of("first", "first", "second")) {
				pool.call(TaskOptions.named(task), () -> {
					ForgetfulCode.forgetsToClose(this.mapi.driver(), "folder");
					ForgetfulCode.forgetsToClose(this.mapi.driver(), "table");
					return null;
				});
			}
			messages = log.messages();
		}
		assertThat(listener.events("leak")).hasSize(6).contains("leak folder first", "leak table second");
		assertThat(MapiRuntime.ledger().leaks() - before).isEqualTo(6);
		switch (detection) {
			case OFF -> assertThat(messages).isEmpty();
			case SIMPLE -> assertThat(messages).hasSize(4)
				.allSatisfy((message) -> assertThat(message).contains("try-with-resources", "'FULL'")
					.doesNotContain("\tat "));
			case FULL -> assertThat(messages).hasSize(4).allSatisfy((message) -> {
				String[] lines = message.split("\n");
				assertThat(lines[1]).startsWith("\tat ").contains(ForgetfulCode.class.getName(), "forgetsToClose");
			});
			default -> throw new IllegalStateException(detection.name());
		}
	}

	@Test
	void whenVeryManyTasksForgetToCloseThenTheLogTellsOfSomeAndAllAreCounted() throws Exception {
		RecordingListener listener = new RecordingListener();
		MapiWorkerPool pool = pool(LeakDetection.SIMPLE, listener);
		try (RecordedLog log = RecordedLog.of("thread.MapiScope")) {
			for (int i = 0; i < 300; i++) {
				pool.call(TaskOptions.named("task " + i), () -> {
					ForgetfulCode.forgetsToClose(this.mapi.driver(), "folder");
					return null;
				});
			}
			assertThat(log.messages()).hasSize(256);
		}
		assertThat(listener.events("leak")).hasSize(300);
	}

	@Test
	void whenClosedByTaskThenNothingIsReported() throws Exception {
		RecordingListener listener = new RecordingListener();
		MapiWorkerPool pool = pool(LeakDetection.FULL, listener);
		try (RecordedLog log = RecordedLog.of("thread.MapiScope")) {
			pool.call(TASK, () -> {
				try (FakeObject store = open("store"); FakeObject folder = store.child("folder")) {
					return folder.work(() -> 1);
				}
			});
			assertThat(log.messages()).isEmpty();
		}
		assertThat(listener.events("leak")).isEmpty();
	}

	// threads

	@Test
	void whenUsedOnThreadsThatAreNoMapiThreadsThenTheyAreNamed() throws Exception {
		RecordingListener listener = new RecordingListener();
		MapiWorkerPool pool = pool(LeakDetection.OFF, listener);
		pool.call(TASK, () -> {
			FakeObject folder = open("folder");
			refusedOn(Executors.newSingleThreadExecutor((work) -> new Thread(work, "foreign-1")), folder, "foreign-1");
			refusedOn(new ForkJoinPool(1), folder, "ForkJoinPool");
			assertThat(folder.usable()).isTrue();
			return null;
		});
		assertThat(listener.events("violation R1")).hasSize(4);
	}

	@Test
	@EnabledForJreRange(min = JRE.JAVA_21)
	void whenUsedOnVirtualThreadThenItIsNamed() throws Exception {
		MapiWorkerPool pool = pool(LeakDetection.OFF);
		ExecutorService virtual = (ExecutorService) Executors.class.getMethod("newVirtualThreadPerTaskExecutor")
			.invoke(null);
		pool.call(TASK, () -> {
			refusedOn(virtual, open("folder"), "irtual");
			return null;
		});
	}

	@Test
	void whenUsedOnOtherMapiThreadThenBothAreNamed() throws Exception {
		MapiLease lease = this.mapi.lease();
		MapiWorkerPool pool = lease.openPool(PoolOptions.DEFAULTS.withSize(1));
		MapiExecutor primary = lease.primary(null);
		Gate gate = this.mapi.gate();
		CompletableFuture<FakeObject> opened = new CompletableFuture<>();
		CompletableFuture<Boolean> task = pool.submit(TASK, () -> {
			FakeObject folder = open("folder");
			opened.complete(folder);
			gate.pass();
			return folder.usable();
		});
		FakeObject folder = opened.join();
		primary.call(TASK, () -> {
			for (Runnable use : List.<Runnable>of(() -> folder.work(() -> 1), folder::close,
					() -> folder.child("message"))) {
				assertThatExceptionOfType(MapiThreadException.class).isThrownBy(use::run)
					.withMessageContaining("mapi-primary")
					.withMessageContaining("it belongs to thread 'mapi-worker-1'");
			}
			return null;
		});
		gate.open();
		assertThat(task).succeedsWithin(RuntimeFixture.PATIENCE).isEqualTo(true);
		Awaitility.await().untilAsserted(() -> assertThat(releases()).containsExactly("folder"));
	}

	private static void refusedOn(ExecutorService executor, FakeObject object, String thread) throws Exception {
		try {
			executor.submit(() -> {
				assertThatExceptionOfType(MapiThreadException.class).isThrownBy(() -> object.work(() -> 1))
					.withMessageContaining(thread)
					.withMessageContaining("use a folder (Work)");
				assertThatExceptionOfType(MapiThreadException.class).isThrownBy(object::close)
					.withMessageContaining(thread);
			}).get();
		}
		finally {
			executor.shutdown();
		}
	}

	private static void failRelease() {
		throw MapiCallExceptions.of("IUnknown::Release", MapiErrors.MAPI_E_CALL_FAILED);
	}

	private MapiWorkerPool pool(LeakDetection detection, RuntimeListener... listeners) {
		return this.mapi.lease("test", (options) -> options.withLeakDetection(detection), listeners)
			.openPool(PoolOptions.DEFAULTS.withSize(1));
	}

	private FakeObject open(String kind) {
		return this.mapi.driver().open(kind);
	}

	private List<String> releases() {
		return this.mapi.driver()
			.events()
			.stream()
			.filter((event) -> event.startsWith("release "))
			.map((event) -> event.split(" ")[1])
			.toList();
	}

	/**
	 * An object that its thread may hold, and that may be closed before its parent.
	 */
	private final class EarlyObject extends ScopedObject {

		EarlyObject(String kind, ScopedObject parent, boolean held) {
			super(kind, parent, held, ScopedObjectTests.this.mapi.driver().newHandle(kind));
		}

		@Override
		protected boolean closesBeforeParent() {
			return true;
		}

	}

}
