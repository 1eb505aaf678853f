// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import com.sun.jna.platform.win32.Advapi32;
import com.sun.jna.platform.win32.WinNT.SECURITY_IMPERSONATION_LEVEL;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.error.MapiIdentityException;
import io.github.mapikit.error.MapiInitializationException;
import io.github.mapikit.model.store.MapiSession;
import io.github.mapikit.nativemapi.locate.LookupStep;
import io.github.mapikit.nativemapi.preflight.ServiceMode;
import io.github.mapikit.nativemapi.windows.WindowsSystem;
import io.github.mapikit.runtime.LeaseOptions;
import io.github.mapikit.runtime.MapiLease;
import io.github.mapikit.runtime.MapiRuntime;
import io.github.mapikit.runtime.event.RuntimeState;
import io.github.mapikit.runtime.pool.MapiWorkerPool;
import io.github.mapikit.runtime.pool.PoolOptions;
import io.github.mapikit.runtime.task.TaskOptions;
import io.github.mapikit.runtime.thread.MapiThread;
import io.github.mapikit.spi.NotificationDelivery;
import io.github.mapikit.spi.SessionOptions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests of the runtime on Windows against the stand-in for Outlook's MAPI, which judges.
 */
@EnabledOnOs(OS.WINDOWS)
@EnabledIfSystemProperty(named = StandIn.PROPERTY, matches = ".+")
@Timeout(120)
class NativeRuntimeTests {

	private static final TaskOptions TASK = TaskOptions.named("task");

	private static final NativeOptions OPTIONS = StandIn.options();

	private static final PoolOptions POOL = PoolOptions.DEFAULTS.withBackoff(Duration.ofMillis(1),
			Duration.ofMillis(5));

	@BeforeEach
	void reset() {
		StandIn.say("reset");
	}

	@AfterEach
	void nothingIsLeft() throws Exception {
		StandIn.say("heal");
		assertThat(MapiRuntime.awaitEnd(Duration.ofSeconds(20))).isTrue();
		assertThat(StandIn.violations()).isEmpty();
		Map<String, Long> counts = StandIn.counts();
		assertThat(counts.get("uninitializes")).isEqualTo(counts.get("initializes"));
		assertThat(counts.get("objects")).isZero();
	}

	@ParameterizedTest
	@EnumSource
	void whenTasksUseSessionsThenNoRuleIsBroken(ComApartment apartment) throws Exception {
		for (NotificationDelivery delivery : NotificationDelivery.values()) {
			NativeDriver driver = new NativeDriver(OPTIONS.withWorkerApartment(apartment).withNotifications(delivery));
			try (MapiLease lease = lease(driver)) {
				MapiWorkerPool pool = lease.openPool(POOL.withSize(2));
				CountDownLatch both = new CountDownLatch(2);
				CompletableFuture<Boolean> one = pool.submit(TASK, () -> together(both));
				CompletableFuture<Boolean> other = pool.submit(TASK, () -> together(both));
				assertThat(one.get(20, TimeUnit.SECONDS)).isTrue();
				assertThat(other.get(20, TimeUnit.SECONDS)).isTrue();
				for (int i = 0; i < 200; i++) {
					assertThat(pool.<Boolean>call(TASK, NativeRuntimeTests::logOn)).isTrue();
				}
				assertThat(StandIn.counts().get("threads")).isEqualTo(3);
			}
			assertThat(MapiRuntime.awaitEnd(Duration.ofSeconds(20))).isTrue();
		}
	}

	private static boolean together(CountDownLatch both) throws InterruptedException {
		both.countDown();
		return both.await(20, TimeUnit.SECONDS) && logOn();
	}

	private static boolean logOn() {
		try (MapiSession session = MapiThread.current("test").openSession(SessionOptions.DEFAULT_PROFILE)) {
			assertThat(session).isNotNull();
			return StandIn.counts().get("objects") > 0;
		}
	}

	@Test
	void whenLoadedThenItSaysWhichDllAndHowItWasFound() {
		NativeDriver driver = new NativeDriver(OPTIONS);
		try (MapiLease lease = lease(driver)) {
			assertThat(lease.state()).isEqualTo(RuntimeState.RUNNING);
			assertThat(driver.located()).satisfies((located) -> {
				assertThat(located.path()).isEqualTo(StandIn.path().toString());
				assertThat(located.step()).isEqualTo(LookupStep.OPTION);
			});
			assertThat(driver.diagnostics()).containsEntry("libraryFoundBy", "option");
			assertThat(driver.diagnostics().values())
				.noneMatch((value) -> String.valueOf(value).contains(String.valueOf(StandIn.path().getFileName())));
			assertThat(driver.info().description()).isEqualTo("MAPI on Windows");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "0x80070057", "0x80040110", "0x80040112", "0x8004010E", "0x80040108", "0x80040605",
			"0x8007000E" })
	void whenPrimaryCannotInitializeThenItsStepIsTold(String code) {
		lease(new NativeDriver(OPTIONS)).close();
		StandIn.say("fault MAPIInitialize nth=1 code=" + code + " role=primary");
		assertThatExceptionOfType(MapiInitializationException.class).isThrownBy(() -> lease(new NativeDriver(OPTIONS)))
			.satisfies((failure) -> assertThat(failure.result().hex()).isEqualTo(code))
			.satisfies((failure) -> assertThat(failure.explanation().remedies()).isNotEmpty());
		lease(new NativeDriver(OPTIONS)).close();
	}

	@Test
	void whenWorkerCannotInitializeThenItsTaskIsToldAndTheNextAttemptServes() throws Exception {
		try (MapiLease lease = lease(new NativeDriver(OPTIONS))) {
			StandIn.say("fault MAPIInitialize nth=1 code=0x8004010E role=worker");
			MapiWorkerPool pool = lease.openPool(POOL.withSize(1));
			assertThatExceptionOfType(MapiInitializationException.class).isThrownBy(() -> pool.call(TASK, () -> 1))
				.satisfies((failure) -> assertThat(failure.result()).isEqualTo(MapiErrors.MAPI_E_NOT_ENOUGH_RESOURCES));
			Awaitility.await()
				.ignoreExceptions()
				.untilAsserted(() -> assertThat(pool.<Integer>call(TASK, () -> 2)).isEqualTo(2));
		}
	}

	@Test
	void whenTaskImpersonatesThenItFailsWithBothUsersAndTheNextRuns() throws Exception {
		String user = WindowsSystem.current().tokens().process().name();
		try (MapiLease lease = lease(new NativeDriver(OPTIONS))) {
			MapiWorkerPool pool = lease.openPool(POOL.withSize(1));
			assertThatExceptionOfType(MapiIdentityException.class).isThrownBy(() -> pool.call(TASK, () -> {
				impersonate();
				return 1;
			})).satisfies((failure) -> {
				assertThat(failure.processIdentity()).isEqualTo(user);
				assertThat(failure.threadIdentity()).isEqualTo(user);
			});
			assertThat(pool.<Boolean>call(TASK, () -> WindowsSystem.current().tokens().isImpersonating())).isFalse();
			assertThatExceptionOfType(MapiIdentityException.class).isThrownBy(() -> pool.call(TASK, () -> {
				impersonate();
				return logOn();
			})).withMessageContaining("log on");
		}
	}

	@Test
	void whenServiceThenLogonIsToldToo() throws Exception {
		StandIn.say("service on");
		NativeDriver driver = new NativeDriver(OPTIONS.withService(ServiceMode.ON));
		try (MapiLease lease = lease(driver)) {
			MapiWorkerPool pool = lease.openPool(POOL.withSize(1));
			assertThat(pool.<Boolean>call(TASK, NativeRuntimeTests::logOn)).isTrue();
			assertThat(driver.diagnostics()).containsEntry("windowsService", true);
		}
	}

	private static void impersonate() {
		assertThat(Advapi32.INSTANCE.ImpersonateSelf(SECURITY_IMPERSONATION_LEVEL.SecurityImpersonation)).isTrue();
	}

	private static MapiLease lease(NativeDriver driver) {
		return MapiRuntime.lease(LeaseOptions.of("test", driver));
	}

}
