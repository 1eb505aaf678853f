// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

import io.github.mapikit.error.MapiThreadException;
import io.github.mapikit.runtime.pool.MapiWorkerPool;
import io.github.mapikit.runtime.pool.PoolOptions;
import io.github.mapikit.runtime.task.TaskOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for pools that keep their tasks apart.
 */
@Timeout(60)
class ApartPoolTests {

	private static final TaskOptions TASK = TaskOptions.named("task");

	private static final PoolOptions APART = PoolOptions.DEFAULTS.withSize(1).withApart(true);

	@RegisterExtension
	final RuntimeFixture mapi = new RuntimeFixture();

	@Test
	void whenCalledByWorkerOfAnotherPoolThenOwnWorkerRunsIt() {
		MapiLease lease = this.mapi.lease();
		MapiWorkerPool caller = lease.openPool(PoolOptions.DEFAULTS.withName("caller"));
		MapiWorkerPool apart = lease.openPool(APART.withName("apart"));
		assertThat(caller.submit(TASK, () -> apart.call(TASK, ApartPoolTests::thread)))
			.succeedsWithin(RuntimeFixture.PATIENCE)
			.isEqualTo("mapi-apart-1");
	}

	@Test
	void whenPoolIsNotApartThenCallerRunsIt() {
		MapiLease lease = this.mapi.lease();
		MapiWorkerPool caller = lease.openPool(PoolOptions.DEFAULTS.withName("caller"));
		MapiWorkerPool other = lease.openPool(APART.withApart(false));
		assertThat(caller.submit(TASK, () -> other.call(TASK, ApartPoolTests::thread)))
			.succeedsWithin(RuntimeFixture.PATIENCE)
			.isEqualTo("mapi-caller-1");
	}

	@Test
	void whenCallComesBackThenItRunsInPlace() {
		MapiLease lease = this.mapi.lease();
		MapiWorkerPool first = lease.openPool(APART.withName("first"));
		MapiWorkerPool second = lease.openPool(APART.withName("second"));
		Callable<String> back = () -> first.call(TASK, ApartPoolTests::thread);
		// also if it is there before the caller has begun to wait
		for (int i = 0; i < 500; i++) {
			assertThat(first.submit(TASK, () -> second.call(TASK, back))).succeedsWithin(RuntimeFixture.PATIENCE)
				.isEqualTo("mapi-second-1");
		}
	}

	@Test
	void whenCallComesBackByWayOfATaskInPlaceThenItRunsInPlace() {
		MapiLease lease = this.mapi.lease();
		MapiWorkerPool first = lease.openPool(APART.withName("first"));
		MapiWorkerPool second = lease.openPool(APART.withName("second"));
		Callable<String> back = () -> first.call(TASK, ApartPoolTests::thread);
		// the inner task of the second pool runs in the middle of the outer one
		assertThat(first.submit(TASK, () -> second.call(TASK, () -> second.submit(TASK, back).get())))
			.succeedsWithin(RuntimeFixture.PATIENCE)
			.isEqualTo("mapi-second-1");
	}

	@Test
	void whenTwoPoolsCallEachOtherThenTheyComeToAnEnd() {
		MapiLease lease = this.mapi.lease();
		MapiWorkerPool first = lease.openPool(APART.withName("first"));
		MapiWorkerPool second = lease.openPool(APART.withName("second"));
		CountDownLatch both = new CountDownLatch(2);
		CompletableFuture<String> one = first.submit(TASK, inRing(both, second));
		CompletableFuture<String> other = second.submit(TASK, inRing(both, first));
		assertThat(one).succeedsWithin(RuntimeFixture.PATIENCE).asString().startsWith("mapi-second-");
		assertThat(other).succeedsWithin(RuntimeFixture.PATIENCE).asString().startsWith("mapi-first-");
	}

	@Test
	void whenTwoPoolsCallEachOtherAndNobodyMayStandInThenCallsAreFailedByName() {
		MapiLease lease = this.mapi.lease();
		PoolOptions options = APART.withStuck(Duration.ofMillis(100), 0);
		MapiWorkerPool first = lease.openPool(options.withName("first"));
		MapiWorkerPool second = lease.openPool(options.withName("second"));
		CountDownLatch both = new CountDownLatch(2);
		CompletableFuture<Object> either = CompletableFuture.anyOf(first.submit(TASK, inRing(both, second)),
				second.submit(TASK, inRing(both, first)));
		assertThat(either).failsWithin(RuntimeFixture.PATIENCE)
			.withThrowableThat()
			.havingRootCause()
			.isInstanceOf(MapiThreadException.class)
			.withMessageContainingAll("'task'", "pool '");
	}

	private static Callable<String> inRing(CountDownLatch both, MapiWorkerPool next) {
		return () -> {
			both.countDown();
			both.await();
			return next.call(TASK, ApartPoolTests::thread);
		};
	}

	private static String thread() {
		return Thread.currentThread().getName();
	}

}
