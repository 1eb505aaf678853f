// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.error;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import io.github.mapikit.error.MapiPropertyException.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what the exceptions of this package have in common, and for the small ones.
 */
class MapiExceptionTests {

	private static final int SUBJECT = 0x0037001F;

	static Stream<MapiException> exceptions() {
		Exception cause = new Exception("why");
		return Stream.of(new MapiException("m", cause),
				MapiCallExceptions.of("IMAPITable::QueryRows", "rows", MapiErrors.MAPI_E_BUSY, "detail", cause),
				MapiCallExceptions.of("MAPIInitialize", MapiErrors.MAPI_E_VERSION),
				MapiCallExceptions.of("MAPILogonEx", MapiErrors.MAPI_E_LOGON_FAILED),
				MapiCallExceptions.of("IMsgStore::OpenEntry", MapiErrors.MAPI_E_NOT_FOUND),
				MapiCallExceptions.of("IMsgStore::OpenEntry", MapiErrors.MAPI_E_NO_ACCESS),
				MapiThreadException.of("open the default store"),
				new MapiTimeoutException("task", Duration.ofSeconds(30), "waiting", cause),
				new MapiInterruptedException("task 'a'", new InterruptedException()),
				new MapiUnavailableException("STOPPED", "the context was closed", cause),
				new MapiConflictException("notification mode", "context 'a'", "context 'b'", "Use one"),
				new MapiSubsystemFailedException("native", "MAPILogonEx", new Error("Invalid memory access")),
				MapiPropertyException.of(SUBJECT, "PR_SUBJECT_W", MapiErrors.MAPI_E_CORRUPT_DATA));
	}

	@ParameterizedTest
	@MethodSource("exceptions")
	void whenSerializedThenNothingIsLost(MapiException exception) throws Exception {
		MapiException copy = SerializedCopy.of(exception);
		assertThat(copy).isExactlyInstanceOf(exception.getClass()).hasMessage(exception.getMessage());
		assertThat(String.valueOf(copy.getCause())).isEqualTo(String.valueOf(exception.getCause()));
		for (Method accessor : accessors(exception)) {
			assertThat(accessor.invoke(copy)).as(accessor.getName()).isEqualTo(accessor.invoke(exception));
		}
	}

	@Test
	void whenTimedOutThenTaskTimeAndActivityAreTold() {
		MapiTimeoutException exception = new MapiTimeoutException("Archive.unread", Duration.ofMillis(1500),
				"thread 'mapi-worker-1' is in 'IMAPITable::QueryRows'");
		assertThat(exception).hasMessageContaining("'Archive.unread'")
			.hasMessageContaining("1500ms")
			.hasMessageContaining("'IMAPITable::QueryRows'")
			.hasMessageContaining("cannot be interrupted");
		assertThat(exception.taskName()).isEqualTo("Archive.unread");
		assertThat(exception.timeout()).hasMillis(1500);
	}

	@Test
	void whenTimedOutAndNothingElseIsKnownThenThatIsTold() {
		MapiTimeoutException exception = new MapiTimeoutException("start", Duration.ofMinutes(2), null);
		assertThat(exception).hasMessageContaining("120s").hasMessageContaining("had not started");
		assertThat(exception.activity()).isNull();
	}

	@Test
	void whenInterruptedThenThreadAndWaitAreTold() {
		MapiInterruptedException exception = new MapiInterruptedException("task 'a'", null);
		assertThat(exception.threadName()).isEqualTo(Thread.currentThread().getName());
		assertThat(exception).hasMessageContaining("'" + exception.threadName() + "'")
			.hasMessageContaining("waited for task 'a'");
	}

	@Test
	void whenUnavailableThenStateAndReasonAreTold() {
		assertThat(new MapiUnavailableException("STOPPING", "the context is being closed"))
			.hasMessageContaining("'STOPPING'")
			.hasMessageContaining("the context is being closed");
	}

	@Test
	void whenSidesConflictThenBothAreNamed() {
		assertThat(new MapiConflictException("profile", "context 'a'", "context 'b'", "Use one profile"))
			.hasMessageContaining("profile")
			.hasMessageContaining("context 'a'")
			.hasMessageContaining("context 'b'")
			.hasMessageContaining("Use one profile");
	}

	@Test
	void whenDriverCrashedThenDriverCallAndRemedyAreTold() {
		assertThat(new MapiSubsystemFailedException("native", "MAPILogonEx", null)).hasMessageContaining("'native'")
			.hasMessageContaining("'MAPILogonEx'")
			.hasMessageContaining("Restart the process");
	}

	@Test
	void whenPropertyCameBackAsErrorThenTheErrorTellsTheProblem() {
		assertProblem(MapiPropertyException.of(SUBJECT, null, MapiErrors.MAPI_E_NOT_FOUND), Problem.ABSENT);
		assertProblem(MapiPropertyException.of(SUBJECT, null, MapiErrors.MAPI_E_NOT_ENOUGH_MEMORY), Problem.TOO_LARGE);
		assertProblem(MapiPropertyException.of(SUBJECT, null, MapiErrors.MAPI_E_CORRUPT_DATA), Problem.ERROR);
		assertThat(MapiPropertyException.of(SUBJECT, "PR_SUBJECT_W", MapiErrors.MAPI_E_CORRUPT_DATA))
			.hasMessageContaining("'PR_SUBJECT_W' (0x0037001F)")
			.hasMessageContaining("MAPI_E_CORRUPT_DATA (0x8004011B)");
		assertThat(MapiPropertyException.of(SUBJECT, null, MapiErrors.MAPI_E_NOT_ENOUGH_MEMORY))
			.hasMessageContaining("as a stream");
	}

	@Test
	void whenPropertyIsAbsentOrOfAnotherTypeThenThereIsNoResult() {
		MapiPropertyException absent = MapiPropertyException.absent(SUBJECT, null);
		assertProblem(absent, Problem.ABSENT);
		assertThat(absent.result()).isNull();
		MapiPropertyException wrongType = MapiPropertyException.wrongType(SUBJECT, null, "PT_LONG", "PT_UNICODE");
		assertProblem(wrongType, Problem.WRONG_TYPE);
		assertThat(wrongType.result()).isNull();
		assertThat(wrongType).hasMessageContaining("'PT_LONG'").hasMessageContaining("'PT_UNICODE'");
	}

	private static void assertProblem(MapiPropertyException exception, Problem problem) {
		assertThat(exception.problem()).isEqualTo(problem);
		assertThat(exception.propertyTag()).isEqualTo(SUBJECT);
		assertThat(exception).hasMessageContaining("'0x0037001F'");
	}

	private static List<Method> accessors(MapiException exception) {
		return Arrays.stream(exception.getClass().getMethods())
			.filter((method) -> method.getParameterCount() == 0)
			.filter((method) -> MapiException.class.isAssignableFrom(method.getDeclaringClass()))
			.toList();
	}

}
