// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.mapikit.error.MapiCallExceptions;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.error.MapiTimeoutException;
import io.github.mapikit.runtime.event.StopReport;
import io.github.mapikit.runtime.event.ThreadSnapshot;
import io.github.mapikit.runtime.fake.FakeDriver;
import io.github.mapikit.runtime.pool.MapiWorkerPool;
import io.github.mapikit.runtime.pool.PoolOptions;
import io.github.mapikit.runtime.task.TaskOptions;
import io.github.mapikit.runtime.thread.MapiThread;
import io.github.mapikit.runtime.thread.SessionRecovery;
import io.github.mapikit.spi.SessionOptions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for the thread that holds the anchor sessions.
 */
class AnchorThreadTests {

	private static final TaskOptions TASK = TaskOptions.named("task");

	private static final Duration SHORT = Duration.ofMillis(200);

	@RegisterExtension
	final RuntimeFixture mapi = new RuntimeFixture();

	@Test
	void whenAnchorIsWantedThenItsThreadHoldsSessionAndStore() {
		MapiLease lease = anchored("test");
		assertThat(this.mapi.driver().events()).contains("open session mapi-anchor-1", "open store mapi-anchor-1");
		ThreadSnapshot anchor = lease.snapshot().anchor();
		assertThat(anchor).isNotNull();
		assertThat(anchor.session()).isEqualTo("test");
		assertThat(lease.snapshot().primary()).isNotNull().extracting(ThreadSnapshot::session).isNull();
	}

	@Test
	void whenNobodyNeedsItThenThereIsNoAnchorThread() {
		MapiLease lease = this.mapi.lease();
		assertThat(lease.snapshot().anchor()).isNull();
		assertThat(RuntimeFixture.mapiThreads()).noneMatch((name) -> name.startsWith("mapi-anchor"));
	}

	@Test
	void whenLeaseEndsThenAnchorEndsBehindTheWorkersAndBeforeThePrimary() throws Exception {
		MapiLease lease = anchored("test");
		lease.openPool(PoolOptions.DEFAULTS).call(TASK, () -> null);
		lease.close();
		assertThat(this.mapi.driver().events()).filteredOn((event) -> event.startsWith("uninitialize"))
			.containsExactly("uninitialize mapi-worker-1", "uninitialize mapi-anchor-1", "uninitialize mapi-primary");
	}

	@Test
	void whenOneOfTwoLeasesEndsThenItsSessionAloneIsClosed() {
		MapiLease first = anchored("first");
		MapiLease second = anchored("second");
		assertThat(second.snapshot().anchor()).isNotNull()
			.extracting(ThreadSnapshot::session)
			.isEqualTo("first, second");
		first.close();
		assertThat(second.snapshot().anchor()).isNotNull().extracting(ThreadSnapshot::session).isEqualTo("second");
		assertThat(second.snapshot().openObjects()).isEqualTo(2);
	}

	@Test
	void whenAnchorHangsThenStartFailsInTimeAndThePrimaryPumps() throws Exception {
		Gate gate = this.mapi.gate();
		this.mapi.driver().onNext(FakeDriver.Call.STORE, gate::pass);
		MapiLease other = this.mapi.lease("other", (options) -> options.withTimeouts(SHORT, SHORT));
		assertThatExceptionOfType(MapiTimeoutException.class)
			.isThrownBy(() -> this.mapi.lease("test", (options) -> hasty(options, "test")))
			.satisfies((ex) -> assertThat(ex.isStart()).isTrue())
			.withMessageContaining("mapi-anchor-1");
		assertThat(other.primary(null).<Integer>call(TASK, () -> 1)).isOne();
		Awaitility.await().until(() -> isStuck(other.snapshot().anchor()));
		assertThatExceptionOfType(MapiTimeoutException.class)
			.isThrownBy(() -> this.mapi.lease("third", (options) -> hasty(options, "third")));
		other.close();
		assertThat(this.mapi.driver().events()).doesNotContain("uninitialize mapi-primary");
		gate.open();
		assertThat(MapiRuntime.awaitEnd(RuntimeFixture.PATIENCE)).isTrue();
	}

	@Test
	void whenAnchorHangsInTheEndThenShutdownIsBoundedAndNamesIt() {
		MapiLease lease = this.mapi.lease("test", (options) -> hasty(options, "test"));
		Gate gate = this.mapi.gate();
		this.mapi.driver().onNext(FakeDriver.Call.RELEASE, gate::pass);
		StopReport report = lease.close(SHORT);
		assertThat(report.heldUpBy()).anyMatch((text) -> text.contains("mapi-anchor-1"));
		assertThat(this.mapi.driver().events()).doesNotContain("uninitialize mapi-primary");
	}

	@Test
	void whenAnchorSessionDiesThenItIsReplacedWithoutATask() {
		SessionEvents events = new SessionEvents();
		MapiLease lease = this.mapi
			.lease("test",
					(options) -> options.withSession(new SessionOptions("test"), true)
						.withSessionRecovery(SessionRecovery.DEFAULTS.withCheckInterval(Duration.ofMillis(20))),
					events);
		this.mapi.driver().onNth("IMAPIProp::GetProps", 1, () -> {
			throw MapiCallExceptions.of("IMAPIProp::GetProps", MapiErrors.MAPI_E_END_OF_SESSION);
		});
		Awaitility.await()
			.untilAsserted(() -> assertThat(events.events()).containsExactly("opened mapi-anchor-1",
					"lost mapi-anchor-1 IMAPIProp::GetProps", "replaced mapi-anchor-1"));
		assertThat(lease.snapshot().sessions().lost()).isOne();
	}

	@Test
	void whenWorkersPumpThenAnchorPumpsToo() {
		this.mapi.driver().pumpingWorkers();
		anchored("test");
		assertThat(this.mapi.driver().count(FakeDriver.Call.OPEN_WORKER_LOOP)).isOne();
	}

	@Test
	void whenMapiIsLostThenAnchorIsAbandoned() {
		MapiLease lease = anchored("test");
		this.mapi.lose(this.mapi.driver().crash());
		Awaitility.await().until(() -> lease.snapshot().anchor() == null);
		assertThat(this.mapi.driver().events()).doesNotContain("uninitialize mapi-anchor-1");
	}

	@Test
	void whenJobKeepsPrimaryFromPumpingThenItIsCountedAndNamed() throws Exception {
		SessionEvents events = new SessionEvents();
		MapiLease lease = this.mapi.lease(events);
		CountDownLatch never = new CountDownLatch(1);
		lease.primary(null).call(TaskOptions.named("slow"), () -> never.await(1100, TimeUnit.MILLISECONDS));
		Awaitility.await()
			.untilAsserted(() -> assertThat(events.violations()).singleElement()
				.asString()
				.startsWith("R5 job 'slow' kept the primary thread from pumping for "));
	}

	@Test
	void whenTaskOfPoolRunsThenAnchorHasNoPartInIt() throws Exception {
		MapiLease lease = anchored("test");
		MapiWorkerPool pool = lease.openPool(PoolOptions.DEFAULTS);
		assertThat(pool.<String>call(TASK, () -> MapiThread.current("test").name())).isEqualTo("mapi-worker-1");
		assertThat(lease.snapshot().pools()).hasSize(1);
		assertThat(List.of(lease.snapshot().threads().get(0).name())).containsExactly("mapi-worker-1");
	}

	private MapiLease anchored(String owner) {
		return this.mapi.lease(owner, (options) -> options.withSession(new SessionOptions(owner), true));
	}

	private static LeaseOptions hasty(LeaseOptions options, String profile) {
		return options.withSession(new SessionOptions(profile), true).withTimeouts(SHORT, SHORT);
	}

	private static boolean isStuck(ThreadSnapshot anchor) {
		return anchor != null && anchor.stuck() && "IMAPISession::OpenMsgStore".equals(anchor.call());
	}

}
