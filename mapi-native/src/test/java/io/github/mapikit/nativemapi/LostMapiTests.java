// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi;

import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.mapikit.error.MapiConflictException;
import io.github.mapikit.error.MapiSubsystemFailedException;
import io.github.mapikit.nativemapi.preflight.Preflight;
import io.github.mapikit.nativemapi.preflight.PreflightReport;
import io.github.mapikit.nativemapi.windows.FakeWindows;
import io.github.mapikit.nativemapi.windows.MachineType;
import io.github.mapikit.runtime.LeaseOptions;
import io.github.mapikit.runtime.MapiLease;
import io.github.mapikit.runtime.MapiRuntime;
import io.github.mapikit.runtime.event.RuntimeState;
import io.github.mapikit.runtime.pool.MapiWorkerPool;
import io.github.mapikit.runtime.pool.PoolOptions;
import io.github.mapikit.runtime.task.MapiExecutor;
import io.github.mapikit.runtime.task.TaskOptions;
import io.github.mapikit.runtime.thread.MapiThread;
import io.github.mapikit.runtime.thread.RuntimeLedger;
import io.github.mapikit.runtime.thread.RuntimeThread;
import io.github.mapikit.spi.MapiProcess;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests of what is left of a native MAPI that has crashed.
 */
@Timeout(60)
class LostMapiTests {

	private static final TaskOptions TASK = TaskOptions.named("task");

	private static final String DLL = "D:\\mapi.dll";

	private final FakeWindows windows = new FakeWindows().file(DLL, MachineType.X64)
		.loops((primary, listener) -> FakeWindows.loop(listener));

	private final FakeEntry mapi = new FakeEntry(this.windows.calls());

	private final NativeDriver driver = new NativeDriver(NativeOptions.DEFAULTS.withLibraryPath(Path.of(DLL)),
			new NativeProcess(this.windows.system(), new Preflight(this.windows.system(), true, MachineType.X64),
					(options) -> new PreflightReport(List.of(), Map.of()), MachineType.X64, (path) -> this.mapi,
					ImpersonationPolicy.FAIL));

	private final RuntimeLedger before = MapiRuntime.ledger();

	@AfterEach
	void nothingIsOwedAndAnotherMapiMayStart() throws Exception {
		assertThat(MapiRuntime.awaitEnd(Duration.ofSeconds(10))).isTrue();
		assertThat(MapiRuntime.ledger().isBalanced()).isTrue();
		OtherDriver.replaceLost();
		assertThat(MapiRuntime.awaitEnd(Duration.ofSeconds(10))).isTrue();
	}

	@Test
	void whenMapiCrashesThenEveryoneIsToldAndNothingIsUninitialized() throws Exception {
		try (MapiLease lease = MapiRuntime.lease(LeaseOptions.of("test", this.driver))) {
			MapiWorkerPool pool = lease.openPool(PoolOptions.DEFAULTS.withSize(2));
			MapiExecutor primary = lease.primary(null);
			CountDownLatch busy = new CountDownLatch(1);
			CountDownLatch go = new CountDownLatch(1);
			CompletableFuture<String> running = pool.submit(TASK, () -> {
				busy.countDown();
				go.await();
				return MapiThread.current("test").session().profileName();
			});
			assertThat(busy.await(10, TimeUnit.SECONDS)).isTrue();
			this.mapi.crashIn("MAPILogonEx");
			CompletableFuture<String> crashing = pool.submit(TASK,
					() -> MapiThread.current("test").session().profileName());
			assertThatExceptionOfType(CompletionException.class).isThrownBy(crashing::join)
				.withCauseInstanceOf(Error.class);
			Awaitility.await().untilAsserted(() -> assertThat(lease.state()).isEqualTo(RuntimeState.FAILED));
			go.countDown();
			assertThatExceptionOfType(CompletionException.class).isThrownBy(running::join)
				.withCauseInstanceOf(MapiSubsystemFailedException.class);
			assertThatExceptionOfType(MapiSubsystemFailedException.class).isThrownBy(() -> pool.call(TASK, () -> 1));
			assertThatExceptionOfType(CompletionException.class).isThrownBy(() -> primary.submit(TASK, () -> 1).join())
				.withCauseInstanceOf(MapiSubsystemFailedException.class);
		}
		assertThat(MapiRuntime.awaitEnd(Duration.ofSeconds(10))).isTrue();
		assertThat(this.windows.calls()).doesNotContain("MAPIUninitialize", "CoUninitialize", "IMAPISession::Release");
		assertThatExceptionOfType(MapiSubsystemFailedException.class)
			.isThrownBy(() -> MapiRuntime.lease(LeaseOptions.of("again", this.driver)));
	}

	@Test
	void whenMapiCrashesThenItsThreadsStayAndNobodyWaitsForThem() throws Exception {
		List<Thread> threads = new ArrayList<>();
		try (MapiLease lease = lease()) {
			MapiWorkerPool pool = lease.openPool(PoolOptions.DEFAULTS.withSize(1));
			threads.add(lease.primary(null).call(TASK, Thread::currentThread));
			threads.add(pool.call(TASK, Thread::currentThread));
			crashAtLogon(pool);
			assertThat(lease.close(Duration.ofSeconds(5)).isComplete()).isTrue();
		}
		assertThat(MapiRuntime.awaitEnd(Duration.ofSeconds(10))).isTrue();
		assertThat(MapiRuntime.ledger().threads()).isEmpty();
		assertThat(MapiRuntime.ledger().abandonedCount() - this.before.abandonedCount()).isEqualTo(2);
		assertThat(threads).allSatisfy(LostMapiTests::assertStays);
	}

	@Test
	void whenInitializeOfWorkerCrashesThenItsThreadStays() {
		MapiLease lease = lease();
		MapiWorkerPool pool = lease.openPool(PoolOptions.DEFAULTS.withSize(1));
		this.mapi.crashIn("MAPIInitialize");
		List<Thread> threads = new ArrayList<>();
		this.mapi.onCrash(() -> threads.add(Thread.currentThread()));
		assertThatExceptionOfType(Exception.class).isThrownBy(() -> pool.call(TASK, () -> 1));
		lease.close();
		assertThat(threads).singleElement().satisfies(LostMapiTests::assertStays);
	}

	@Test
	void whenInitializeOfPrimaryCrashesThenItsThreadStays() {
		this.mapi.crashIn("MAPIInitialize");
		List<Thread> threads = new ArrayList<>();
		this.mapi.onCrash(() -> threads.add(Thread.currentThread()));
		assertThatExceptionOfType(Error.class).isThrownBy(this::lease).withMessage("Invalid memory access");
		assertThatExceptionOfType(MapiSubsystemFailedException.class).isThrownBy(this::lease);
		assertThat(threads).singleElement().satisfies(LostMapiTests::assertStays);
	}

	@Test
	void whenUninitializeCrashesThenThreadsStay() throws Exception {
		MapiLease lease = lease();
		MapiWorkerPool pool = lease.openPool(PoolOptions.DEFAULTS.withSize(1));
		Thread primary = lease.primary(null).call(TASK, Thread::currentThread);
		Thread worker = pool.call(TASK, Thread::currentThread);
		this.mapi.crashIn("MAPIUninitialize");
		lease.close();
		assertThat(List.of(primary, worker)).allSatisfy(LostMapiTests::assertStays);
		assertThat(this.windows.calls()).filteredOn("MAPIUninitialize"::equals).hasSize(1);
	}

	@Test
	void whenMapiIsLostThenOtherCopiesOfTheLibraryAreRefused() throws Exception {
		try (MapiLease lease = lease()) {
			crashAtLogon(lease.openPool(PoolOptions.DEFAULTS));
		}
		assertThat(MapiRuntime.awaitEnd(Duration.ofSeconds(10))).isTrue();
		try (URLClassLoader copy = new URLClassLoader("copy", classPath(), ClassLoader.getPlatformClassLoader())) {
			Method start = copy.loadClass(OtherDriver.class.getName()).getDeclaredMethod("replaceLost");
			assertThatExceptionOfType(InvocationTargetException.class).isThrownBy(() -> start.invoke(null))
				.havingCause()
				.satisfies((ex) -> assertThat(ex.getClass().getName()).isEqualTo(MapiConflictException.class.getName()))
				.withMessageContaining("'test' in class loader 'app'");
			OtherDriver.replaceLost();
			start.invoke(null);
		}
	}

	private static URL[] classPath() throws MalformedURLException {
		List<URL> urls = new ArrayList<>();
		for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
			urls.add(Path.of(entry).toUri().toURL());
		}
		return urls.toArray(URL[]::new);
	}

	@Test
	void whenNobodyCrashesThenThreadsEnd() throws Exception {
		MapiLease lease = lease();
		Thread worker = lease.openPool(PoolOptions.DEFAULTS).call(TASK, Thread::currentThread);
		lease.close();
		Awaitility.await().until(() -> worker.getState() == Thread.State.TERMINATED);
	}

	@Test
	void whenAskedThenItRunsInTheProcessOfTheJvmAndIsNotStartedAgain() {
		assertThat(this.driver.process()).isSameAs(MapiProcess.JVM);
		assertThat(this.driver.canRestart()).isFalse();
		assertThat(this.driver.threadsMayEndAfterLoss()).isFalse();
	}

	private MapiLease lease() {
		return MapiRuntime.lease(LeaseOptions.of("test", this.driver));
	}

	private void crashAtLogon(MapiWorkerPool pool) {
		this.mapi.crashIn("MAPILogonEx");
		assertThatExceptionOfType(Error.class)
			.isThrownBy(() -> pool.call(TASK, () -> MapiThread.current("test").session().profileName()))
			.withMessage("Invalid memory access");
	}

	private static void assertStays(Thread thread) {
		Awaitility.await().until(() -> thread.getState() == Thread.State.WAITING);
		assertThat(thread.isDaemon()).isTrue();
		assertThat(thread.getContextClassLoader()).isSameAs(RuntimeThread.class.getClassLoader());
		assertThat(thread).isInstanceOfSatisfying(RuntimeThread.class,
				(stays) -> assertThat(stays.mapiThread()).as("what the runtime knows of it").isNull());
	}

}
