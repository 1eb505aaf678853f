// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.error;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MapiException#mayHaveTakenEffect()} and its rule.
 */
class UncertainOutcomeTests {

	@ParameterizedTest
	@CsvSource({ "MAPI_E_TIMEOUT", "RPC_E_TIMEOUT", "MAPI_E_NETWORK_ERROR", "MAPI_E_END_OF_SESSION",
			"MAPI_E_CALL_FAILED", "MAPI_E_DISK_ERROR", "MAPI_E_RECONNECTED", "MAPI_E_UNABLE_TO_COMPLETE",
			"MAPI_E_CANCEL", "MAPI_E_USER_CANCEL", "MAPI_E_EXTENDED_ERROR", "RPC_E_SERVERFAULT", "RPC_E_DISCONNECTED",
			"E_UNEXPECTED", "E_ABORT", "STG_E_WRITEFAULT", "STG_E_READFAULT", "STG_E_UNKNOWN" })
	void whenErrorDoesNotSayThatTheCallWasRefusedThenItMayHaveTakenEffect(String name) {
		assertThat(failure("IMessage::SubmitMessage", name).mayHaveTakenEffect()).isTrue();
		assertThat(failure("IMAPIProp::SaveChanges", name).mayHaveTakenEffect()).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "MAPI_E_NOT_FOUND", "MAPI_E_NO_ACCESS", "MAPI_E_OBJECT_CHANGED", "MAPI_E_NOT_INITIALIZED",
			"MAPI_E_BUSY", "MAPI_E_NO_RECIPIENTS", "MAPI_E_SUBMITTED", "MAPI_E_STORE_FULL", "MAPI_E_NO_SUPPORT",
			"MAPI_E_INVALID_PARAMETER", "MAPI_E_OFFLINE", "RPC_E_CALL_REJECTED", "MAPI_E_NOT_ENOUGH_MEMORY" })
	void whenCallWasRefusedThenItHasNotTakenEffect(String name) {
		assertThat(failure("IMessage::SubmitMessage", name).mayHaveTakenEffect()).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "IMAPIFolder::CopyMessages", "IMAPIFolder::DeleteMessages", "IMAPIFolder::DeleteFolder",
			"IMAPIFolder::SetReadFlags", "DeleteMessages" })
	void whenCallWorksOnSeveralObjectsThenItMayHaveComeToSome(String operation) {
		assertThat(failure(operation, "MAPI_E_NO_ACCESS").mayHaveTakenEffect()).isTrue();
	}

	@Test
	void whenCodeIsUnknownThenNobodyKnows() {
		assertThat(MapiCallExceptions.of("IMAPIProp::SaveChanges", HResult.of(0x8004CAFE)).mayHaveTakenEffect())
			.isTrue();
	}

	@Test
	void whenNoCallAnsweredThenWhatWasAskedForMayHaveBeenDone() {
		assertThat(new MapiSubsystemFailedException("native", "IMessage::SubmitMessage", null).mayHaveTakenEffect())
			.isTrue();
		assertThat(new MapiTimeoutException("task", Duration.ofSeconds(1), null, null).mayHaveTakenEffect()).isTrue();
		assertThat(new MapiInterruptedException("task", null).mayHaveTakenEffect()).isTrue();
	}

	@Test
	void whenNothingWasStartedThenNothingWasDone() {
		assertThat(MapiTimeoutException.ofStart("start", Duration.ofSeconds(1), null, null).mayHaveTakenEffect())
			.isFalse();
		assertThat(new MapiUnavailableException("STOPPED", "the context was closed").mayHaveTakenEffect()).isFalse();
		assertThat(MapiThreadException.of("open the default store").mayHaveTakenEffect()).isFalse();
	}

	private static MapiCallException failure(String operation, String name) {
		return MapiCallExceptions.of(operation, HResult.byName(name).orElseThrow());
	}

}
