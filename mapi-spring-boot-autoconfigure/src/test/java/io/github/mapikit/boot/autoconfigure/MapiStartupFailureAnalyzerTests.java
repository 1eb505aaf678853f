// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.autoconfigure;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.github.mapikit.boot.support.BalancedMapi;
import io.github.mapikit.boot.task.MapiTask;
import io.github.mapikit.boot.task.MapiTaskExecutor;
import io.github.mapikit.boot.task.MapiTaskExecutorBuilder;
import io.github.mapikit.boot.task.MapiTemplate;
import io.github.mapikit.error.HResult;
import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.error.MapiCallExceptions;
import io.github.mapikit.error.MapiConflictException;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.error.MapiException;
import io.github.mapikit.error.MapiInitializationException;
import io.github.mapikit.error.MapiInterruptedException;
import io.github.mapikit.error.MapiLogonException;
import io.github.mapikit.error.MapiSubsystemFailedException;
import io.github.mapikit.error.MapiTimeoutException;
import io.github.mapikit.error.MapiUnavailableException;
import io.github.mapikit.model.store.MapiSession;
import io.github.mapikit.runtime.fake.FakeDriver;
import io.github.mapikit.runtime.fake.FakeDriver.Call;
import io.github.mapikit.spi.MapiDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link MapiStartupFailureAnalyzer}.
 */
@ExtendWith(BalancedMapi.class)
@Timeout(60)
class MapiStartupFailureAnalyzerTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner().withConfiguration(
			AutoConfigurations.of(MapiRuntimeAutoConfiguration.class, MapiTaskExecutionAutoConfiguration.class));

	@Test
	void whenInitializeFailsThenCodeAndRemediesAreTold() {
		MapiCallException failure = MapiCallExceptions.of("MAPIInitialize", new HResult(0x80040605));
		assertThat(failure).isInstanceOf(MapiInitializationException.class);
		this.runner
			.withBean(MapiDriver.class, () -> FakeDriver.withPrivateData().always(Call.INITIALIZE_PRIMARY, () -> {
				throw failure;
			}))
			.run((context) -> {
				FailureAnalysis analysis = analyze(context.getStartupFailure());
				assertThat(analysis.getDescription()).contains("MAPIInitialize").contains("0x80040605");
				assertThat(failure.explanation().remedies()).isNotEmpty()
					.allSatisfy((remedy) -> assertThat(analysis.getAction()).contains(remedy));
				assertThat(analysis.getAction()).doesNotContain("mapi.session.profile");
			});
	}

	@Test
	void whenLogonFailsThenProfileIsNamed() {
		MapiCallException failure = MapiCallExceptions.of("MAPILogonEx", MapiErrors.MAPI_E_LOGON_FAILED);
		assertThat(failure).isInstanceOf(MapiLogonException.class);
		this.runner.withPropertyValues("mapi.session.profile=Archive")
			.withBean(MapiDriver.class, () -> FakeDriver.withPrivateData().always(Call.LOGON, () -> {
				throw failure;
			}))
			.run((context) -> {
				FailureAnalysis analysis = analyze(context.getStartupFailure());
				assertThat(analysis.getDescription()).contains("MAPILogonEx").contains("MAPI_E_LOGON_FAILED");
				assertThat(analysis.getAction()).contains("'mapi.session.profile'")
					.contains("'mapi.session.anchor' to 'false'");
			});
	}

	@Test
	void whenTaskIsWrongThenPlaceAndRemedyAreTold() {
		this.runner.withBean(MapiDriver.class, FakeDriver::withPrivateData).withBean(Wrong.class).run((context) -> {
			FailureAnalysis analysis = analyze(context.getStartupFailure());
			assertThat(analysis.getDescription()).contains("Wrong.task")
				.contains("is private")
				.doesNotContain("visible");
			assertThat(analysis.getAction()).isEqualTo("Make it visible.");
		});
	}

	@Test
	void whenTaskReturnsOpenObjectAtStartThenRemedyIsTold() {
		this.runner.withBean(MapiDriver.class, FakeDriver::withPrivateData)
			.withBean("archive", ReturnsStream.class)
			.run((context) -> {
				FailureAnalysis analysis = analyze(context.getStartupFailure());
				assertThat(analysis.getDescription()).contains("'java.util.stream.Stream'", "Bean 'archive'");
				assertThat(analysis.getAction()).isEqualTo("Return the elements in a list.");
			});
	}

	@Test
	void whenOptionsConflictThenBothSidesAreNamed() {
		FailureAnalysis analysis = analyze(new IllegalStateException(new MapiConflictException("'mapi.notifications'",
				"'one' with 'a'", "'two' with 'b'", "Agree about it")));
		assertThat(analysis.getDescription()).contains("'mapi.notifications'").contains("'one'").contains("'two'");
		assertThat(analysis.getAction()).isEqualTo("Agree about it.");
	}

	@Test
	void whenTwoExecutorsHaveTheSameNameThenStartFails() {
		this.runner.withBean(MapiDriver.class, FakeDriver::withPrivateData)
			.withUserConfiguration(UnnamedExecutor.class)
			.run((context) -> {
				FailureAnalysis analysis = analyze(context.getStartupFailure());
				assertThat(analysis.getDescription()).contains("the name of an executor").contains("'worker' of");
				assertThat(analysis.getAction())
					.isEqualTo("Give each executor a name of its own, with 'name' of 'MapiTaskExecutorBuilder'.");
			});
	}

	@Test
	void whenStartTakesTooLongThenTimeoutIsNamed() {
		CountDownLatch release = new CountDownLatch(1);
		this.runner.withPropertyValues("mapi.startup-timeout=50ms")
			.withBean(MapiDriver.class,
					() -> FakeDriver.withPrivateData().always(Call.INITIALIZE_PRIMARY, () -> await(release)))
			.run((context) -> {
				FailureAnalysis analysis = analyze(context.getStartupFailure());
				assertThat(analysis.getDescription()).contains("start of the primary MAPI thread")
					.contains("MAPIInitialize");
				assertThat(analysis.getAction()).contains("'mapi.startup-timeout'");
			});
		release.countDown();
	}

	@Test
	void whenAnchorTakesTooLongThenTimeoutOfStartIsNamed() {
		CountDownLatch release = new CountDownLatch(1);
		this.runner
			.withPropertyValues("mapi.startup-timeout=100ms", "mapi.shutdown-timeout=100ms", "mapi.session.anchor=true")
			.withBean(MapiDriver.class, () -> FakeDriver.withPrivateData().always(Call.LOGON, () -> await(release)))
			.run((context) -> {
				FailureAnalysis analysis = analyze(context.getStartupFailure());
				assertThat(analysis.getDescription()).contains("anchor-session");
				assertThat(analysis.getAction()).contains("'mapi.startup-timeout'");
				release.countDown();
			});
	}

	@Test
	void whenTaskTakesTooLongAtStartThenItsOwnTimeoutIsNamed() {
		FailureAnalysis analysis = analyze(
				new IllegalStateException(new MapiTimeoutException("Archive.unread", Duration.ofSeconds(7), null)));
		assertThat(analysis.getAction()).contains("'Archive.unread'")
			.contains("'mapi.executor.task-timeout'")
			.doesNotContain("mapi.startup-timeout");
	}

	@Test
	void whenSessionIsUsedWhileBeanIsMadeThenBeanPlaceAndRemedyAreTold() {
		this.runner.withBean(MapiDriver.class, FakeDriver::withPrivateData)
			.withBean("archive", UsesSession.class)
			.run((context) -> {
				FailureAnalysis analysis = analyze(context.getStartupFailure());
				assertThat(analysis.getDescription()).contains("MapiSession.profileName()")
					.contains("Bean 'archive' was being made, at")
					.contains("UsesSession.afterPropertiesSet(");
				assertThat(analysis.getAction()).contains("'@MapiTask'")
					.contains("'MapiTemplate'")
					.contains("when the application is ready");
			});
	}

	@Test
	void whenTwoCopiesOfTheLibraryMeetThenTheirOwnRemedyIsTold() {
		System.setProperty("io.github.mapikit.runtime.claim", "'other' in class loader 'app'");
		try {
			this.runner.withBean(MapiDriver.class, FakeDriver::withPrivateData)
				.run((context) -> assertThat(analyze(context.getStartupFailure()).getAction())
					.contains("parent class loader")
					.doesNotContain("same setting"));
		}
		finally {
			System.clearProperty("io.github.mapikit.runtime.claim");
		}
	}

	@ParameterizedTest
	@CsvSource({ "STARTING, from the state 'RUNNING' on", "FAILED, why MAPI failed",
			"STOPPED, before the application" })
	void whenMapiIsUnavailableThenActionFollowsState(String state, String action) {
		assertThat(analyze(new MapiUnavailableException(state, "so it is")).getAction()).contains(action);
	}

	@Test
	void whenMapiCrashesOrStartIsInterruptedThenThatIsExplained() {
		assertThat(analyze(new MapiSubsystemFailedException("fake", "MAPIInitialize", null)).getAction())
			.contains("new process");
		assertThat(analyze(new MapiInterruptedException("the start", null)).getAction()).contains("who interrupted");
	}

	private static void await(CountDownLatch latch) {
		try {
			assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Test
	void whenNothingIsToBeSaidThenNothingIsSaid() {
		assertThat(new MapiStartupFailureAnalyzer().analyze(new MapiException("anything"))).isNull();
	}

	private static FailureAnalysis analyze(Throwable failure) {
		FailureAnalysis analysis = new MapiStartupFailureAnalyzer().analyze(failure);
		assertThat(analysis).isNotNull();
		return analysis;
	}

	static class UsesSession implements InitializingBean {

		private final MapiSession session;

		UsesSession(MapiSession session) {
			this.session = session;
		}

		@Override
		public void afterPropertiesSet() {
			this.session.profileName();
		}

	}

	static class ReturnsStream {

		ReturnsStream(MapiTemplate template) {
			template.execute((session) -> Stream.of(session.profileName()));
		}

	}

	static class Wrong {

		@MapiTask
		private void task() {
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class UnnamedExecutor {

		@Bean
		MapiTaskExecutor unnamedExecutor(MapiTaskExecutorBuilder builder) {
			return builder.poolSize(1).build();
		}

	}

}
