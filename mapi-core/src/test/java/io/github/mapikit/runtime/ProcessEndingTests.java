// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.github.mapikit.runtime.event.ProcessEnding;
import io.github.mapikit.runtime.event.RuntimeListener;
import io.github.mapikit.runtime.event.RuntimeState;
import io.github.mapikit.runtime.event.StopReport;
import io.github.mapikit.runtime.pool.MapiWorkerPool;
import io.github.mapikit.runtime.pool.PoolOptions;
import io.github.mapikit.runtime.task.TaskOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ProcessEnding} and what the runtime makes of it.
 */
@Timeout(60)
class ProcessEndingTests {

	private static final Duration LONG = Duration.ofHours(1);

	@RegisterExtension
	final RuntimeFixture mapi = new RuntimeFixture();

	@Test
	void whenNobodyHoldsTheProcessThenItIsLetGoAtOnce() {
		MapiLease lease = this.mapi.lease();
		assertThat(lease.snapshot().processEnding()).isFalse();
		this.mapi.driver().endProcess(LONG);
		assertThat(lease.snapshot().processEnding()).isTrue();
		assertThat(lease.state()).isEqualTo(RuntimeState.RUNNING);
	}

	@Test
	void whenLeasesCloseThenProcessIsHeldUntilTheLastHas() throws Exception {
		Gate gate = this.mapi.gate();
		Closer first = new Closer();
		Closer second = new Closer();
		first.lease = this.mapi.lease("first", (options) -> options, first);
		second.lease = this.mapi.lease("second", (options) -> options, second);
		second.lease.beforeWorkersStop("wait", gate::pass);
		CompletableFuture<Void> ended = endProcess(LONG);
		gate.awaitReached();
		assertThat(first.closed.get(10, TimeUnit.SECONDS).isComplete()).isTrue();
		assertThat(ended).isNotDone();
		// the primary pumps meanwhile
		assertThat(second.lease.primary(null).<Boolean>call(TaskOptions.named("job"), () -> true)).isTrue();
		gate.open();
		ended.get(10, TimeUnit.SECONDS);
		assertThat(second.lease.state()).isEqualTo(RuntimeState.STOPPED);
		assertThat(MapiRuntime.ledger().isBalanced()).isTrue();
		assertThat(this.mapi.driver().events()).last().isEqualTo("close loop mapi-primary");
	}

	@Test
	void whenTimeIsOverThenProcessIsHeldNoLonger() throws Exception {
		CompletableFuture<Void> never = new CompletableFuture<>();
		this.mapi.lease(new RuntimeListener() {

			@Override
			public void onProcessEnding(ProcessEnding ending) {
				ending.holdFor(never);
			}

		});
		endProcess(Duration.ofMillis(20)).get(10, TimeUnit.SECONDS);
		assertThat(never).isNotDone();
	}

	@Test
	void whenWhatItIsHeldForFailsOrAListenerThrowsThenOthersAreStillWaitedFor() throws Exception {
		CompletableFuture<Void> work = new CompletableFuture<>();
		this.mapi.lease(new RuntimeListener() {

			@Override
			public void onProcessEnding(ProcessEnding ending) {
				ending.holdFor(CompletableFuture.failedFuture(new IllegalStateException("failed")));
				throw new IllegalStateException("thrown");
			}

		}, new RuntimeListener() {

			@Override
			public void onProcessEnding(ProcessEnding ending) {
				ending.holdFor(work);
			}

		});
		CompletableFuture<Void> ended = endProcess(LONG);
		assertThat(ended).isNotDone();
		work.complete(null);
		ended.get(10, TimeUnit.SECONDS);
	}

	@Test
	void whenTaskDoesNotEndThenShutdownDoesNotWaitForLongerThanTheProcessLives() throws Exception {
		Gate gate = this.mapi.gate();
		MapiLease lease = this.mapi.lease("test", (options) -> options.withTimeouts(LONG, LONG));
		MapiWorkerPool pool = lease.openPool(PoolOptions.DEFAULTS);
		pool.submit(TaskOptions.named("stuck"), () -> {
			gate.pass();
			return null;
		});
		gate.awaitReached();
		this.mapi.driver().endProcess(Duration.ofMillis(50));
		assertThat(pool.close(LONG).heldUpBy()).singleElement().asString().contains("stuck");
	}

	@Test
	void whenPrimaryStartsAnewThenTheProcessDoesNotEnd() {
		this.mapi.lease();
		this.mapi.driver().endProcess(LONG);
		assertThat(this.mapi.lease("other", (options) -> options).snapshot().processEnding()).isTrue();
		this.mapi.closeAll();
		assertThat(this.mapi.lease().snapshot().processEnding()).isFalse();
	}

	@Test
	void whenTimeIsLeftThenAPartOfTheShutdownGetsHalfOfIt() {
		ProcessEnding ending = new ProcessEnding(LONG);
		assertThat(ending.share(Duration.ofMinutes(1))).isEqualTo(Duration.ofMinutes(1));
		assertThat(ending.share(LONG)).isLessThanOrEqualTo(Duration.ofMinutes(30)).isPositive();
		assertThat(new ProcessEnding(Duration.ZERO).share(LONG)).isZero();
	}

	private CompletableFuture<Void> endProcess(Duration grace) {
		return CompletableFuture.runAsync(() -> this.mapi.driver().endProcess(grace),
				(told) -> new Thread(told, "session-end").start());
	}

	private static final class Closer implements RuntimeListener {

		private final CompletableFuture<StopReport> closed = new CompletableFuture<>();

		private volatile MapiLease lease;

		@Override
		public void onProcessEnding(ProcessEnding ending) {
			ending.holdFor(this.closed);
			new Thread(() -> this.closed.complete(this.lease.close(Duration.ofSeconds(10))), "closer").start();
		}

	}

}
