// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.github.mapikit.error.MapiThreadException;
import io.github.mapikit.runtime.fake.FakeDriver;
import io.github.mapikit.runtime.fake.FakeObject;
import io.github.mapikit.runtime.pool.MapiWorkerPool;
import io.github.mapikit.runtime.pool.PoolOptions;
import io.github.mapikit.runtime.task.TaskOptions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for pools whose workers wait for each other.
 */
@Timeout(60)
class SelfWaitTests {

	private static final TaskOptions OUTER = TaskOptions.named("outer");

	private static final TaskOptions INNER = TaskOptions.named("inner");

	private static final PoolOptions ONE = PoolOptions.DEFAULTS.withSize(1);

	private static final PoolOptions NO_STAND_IN = ONE.withStuck(Duration.ofMillis(100), 0);

	@RegisterExtension
	final RuntimeFixture mapi = new RuntimeFixture();

	@Test
	void whenStageOfOwnPoolIsAwaitedThenItsTaskRunsInPlace() {
		MapiWorkerPool pool = this.mapi.lease().openPool(ONE.withStuck(Duration.ofMinutes(2), 0));
		CompletableFuture<String> outer = pool.submit(OUTER,
				() -> pool.submit(INNER, () -> Thread.currentThread().getName())
					.thenApply((name) -> name + "!")
					.thenCompose((name) -> CompletableFuture.completedFuture(name + "?"))
					.get());
		assertThat(outer).succeedsWithin(RuntimeFixture.PATIENCE).isEqualTo("mapi-worker-1!?");
		assertThat(pool.snapshot().workers()).isOne();
	}

	@Test
	void whenAllOfOwnPoolAreJoinedThenAnotherWorkerStandsIn() {
		RecordingListener listener = new RecordingListener();
		MapiWorkerPool pool = this.mapi.lease(listener).openPool(ONE);
		assertThat(pool.submit(OUTER, joinAll(pool, () -> 1))).succeedsWithin(RuntimeFixture.PATIENCE).isEqualTo(3);
		Awaitility.await()
			.untilAsserted(() -> assertThat(listener.events("violation"))
				.containsExactly("violation R8 pool 'worker' waits for itself"));
		assertThat(pool.snapshot().timedOut()).isZero();
	}

	@Test
	void whenStandInIsDoneThenPoolHasItsSizeAgain() throws Exception {
		MapiWorkerPool pool = this.mapi.lease().openPool(ONE);
		assertThat(pool.submit(OUTER, joinAll(pool, () -> 1))).succeedsWithin(RuntimeFixture.PATIENCE);
		assertThat(pool.<Integer>call(OUTER, () -> 1)).isOne();
		Awaitility.await().untilAsserted(() -> assertThat(pool.snapshot()).satisfies((snapshot) -> {
			assertThat(snapshot.workers()).isOne();
			assertThat(snapshot.limit()).isOne();
		}));
	}

	@Test
	void whenTwoPoolsWaitForEachOtherThenTheyComeToAnEnd() {
		MapiLease lease = this.mapi.lease();
		MapiWorkerPool first = lease.openPool(ONE.withName("first"));
		MapiWorkerPool second = lease.openPool(ONE.withName("second"));
		CountDownLatch both = new CountDownLatch(2);
		CompletableFuture<Integer> one = first.submit(OUTER, inRing(both, second));
		CompletableFuture<Integer> other = second.submit(OUTER, inRing(both, first));
		assertThat(one).succeedsWithin(RuntimeFixture.PATIENCE).isEqualTo(1);
		assertThat(other).succeedsWithin(RuntimeFixture.PATIENCE).isEqualTo(1);
	}

	@Test
	void whenNobodyMayStandInThenTaskIsFailedByName() {
		MapiWorkerPool pool = this.mapi.lease().openPool(NO_STAND_IN);
		assertThat(pool.submit(OUTER, joinAll(pool, () -> 1))).failsWithin(RuntimeFixture.PATIENCE)
			.withThrowableThat()
			.havingRootCause()
			.isInstanceOf(MapiThreadException.class)
			.withMessageContainingAll("'inner'", "pool 'worker'");
	}

	@Test
	void whenNobodyMayStandInInARingThenTasksAreFailedByName() {
		MapiLease lease = this.mapi.lease();
		MapiWorkerPool first = lease.openPool(NO_STAND_IN.withName("first"));
		MapiWorkerPool second = lease.openPool(NO_STAND_IN.withName("second"));
		CountDownLatch both = new CountDownLatch(2);
		CompletableFuture<Integer> one = first.submit(OUTER, inRing(both, second));
		CompletableFuture<Integer> other = second.submit(OUTER, inRing(both, first));
		CompletableFuture<Object> either = CompletableFuture.anyOf(one, other);
		assertThat(either).failsWithin(RuntimeFixture.PATIENCE)
			.withThrowableThat()
			.havingRootCause()
			.isInstanceOf(MapiThreadException.class)
			.withMessageContainingAll("'inner'", "pool '");
		assertThat(CompletableFuture.allOf(one, other).handle((value, failure) -> 1))
			.succeedsWithin(RuntimeFixture.PATIENCE);
	}

	@Test
	void whenStandInWaitsTooThenTasksAreFailedByName() {
		MapiWorkerPool pool = this.mapi.lease().openPool(ONE.withStuck(Duration.ofMillis(100), 1));
		assertThat(pool.submit(OUTER, joinAll(pool, joinAll(pool, () -> 1)))).failsWithin(Duration.ofSeconds(30))
			.withThrowableThat()
			.havingRootCause()
			.isInstanceOf(MapiThreadException.class);
	}

	@Test
	void whenWorkerThatWasCountedOnDoesNotComeThenTaskIsFailedByName() {
		this.mapi.driver().onNth(FakeDriver.Call.INITIALIZE_WORKER, 2, SelfWaitTests::fail);
		MapiWorkerPool pool = this.mapi.lease()
			.openPool(NO_STAND_IN.withSize(2).withBackoff(Duration.ofMinutes(5), Duration.ofMinutes(5)));
		assertThat(pool.submit(OUTER, joinAll(pool, () -> 1))).failsWithin(RuntimeFixture.PATIENCE)
			.withThrowableThat()
			.havingRootCause()
			.isInstanceOf(MapiThreadException.class);
	}

	@Test
	void whenStandInStartsSlowlyThenPoolIsStillLookedAt() {
		Gate gate = this.mapi.gate();
		this.mapi.driver().onNth(FakeDriver.Call.INITIALIZE_WORKER, 2, gate::pass);
		MapiLease lease = this.mapi.lease();
		MapiWorkerPool pool = lease.openPool(ONE.withStuck(Duration.ofMinutes(2), 2));
		MapiWorkerPool other = lease.openPool(ONE.withName("other"));
		CountDownLatch both = new CountDownLatch(2);
		// the stand-in gets what waits for the other pool, which waits for the next one
		CompletableFuture<Integer> outer = pool.submit(OUTER, () -> {
			CompletableFuture<Integer> ring = pool.submit(INNER, inRing(both, other));
			CompletableFuture<Integer> last = pool.submit(INNER, () -> 1);
			CompletableFuture.allOf(ring, last).join();
			return ring.join() + last.join();
		});
		gate.awaitReached();
		looksPass(lease);
		gate.open();
		other.submit(OUTER, inRing(both, pool));
		assertThat(outer).succeedsWithin(Duration.ofSeconds(20)).isEqualTo(2);
	}

	@Test
	void whenNobodyWaitsForTheGivenTaskThenItIsNotFailed() {
		MapiWorkerPool pool = this.mapi.lease().openPool(NO_STAND_IN);
		CompletableFuture<Integer> others = new CompletableFuture<>();
		CompletableFuture<CompletableFuture<Integer>> given = new CompletableFuture<>();
		CompletableFuture<Integer> outer = pool.submit(OUTER, () -> {
			given.complete(pool.submit(OUTER, () -> 1));
			return others.join();
		});
		CompletableFuture<Integer> inner = given.join();
		// for some looks
		Awaitility.await()
			.during(Duration.ofSeconds(3))
			.atMost(RuntimeFixture.PATIENCE)
			.until(() -> !inner.isDone() && !outer.isDone());
		others.complete(2);
		assertThat(outer).succeedsWithin(RuntimeFixture.PATIENCE).isEqualTo(2);
		assertThat(inner).succeedsWithin(RuntimeFixture.PATIENCE).isEqualTo(1);
	}

	@Test
	void whenWorkersAreOnlySlowThenNobodyStandsIn() {
		Gate gate = this.mapi.gate();
		MapiLease lease = this.mapi.lease();
		MapiWorkerPool pool = lease.openPool(PoolOptions.DEFAULTS.withSize(4).withStuck(Duration.ofMinutes(2), 4));
		LinkedBlockingQueue<Integer> input = new LinkedBlockingQueue<>();
		CompletableFuture<Integer> never = new CompletableFuture<>();
		Stream
			.<Callable<Integer>>of(() -> pass(gate), input::take, () -> sleep(input),
					() -> inMapi(this.mapi.driver(), never))
			.forEach((task) -> pool.submit(OUTER, task));
		CompletableFuture<Integer> waiting = pool.submit(OUTER, () -> 1);
		looksPass(lease);
		assertThat(waiting).isNotDone();
		assertThat(pool.snapshot().workers()).isEqualTo(4);
		gate.open();
		input.add(1);
		input.add(1);
		never.complete(1);
		assertThat(waiting).succeedsWithin(RuntimeFixture.PATIENCE).isEqualTo(1);
	}

	// another pool, which has to be looked at as often
	private static void looksPass(MapiLease lease) {
		for (int i = 0; i < 2; i++) {
			MapiWorkerPool looked = lease.openPool(ONE.withName("looked-" + i));
			assertThat(looked.submit(OUTER, joinAll(looked, () -> 1))).succeedsWithin(RuntimeFixture.PATIENCE);
		}
	}

	private static Callable<Integer> joinAll(MapiWorkerPool pool, Callable<Integer> task) {
		return () -> {
			CompletableFuture<?>[] all = Stream.generate(() -> pool.submit(INNER, task))
				.limit(3)
				.toArray(CompletableFuture[]::new);
			CompletableFuture.allOf(all).join();
			return all.length;
		};
	}

	private static Callable<Integer> inRing(CountDownLatch both, MapiWorkerPool next) {
		return () -> {
			both.countDown();
			both.await();
			return next.submit(INNER, () -> 1).get();
		};
	}

	private static Integer pass(Gate gate) {
		gate.pass();
		return 1;
	}

	private static Integer sleep(LinkedBlockingQueue<Integer> input) throws InterruptedException {
		while (input.poll() == null) {
			TimeUnit.MILLISECONDS.sleep(100);
		}
		return 1;
	}

	private static Integer inMapi(FakeDriver driver, CompletableFuture<Integer> result) {
		try (FakeObject object = driver.open("folder")) {
			return object.work(result::join);
		}
	}

	private static void fail() {
		throw new IllegalStateException("planned");
	}

}
