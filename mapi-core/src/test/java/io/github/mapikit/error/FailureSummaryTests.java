// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.error;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link FailureSummary}.
 */
class FailureSummaryTests {

	@Test
	void whenCallWasRefusedThenSummaryHasCallAndCode() {
		MapiCallException failure = MapiCallExceptions.of("MAPILogonEx", null, MapiErrors.MAPI_E_LOGON_FAILED,
				"profile 'Jane Doe' in C:\\Users\\jane", new IllegalStateException("jane@example.com"));
		assertThat(FailureSummary.of(failure))
			.hasToString("MapiLogonException: MAPILogonEx, MAPI_E_LOGON_FAILED (0x80040111)");
	}

	@Test
	void whenCodeIsComsInThatCallThenSummaryHasComsName() {
		assertThat(FailureSummary.of(MapiCallExceptions.of("MAPIInitialize", HResult.of(0x80040111))))
			.hasToString("MapiInitializationException: MAPIInitialize, CLASS_E_CLASSNOTAVAILABLE (0x80040111)");
		assertThat(FailureSummary.of(MapiCallExceptions.of("MAPIInitialize", "CoInitializeEx", HResult.of(0x80070057))))
			.hasToString("MapiInitializationException: MAPIInitialize, E_INVALIDARG (0x80070057)");
	}

	@Test
	void whenFailureIsAnotherThenSummaryIsItsClass() {
		assertThat(FailureSummary.of(new IllegalStateException("C:\\Users\\jane")))
			.hasToString("IllegalStateException");
		assertThat(FailureSummary.of(new Hostile())).hasToString("FailureSummaryTests$Hostile");
	}

	@Test
	void whenSummaryTravelsThenItArrives() throws Exception {
		FailureSummary summary = FailureSummary.of(MapiCallExceptions.of("MAPIInitialize", MapiErrors.MAPI_E_BUSY));
		assertThat(SerializedCopy.of(summary)).isEqualTo(summary);
	}

	private static final class Hostile extends RuntimeException {

		@Override
		public String getMessage() {
			throw new IllegalStateException("no message");
		}

	}

}
