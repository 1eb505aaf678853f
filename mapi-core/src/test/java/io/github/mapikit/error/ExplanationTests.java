// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.error;

import java.util.List;
import java.util.stream.Stream;

import io.github.mapikit.error.ErrorFacts.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Explanation}.
 */
class ExplanationTests {

	private static final String SEVERITY = "severity bit of the code";

	static Stream<Row> facts() {
		return ErrorFacts.rows();
	}

	@ParameterizedTest
	@MethodSource("facts")
	void whenCodeIsKnownThenItHasAMeaningWhateverTheCall(Row fact) {
		Explanation explanation = explain("IUnknownInterface::UnknownMethod", fact.result());
		assertThat(explanation.source()).isNotEqualTo(SEVERITY);
		assertThat(explanation.meaning()).isNotBlank().doesNotEndWith(".");
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			MAPIInitialize,                       MAPI_E_NOT_INITIALIZED,  profile provider
			IMAPITable::QueryRows,                MAPI_E_NOT_INITIALIZED,  calling thread has not initialized
			MAPIUninitialize,                     MAPI_E_NOT_INITIALIZED,  more often
			IMsgServiceAdmin::ConfigureMsgService, MAPI_E_NOT_INITIALIZED, no entry point
			MAPILogonEx,                          MAPI_E_LOGON_FAILED,     too many sessions
			CoCreateInstance,                     MAPI_E_LOGON_FAILED,     class factory
			IMAPISession::OpenMsgStore,           MAPI_E_LOGON_FAILED,     without a dialog
			IProfAdmin::CreateProfile,            MAPI_E_NO_ACCESS,        exists already
			IMAPISession::OpenMsgStore,           MAPI_E_NO_ACCESS,        may not open this store
			IMAPISession::OpenMsgStore,           MAPI_E_FAILONEPROVIDER,  no further store
			IMAPISession::OpenMsgStore,           MAPI_E_DISK_ERROR,       could not be read
			IMsgServiceAdmin::CreateMsgService,   MAPI_E_CALL_FAILED,      could not be added
			IMsgServiceAdmin2::CreateMsgServiceEx, MAPI_E_NOT_FOUND,       MapiSvc.inf
			MAPIInitialize,                       MAPI_E_NOT_ENOUGH_RESOURCES, shared by all processes
			MAPIInitialize,                       MAPI_E_TOO_COMPLEX,      Windows service
			IMAPITable::Restrict,                 MAPI_E_TOO_COMPLEX,      this restriction
			MAPIInitialize,                       MAPI_E_INVALID_OBJECT,   notification engine
			MAPIInitialize,                       MAPI_E_VERSION,          OLE
			CoCreateInstance,                     MAPI_E_VERSION,          aggregate
			HrDispatchNotifications,              MAPI_E_USER_CANCEL,      WM_QUIT
			MAPILogonEx,                          MAPI_E_USER_CANCEL,      dialog
			""")
	void whenCallsDifferThenTheSameCodeMeansDifferentThings(String operation, String name, String meaning) {
		HResult result = HResult.byName(name).orElseThrow();
		Explanation explanation = explain(operation, result);
		assertThat(explanation.meaning()).contains(meaning);
		assertThat(explanation.remedies()).isNotEmpty();
		assertThat(explanation.source()).isNotBlank().isNotEqualTo(SEVERITY);
	}

	@ParameterizedTest
	@CsvSource({ "MAPI_E_NO_ACCESS, IProfAdmin::CreateProfile", "MAPI_E_LOGON_FAILED, MAPILogonEx",
			"MAPI_E_CALL_FAILED, IMsgServiceAdmin::CreateMsgService", "MAPI_E_DISK_ERROR, IMAPISession::OpenMsgStore" })
	void whenCodeIsKnownFromManyProcessesAtOnceThenThatIsAmongTheCauses(String name, String operation) {
		Explanation explanation = explain(operation, HResult.byName(name).orElseThrow());
		assertThat(explanation.likelyCauses()).anyMatch((cause) -> cause.contains("processes"));
		assertThat(explanation.remedies()).anyMatch((remedy) -> remedy.contains("one process"));
	}

	@Test
	void whenInterfaceIsLeftOutThenTheMethodIsFound() {
		assertThat(explain("OpenMsgStore", MapiErrors.MAPI_E_FAILONEPROVIDER))
			.isEqualTo(explain("IMAPISession::OpenMsgStore", MapiErrors.MAPI_E_FAILONEPROVIDER));
	}

	@Test
	void whenMethodOfAnotherInterfaceHasTheSameNameThenItsRowIsNotTaken() {
		assertThat(explain("IProviderOfOurOwn::CreateProfile", MapiErrors.MAPI_E_NO_ACCESS))
			.isEqualTo(explain("Anything", MapiErrors.MAPI_E_NO_ACCESS));
	}

	@Test
	void whenMethodIsInheritedThenItIsFoundUnderEachInterface() {
		assertThat(explain("IMessage::SaveChanges", MapiErrors.MAPI_E_OBJECT_CHANGED))
			.isEqualTo(explain("IMAPIProp::SaveChanges", MapiErrors.MAPI_E_OBJECT_CHANGED))
			.isNotEqualTo(explain("Anything", MapiErrors.MAPI_E_OBJECT_CHANGED));
	}

	@Test
	void whenStepIsKnownThenItDecides() {
		Explanation ofCall = explain("IMAPIProp::GetProps", MapiErrors.MAPI_E_NOT_ENOUGH_MEMORY);
		Explanation ofValue = Explanation.of("IMAPIProp::GetProps", "property value",
				MapiErrors.MAPI_E_NOT_ENOUGH_MEMORY);
		assertThat(ofCall.meaning()).contains("not enough memory");
		assertThat(ofValue.meaning()).contains("too large");
		assertThat(Explanation.of("IMAPIProp::GetProps", "another step", MapiErrors.MAPI_E_NOT_ENOUGH_MEMORY))
			.isEqualTo(ofCall);
	}

	@Test
	void whenInitializeReturnsAnUndocumentedCodeThenItComesFromCoInitialize() {
		assertThat(explain("MAPIInitialize", HResult.of(0x8004CAFE)).meaning()).contains("CoInitialize");
		assertThat(explain("MAPIInitialize", MapiErrors.MAPI_E_NOT_ENOUGH_MEMORY).meaning()).contains("CoInitialize");
	}

	@Test
	void whenNothingIsKnownThenSeverityDecides() {
		Explanation error = explain("Anything", HResult.of(0x8004CAFE));
		assertThat(error.source()).isEqualTo(SEVERITY);
		assertThat(error.meaning()).contains("failed");
		assertThat(error.remedies()).isNotEmpty();
		assertThat(explain("Anything", HResult.of(0x0004CAFE)).meaning()).contains("succeeded with something to tell");
		assertThat(explain("Anything", HResult.of(2)).meaning()).isEqualTo("The call succeeded");
	}

	@Test
	void whenShownThenMeaningCausesRemediesAndSourceStandInOrder() {
		Explanation explanation = new Explanation("It broke", List.of("rust", "age"), List.of("oil it"), "'A page'");
		assertThat(explanation).hasToString("It broke. Likely cause: rust; or age. What to do: oil it. ['A page']");
	}

	@Test
	void whenSerializedThenEqual() throws Exception {
		Explanation explanation = explain("MAPIInitialize", MapiErrors.MAPI_E_NOT_INITIALIZED);
		assertThat(SerializedCopy.of(explanation)).isEqualTo(explanation);
	}

	private static Explanation explain(String operation, HResult result) {
		return Explanation.of(operation, null, result);
	}

}
