// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.github.mapikit.error.MapiCallExceptions;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.error.MapiLogonException;
import io.github.mapikit.runtime.event.RuntimeState;
import io.github.mapikit.runtime.event.ThreadSnapshot;
import io.github.mapikit.runtime.fake.FakeDriver;
import io.github.mapikit.runtime.fake.FakeObject;
import io.github.mapikit.runtime.pool.MapiWorkerPool;
import io.github.mapikit.runtime.pool.PoolOptions;
import io.github.mapikit.runtime.primary.PrimaryThread;
import io.github.mapikit.runtime.task.MapiExecutor;
import io.github.mapikit.runtime.task.TaskNotAcceptedException;
import io.github.mapikit.runtime.task.TaskOptions;
import io.github.mapikit.runtime.thread.MapiThread;
import io.github.mapikit.spi.SessionOptions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for the sessions that a {@link MapiLease} has on its threads.
 */
class LeaseSessionTests {

	private static final TaskOptions TASK = TaskOptions.named("task");

	@RegisterExtension
	final RuntimeFixture mapi = new RuntimeFixture();

	@Test
	void whenAnchorLeftByOneLeaseThenItsSessionIsClosedAndTheOthersStays() throws Exception {
		MapiLease first = this.mapi.lease("first", (options) -> options.withSession(new SessionOptions("one"), true));
		MapiLease second = this.mapi.lease("second", (options) -> options.withSession(new SessionOptions("two"), true));
		assertThat(first.snapshot().openObjects()).isEqualTo(4);
		first.close();
		assertThat(second.snapshot().openObjects()).isEqualTo(2);
		assertThat(second.primary(null).<String>call(TASK, () -> MapiThread.current("test").session().profileName()))
			.isEqualTo("two");
	}

	@Test
	void whenAnchorFailsThenLeaseFailsAndEverythingEnds() {
		this.mapi.driver().onNext(FakeDriver.Call.LOGON, () -> {
			throw MapiCallExceptions.of("MAPILogonEx", MapiErrors.MAPI_E_NO_ACCESS);
		});
		RecordingListener listener = new RecordingListener();
		assertThatExceptionOfType(MapiLogonException.class).isThrownBy(() -> this.mapi.lease("test",
				(options) -> options.withSession(new SessionOptions("x"), true), listener));
		assertThat(listener.events("state")).containsExactly("state NEW STARTING", "state STARTING FAILED");
	}

	@Test
	void whenAnchorDiesByErrorThenSessionIsClosedThoughAnotherLeaseRuns() {
		MapiLease other = this.mapi.lease("other", (options) -> options);
		this.mapi.driver().onNext(FakeDriver.Call.STORE, () -> {
			throw new LinkageError("store");
		});
		assertThatExceptionOfType(LinkageError.class)
			.isThrownBy(() -> this.mapi.lease("test", (options) -> options.withSession(new SessionOptions("x"), true)));
		// the anchor thread leaves the lease behind the start that failed
		Awaitility.await().untilAsserted(() -> assertThat(other.snapshot().openObjects()).isZero());
	}

	@Test
	void whenTwoLeasesHaveSessionsOnTheAnchorThenBothAreCountedUntilTheirLeaseEnds() {
		MapiLease first = this.mapi.lease("first", (options) -> options.withSession(new SessionOptions("one"), true));
		MapiLease second = this.mapi.lease("second", (options) -> options.withSession(new SessionOptions("two"), true));
		assertThat(MapiRuntime.ledger().openSessions()).isEqualTo(2);
		first.close();
		assertThat(second.snapshot().openSessions()).isOne();
		assertThat(second.snapshot().anchor()).isNotNull().extracting(ThreadSnapshot::session).isEqualTo("two");
	}

	@Test
	void whenTaskOfOneLeaseCallsAnothersPoolThenItRunsWithTheOthersSession() throws Exception {
		MapiWorkerPool first = this.mapi
			.lease("first", (options) -> options.withSession(new SessionOptions("one"), false))
			.openPool(PoolOptions.DEFAULTS);
		MapiWorkerPool second = this.mapi
			.lease("second", (options) -> options.withSession(new SessionOptions("two"), false))
			.openPool(PoolOptions.DEFAULTS);
		assertThat(first.<String>call(TASK,
				() -> second.call(TASK, () -> MapiThread.current("test").session().profileName())))
			.isEqualTo("two");
	}

	@Test
	void whenJobOfOneLeaseCallsAnothersPrimaryThenItRunsWithTheOthersSession() throws Exception {
		MapiExecutor first = this.mapi
			.lease("first", (options) -> options.withSession(new SessionOptions("one"), false))
			.primary(null);
		MapiLease other = this.mapi.lease("second", (options) -> options.withSession(new SessionOptions("two"), false));
		MapiExecutor second = other.primary(null);
		List<String> profiles = first.call(TASK, () -> {
			FakeObject outer = this.mapi.driver().open("outer");
			List<String> seen = new ArrayList<>();
			seen.add(profile());
			seen.add(second.call(TASK, () -> {
				FakeObject guest = this.mapi.driver().open("guest");
				String innermost = first.call(TASK, LeaseSessionTests::profile);
				assertThat(guest.usable()).isTrue();
				return profile() + " " + innermost;
			}));
			assertThat(this.mapi.driver().events()).contains("release guest mapi-primary");
			assertThat(outer.usable()).isTrue();
			seen.add(profile());
			return seen;
		});
		assertThat(profiles).containsExactly("one", "two one", "one");
		other.close();
		first.call(TASK, () -> {
			assertThatExceptionOfType(TaskNotAcceptedException.class).isThrownBy(() -> second.call(TASK, () -> 1));
			return null;
		});
	}

	@Test
	void whenMessageIsDispatchedThenPrimaryWorksForTheCallersLease() {
		MapiExecutor primary = this.mapi.lease().primary(null);
		CompletableFuture<String> seen = new CompletableFuture<>();
		this.mapi.driver().postMessage(() -> {
			try {
				seen.complete(primary.call(TASK, LeaseSessionTests::profile));
			}
			catch (Exception ex) {
				seen.completeExceptionally(ex);
			}
		});
		assertThat(seen).succeedsWithin(RuntimeFixture.PATIENCE).isEqualTo("default");
	}

	@Test
	void whenThreadWorksForNobodyThenSessionSaysSo() {
		MapiLease lease = this.mapi.lease();
		assertThat(lease.state()).isEqualTo(RuntimeState.RUNNING);
		PrimaryThread primary = lease.primaryThread();
		assertThat(primary).isNotNull();
		assertThatIllegalStateException().isThrownBy(() -> primary.mapiThread().work().requireLease())
			.withMessageContaining("mapi-primary");
	}

	private static String profile() {
		return MapiThread.current("test").session().profileName();
	}

}
