// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.error.MapiInitializationException;
import io.github.mapikit.nativemapi.preflight.MapiPreflightException;
import io.github.mapikit.nativemapi.preflight.Preflight;
import io.github.mapikit.nativemapi.preflight.PreflightFinding;
import io.github.mapikit.nativemapi.preflight.PreflightMode;
import io.github.mapikit.nativemapi.preflight.PreflightReport;
import io.github.mapikit.nativemapi.preflight.PreflightVerdict;
import io.github.mapikit.nativemapi.preflight.PreflightVerdict.Severity;
import io.github.mapikit.nativemapi.windows.FakeWindows;
import io.github.mapikit.nativemapi.windows.LoopListener;
import io.github.mapikit.nativemapi.windows.MachineType;
import io.github.mapikit.nativemapi.windows.Registry.Root;
import io.github.mapikit.runtime.LeaseOptions;
import io.github.mapikit.runtime.MapiLease;
import io.github.mapikit.runtime.MapiRuntime;
import io.github.mapikit.runtime.event.ProcessEnding;
import io.github.mapikit.runtime.event.RuntimeListener;
import io.github.mapikit.runtime.pool.MapiWorkerPool;
import io.github.mapikit.runtime.pool.PoolOptions;
import io.github.mapikit.runtime.task.TaskOptions;
import io.github.mapikit.runtime.thread.MapiThread;
import io.github.mapikit.spi.NotificationDelivery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests of {@link NativeDriver} in the runtime, on a Windows and with a DLL that are not
 * there.
 */
@Timeout(60)
class NativeDriverTests {

	private static final TaskOptions TASK = TaskOptions.named("task");

	private static final String DLL = "D:\\mapi.dll";

	private static final NativeOptions OPTIONS = NativeOptions.DEFAULTS.withLibraryPath(Path.of(DLL));

	private final FakeWindows windows = new FakeWindows().file(DLL, MachineType.X64)
		.loops((primary, listener) -> FakeWindows.loop(listener));

	private final FakeEntry mapi = new FakeEntry(this.windows.calls());

	@AfterEach
	void noThreadIsLeft() throws Exception {
		assertThat(MapiRuntime.awaitEnd(Duration.ofSeconds(10))).isTrue();
	}

	@Test
	void whenLeasedThenPrimaryIsFirstAndLastAndComIsAroundMapi() throws Exception {
		try (MapiLease lease = MapiRuntime.lease(LeaseOptions.of("test", driver(OPTIONS)))) {
			MapiWorkerPool pool = lease.openPool(PoolOptions.DEFAULTS.withSize(1));
			assertThat(pool.<String>call(TASK, () -> MapiThread.current("test").session().profileName()))
				.isEqualTo("profile");
		}
		assertThat(MapiRuntime.awaitEnd(Duration.ofSeconds(10))).isTrue();
		assertThat(this.windows.calls()).containsExactly("CoInitializeEx STA", "MAPIInitialize 0x9",
				"CoInitializeEx MTA", "MAPIInitialize 0x9", "MAPILogonEx 0x0", "IMAPISession::Release",
				"MAPIUninitialize", "CoUninitialize", "MAPIUninitialize", "CoUninitialize");
	}

	@Test
	void whenWorkersAreStaThenTheyPumpAndEnterIt() throws Exception {
		try (MapiLease lease = MapiRuntime
			.lease(LeaseOptions.of("test", driver(OPTIONS.withWorkerApartment(ComApartment.STA))))) {
			MapiWorkerPool pool = lease.openPool(PoolOptions.DEFAULTS.withSize(1));
			assertThat(pool.<Integer>call(TASK, () -> 1)).isOne();
			assertThat(pool.<Integer>call(TASK, () -> 2)).isEqualTo(2);
		}
		assertThat(MapiRuntime.awaitEnd(Duration.ofSeconds(10))).isTrue();
		assertThat(this.windows.calls()).doesNotContain("CoInitializeEx MTA").contains("CoInitializeEx STA");
	}

	@Test
	void whenDeliveredOnPrimaryThenLastNotificationsAreDispatchedBeforeTheEnd() throws Exception {
		MapiRuntime
			.lease(LeaseOptions.of("test", driver(OPTIONS.withNotifications(NotificationDelivery.PRIMARY_THREAD))))
			.close();
		assertThat(MapiRuntime.awaitEnd(Duration.ofSeconds(10))).isTrue();
		assertThat(this.windows.calls()).containsExactly("CoInitializeEx STA", "MAPIInitialize 0x8",
				"HrDispatchNotifications", "MAPIUninitialize", "CoUninitialize");
	}

	@Test
	void whenLastNotificationsFailThenMapiIsUninitializedAllTheSame() throws Exception {
		this.mapi.crashIn("HrDispatchNotifications");
		this.mapi.onCrash(() -> {
			throw new IllegalStateException("test");
		});
		MapiRuntime
			.lease(LeaseOptions.of("test", driver(OPTIONS.withNotifications(NotificationDelivery.PRIMARY_THREAD))))
			.close();
		assertThat(MapiRuntime.awaitEnd(Duration.ofSeconds(10))).isTrue();
		assertThat(this.windows.calls()).endsWith("HrDispatchNotifications", "MAPIUninitialize", "CoUninitialize");
	}

	@Test
	void whenWindowsSessionEndsThenLeasesAreToldAndWindowsWaitsForThem() throws Exception {
		AtomicReference<LoopListener> watch = new AtomicReference<>();
		this.windows.loops((primary, listener) -> {
			watch.set(listener);
			return FakeWindows.loop(listener);
		});
		CompletableFuture<ProcessEnding> told = new CompletableFuture<>();
		CompletableFuture<Void> closed = new CompletableFuture<>();
		NativeDriver driver = driver(OPTIONS);
		MapiLease lease = MapiRuntime.lease(LeaseOptions.of("test", driver), List.of(new RuntimeListener() {

			@Override
			public void onProcessEnding(ProcessEnding ending) {
				ending.holdFor(closed);
				told.complete(ending);
			}

		}));
		assertThat(driver.diagnostics()).doesNotContainKey("windowsSession");
		CompletableFuture<Void> answered = CompletableFuture.runAsync(() -> watch.get().onSessionEnd(),
				(work) -> new Thread(work, "session-end").start());
		assertThat(told.get(10, TimeUnit.SECONDS).left()).isLessThanOrEqualTo(NativeProcess.SESSION_END_GRACE);
		assertThat(driver.diagnostics()).containsEntry("windowsSession", "ending");
		assertThat(lease.snapshot().processEnding()).isTrue();
		lease.close();
		closed.complete(null);
		answered.get(10, TimeUnit.SECONDS);
		assertThat(this.windows.calls()).last().isEqualTo("CoUninitialize");
	}

	@Test
	void whenServiceThenBothCallsAreTold() throws Exception {
		this.windows.session(0);
		NativeDriver driver = driver(OPTIONS);
		try (MapiLease lease = MapiRuntime.lease(LeaseOptions.of("test", driver))) {
			lease.openPool(PoolOptions.DEFAULTS).call(TASK, () -> MapiThread.current("test").session().profileName());
		}
		assertThat(this.windows.calls()).contains("MAPIInitialize 0x10009", "MAPILogonEx 0x18000");
		assertThat(driver.diagnostics()).containsEntry("windowsService", true)
			.containsEntry("preflight", "NO_PROFILE")
			.containsEntry("survivesCrash", true);
	}

	@Test
	void whenLoadedThenWhatItTellsOfItselfHasNoPath() {
		NativeDriver driver = driver(OPTIONS);
		try (MapiLease lease = MapiRuntime.lease(LeaseOptions.of("test", driver))) {
			assertThat(lease.snapshot().driver().description()).isEqualTo("MAPI on Windows");
			assertThat(lease.snapshot().diagnostics()).containsEntry("libraryFoundBy", "option");
			assertThat(lease.snapshot().diagnostics().values())
				.noneMatch((value) -> value.toString().matches("(?s).*(?:[\\\\/:]|dll).*"));
		}
	}

	@Test
	void whenProfileIsConfiguredThenPreflightLooksForIt() {
		String dll = "C:\\Office\\olmapi32.dll";
		this.windows.file(dll, MachineType.X64)
			.value(Root.MACHINE_64, "SOFTWARE\\Microsoft\\Office\\16.0\\Outlook", "Bitness", "x64")
			.value(Root.USER, "Software\\Microsoft\\Office\\16.0\\Outlook\\Profiles\\Outlook", "x", "y");
		NativeDriver driver = driver(OPTIONS.withLibraryPath(Path.of(dll)).withProfile("Archive"));
		assertThatExceptionOfType(MapiPreflightException.class)
			.isThrownBy(() -> MapiRuntime.lease(LeaseOptions.of("test", driver)))
			.satisfies((failure) -> assertThat(failure.finding()).isEqualTo(PreflightFinding.PROFILE_NOT_FOUND));
		assertThat(this.windows.calls()).isEmpty();
	}

	@Test
	void whenInitializeFailsThenLeaseIsToldTheStepAndTheNextOneStarts() {
		this.mapi.initializeReturns(MapiErrors.MAPI_E_NOT_INITIALIZED);
		NativeDriver driver = driver(OPTIONS);
		assertThatExceptionOfType(MapiInitializationException.class)
			.isThrownBy(() -> MapiRuntime.lease(LeaseOptions.of("test", driver)))
			.withMessageContaining("Step 7");
		MapiRuntime.lease(LeaseOptions.of("test", driver)).close();
	}

	@Test
	void whenDllCannotBeUsedThenLeaseFailsBeforeMapiIsTouched() {
		NativeDriver driver = driver(OPTIONS.withLibraryPath(Path.of("D:\\absent.dll")));
		assertThatExceptionOfType(MapiPreflightException.class)
			.isThrownBy(() -> MapiRuntime.lease(LeaseOptions.of("test", driver)))
			.satisfies((failure) -> assertThat(failure.finding()).isEqualTo(PreflightFinding.LIBRARY_PATH_INVALID));
		assertThat(this.windows.calls()).isEmpty();
		assertThat(driver.located()).isNull();
	}

	@Test
	void whenStubIsNamedAndNobodyIsBehindItThenMapiIsNotTouched() {
		String stub = FakeWindows.SYSTEM_DIRECTORY + "\\mapi32.dll";
		this.windows.stub();
		NativeDriver driver = driver(OPTIONS.withLibraryPath(Path.of(stub)));
		assertThatExceptionOfType(MapiPreflightException.class)
			.isThrownBy(() -> MapiRuntime.lease(LeaseOptions.of("test", driver)))
			.satisfies((failure) -> assertThat(failure.finding()).isEqualTo(PreflightFinding.STUB_WITHOUT_CLIENT));
		assertThat(this.windows.calls()).isEmpty();
	}

	@Test
	void whenChildProcessFindsErrorThenMapiIsNotTouched() {
		PreflightReport found = new PreflightReport(List
			.of(new PreflightVerdict(PreflightFinding.CHILD_CRASHED, Severity.ERROR, "It crashed", "Repair it")),
				Map.of());
		NativeDriver driver = new NativeDriver(OPTIONS.withPreflight(PreflightMode.CHILD_PROCESS), process(found));
		assertThatExceptionOfType(MapiPreflightException.class)
			.isThrownBy(() -> MapiRuntime.lease(LeaseOptions.of("test", driver)))
			.satisfies((failure) -> assertThat(failure.finding()).isEqualTo(PreflightFinding.CHILD_CRASHED));
		assertThat(this.windows.calls()).isEmpty();
	}

	@Test
	void whenTheMessageLoopCrashesThenNobodyCallsTheLibraryAnyMore() {
		NativeProcess process = process(new PreflightReport(List.of(), Map.of()));
		MapiLease lease = MapiRuntime.lease(LeaseOptions.of("test", new NativeDriver(OPTIONS, process)));
		process.onFailure(new Error("Invalid memory access"));
		assertThat(this.windows.calls()).endsWith("lost in the message loop");
		lease.close();
	}

	@Test
	void whenMapiChoosesTheApartmentThenDiagnosticsTell() {
		this.mapi.initializeReturns(MapiErrors.MAPI_E_UNKNOWN_FLAGS);
		NativeDriver driver = driver(OPTIONS);
		try (MapiLease lease = MapiRuntime.lease(LeaseOptions.of("test", driver))) {
			assertThat(lease.snapshot().diagnostics()).containsEntry("workerApartment", "sta");
		}
	}

	@Test
	@DisabledOnOs(OS.WINDOWS)
	void whenNotWindowsThenLeaseIsRefusedAndNothingIsLoaded() {
		NativeDriver driver = new NativeDriver();
		assertThat(NativeDriver.isSupported()).isFalse();
		assertThatExceptionOfType(MapiPreflightException.class)
			.isThrownBy(() -> MapiRuntime.lease(LeaseOptions.of("test", driver)))
			.satisfies((failure) -> assertThat(failure.finding()).isEqualTo(PreflightFinding.NOT_WINDOWS));
		assertThat(driver.info().name()).isEqualTo(NativeDriver.NAME);
		assertThat(driver.diagnostics()).containsEntry("workerApartment", "mta");
	}

	@Test
	void whenSettingsDifferThenProcessOptionsDo() {
		assertThat(driver(OPTIONS).processOptions()).containsEntry("mapi.native.library-path", DLL)
			.containsEntry("mapi.native.worker-apartment", "mta")
			.containsEntry("mapi.native.impersonation", "fail")
			.containsEntry("mapi.native.service", "auto")
			.containsEntry("mapi.notifications", "dedicated-thread");
	}

	private NativeDriver driver(NativeOptions options) {
		return new NativeDriver(options, process(new PreflightReport(List.of(), Map.of())));
	}

	private NativeProcess process(PreflightReport child) {
		return new NativeProcess(this.windows.system(), new Preflight(this.windows.system(), true, MachineType.X64),
				(options) -> child, MachineType.X64, (path) -> this.mapi, ImpersonationPolicy.FAIL);
	}

}
