// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.error;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link MapiCallExceptions} and what they make.
 */
class MapiCallExceptionTests {

	@ParameterizedTest
	@CsvSource(textBlock = """
			MAPIInitialize,             MAPI_E_NOT_INITIALIZED, MapiInitializationException
			MAPIInitialize,             MAPI_E_NO_ACCESS,       MapiInitializationException
			MAPILogonEx,                MAPI_E_NOT_FOUND,       MapiLogonException
			MAPILogonEx,                MAPI_E_LOGON_FAILED,    MapiLogonException
			CoCreateInstance,           MAPI_E_LOGON_FAILED,    MapiCallException
			IMAPISession::OpenEntry,    MAPI_E_NOT_FOUND,       MapiNotFoundException
			IMAPISession::OpenEntry,    MAPI_E_INVALID_ENTRYID, MapiNotFoundException
			IMAPISession::OpenEntry,    MAPI_E_UNKNOWN_ENTRYID, MapiNotFoundException
			IMAPIProp::SaveChanges,     MAPI_E_OBJECT_DELETED,  MapiNotFoundException
			IMAPISession::OpenMsgStore, MAPI_E_NO_ACCESS,       MapiAccessDeniedException
			IMAPISession::OpenMsgStore, MAPI_E_PASSWORD_EXPIRED, MapiAccessDeniedException
			IProfAdmin::CreateProfile,  MAPI_E_NO_ACCESS,       MapiCallException
			CreateProfile,              MAPI_E_NO_ACCESS,       MapiCallException
			IMAPITable::QueryRows,      MAPI_E_BUSY,            MapiCallException
			""")
	void whenCallFailsThenCallAndCodePickTheClass(String operation, String code, String type) {
		HResult result = HResult.byName(code).orElseThrow();
		MapiCallException exception = MapiCallExceptions.of(operation, result);
		assertThat(exception.getClass().getSimpleName()).isEqualTo(type);
		assertThat(exception.operation()).isEqualTo(operation);
		assertThat(exception.step()).isNull();
		assertThat(exception.result()).isEqualTo(result);
		assertThat(exception.explanation()).isEqualTo(Explanation.of(operation, null, result));
	}

	@Test
	void whenCallFailsThenMessageTellsCallCodeMeaningCauseAndRemedy() {
		MapiCallException exception = MapiCallExceptions.of("MAPIInitialize", MapiErrors.MAPI_E_NOT_INITIALIZED);
		Explanation explanation = exception.explanation();
		assertThat(exception).hasMessageStartingWith("'MAPIInitialize' failed with MAPI_E_NOT_INITIALIZED (0x80040605)")
			.hasMessageContaining(explanation.meaning())
			.hasMessageContaining(explanation.likelyCauses().get(0))
			.hasMessageContaining(explanation.remedies().get(0))
			.hasMessageContaining(explanation.source())
			.hasNoCause();
	}

	@Test
	void whenStepDetailAndCauseAreKnownThenTheyAreTold() {
		Exception cause = new Exception("why");
		MapiCallException exception = MapiCallExceptions.of("IMAPIProp::GetProps", "property value",
				MapiErrors.MAPI_E_NOT_FOUND, "property '0x0037001F'", cause);
		assertThat(exception).isInstanceOf(MapiNotFoundException.class)
			.hasMessageContaining("(step 'property value')")
			.hasMessageContaining("property '0x0037001F'")
			.hasCause(cause);
		assertThat(exception.step()).isEqualTo("property value");
		assertThat(exception.explanation().meaning()).isEqualTo("The object does not have this property");
	}

	@Test
	void whenCodeIsUnknownThenMessageStillTellsCallAndCode() {
		MapiCallException exception = MapiCallExceptions.of("IMsgStore::OpenEntry", "body", HResult.of(0x8004CAFE));
		assertThat(exception).isExactlyInstanceOf(MapiCallException.class)
			.hasMessageContaining("'IMsgStore::OpenEntry' (step 'body') failed with 0x8004CAFE: ")
			.hasMessageContaining("GetLastError");
	}

	@Test
	void whenClassFactoryFailsThenMessageSpeaksOfNoLogon() {
		HResult result = HResult.of(0x80040111);
		assertThat(MapiCallExceptions.of("MAPIInitialize", result))
			.hasMessageStartingWith("'MAPIInitialize' failed with CLASS_E_CLASSNOTAVAILABLE (0x80040111): Step 3");
		assertThat(MapiCallExceptions.of("CoCreateInstance", result))
			.hasMessageContaining("CLASS_E_CLASSNOTAVAILABLE (0x80040111)");
		assertThat(MapiCallExceptions.of("MAPILogonEx", result))
			.hasMessageContaining("MAPI_E_LOGON_FAILED (0x80040111)");
	}

	@ParameterizedTest
	@ValueSource(strings = { "S_OK", "S_FALSE", "MAPI_W_ERRORS_RETURNED" })
	void whenResultIsNoErrorThenThereIsNoException(String code) {
		HResult result = HResult.byName(code).orElseThrow();
		assertThatIllegalArgumentException().isThrownBy(() -> MapiCallExceptions.of("IMAPIProp::GetProps", result))
			.withMessageContaining("IMAPIProp::GetProps")
			.withMessageContaining(code);
	}

}
