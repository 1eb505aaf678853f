// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.error;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MapiThreadException} and {@link ThreadKind}.
 */
class MapiThreadExceptionTests {

	private static final Callable<MapiThreadException> ATTEMPT = () -> MapiThreadException.of("open the default store");

	@Test
	void whenOrdinaryThreadThenItIsForeign() throws Exception {
		FutureTask<MapiThreadException> task = new FutureTask<>(ATTEMPT);
		Thread thread = new Thread(task, "mail-import");
		thread.start();
		assertRefused(task.get(30, TimeUnit.SECONDS), ThreadKind.FOREIGN, "mail-import", "is not a MAPI thread");
	}

	@Test
	void whenWorkerOfAnotherPoolThenItIsForeignPool() throws Exception {
		ExecutorService pool = Executors.newSingleThreadExecutor((task) -> new Thread(task, "http-1"));
		try {
			assertRefused(pool.submit(ATTEMPT).get(30, TimeUnit.SECONDS), ThreadKind.FOREIGN_POOL, "http-1",
					"pool that is not MAPI's");
		}
		finally {
			pool.shutdownNow();
		}
	}

	@Test
	void whenForkJoinWorkerThenItIsNamedSo() throws Exception {
		ForkJoinPool pool = new ForkJoinPool(1);
		try {
			MapiThreadException exception = pool.submit(ATTEMPT).get(30, TimeUnit.SECONDS);
			assertRefused(exception, ThreadKind.FORK_JOIN, exception.threadName(), "fork-join worker");
			assertThat(exception.threadName()).startsWith("ForkJoinPool");
			assertThat(exception).hasMessageContaining("parallel streams");
		}
		finally {
			pool.shutdownNow();
		}
	}

	@Test
	@EnabledForJreRange(min = JRE.JAVA_21)
	void whenVirtualThreadThenItIsNamedSo() throws Exception {
		FutureTask<MapiThreadException> task = new FutureTask<>(ATTEMPT);
		Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, task);
		assertRefused(task.get(30, TimeUnit.SECONDS), ThreadKind.VIRTUAL, "", "virtual thread");
	}

	@Test
	void whenPlatformThreadThenItIsNotVirtual() {
		assertThat(ThreadKind.isVirtual(Thread.currentThread())).isFalse();
	}

	@ParameterizedTest
	@EnumSource(ThreadKind.class)
	void whenKindIsGivenThenItsProblemAndRemedyAreTold(ThreadKind kind) {
		MapiThreadException exception = MapiThreadException.of(kind, "read a row", "it belongs to 'mapi-worker-1'");
		assertThat(exception.kind()).isEqualTo(kind);
		assertThat(exception).hasMessageContaining("'" + Thread.currentThread().getName() + "' tried to read a row")
			.hasMessageContaining(kind.problem())
			.hasMessageContaining("(it belongs to 'mapi-worker-1')")
			.hasMessageContaining(kind.remedy());
	}

	private static void assertRefused(MapiThreadException exception, ThreadKind kind, String thread, String problem) {
		assertThat(exception.kind()).isEqualTo(kind);
		assertThat(exception.threadName()).isEqualTo(thread);
		assertThat(exception.attempted()).isEqualTo("open the default store");
		assertThat(exception).hasMessageContaining("'" + thread + "'")
			.hasMessageContaining("open the default store")
			.hasMessageContaining(problem)
			.hasMessageContaining(Remedy.USE_MAPI_THREAD.text())
			.hasMessageContaining("MapiLease");
	}

}
