// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.error;

import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.mapikit.error.ErrorFacts.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link HResult} and the constants.
 */
class HResultTests {

	static Stream<Row> facts() {
		return ErrorFacts.rows();
	}

	@Test
	void factsAreComplete() {
		assertThat(facts()).hasSize(155);
	}

	@ParameterizedTest
	@MethodSource("facts")
	void whenCodeIsKnownThenNameAndSeverityAreThoseOfTheFacts(Row fact) {
		HResult result = fact.result();
		assertThat(result.names()).contains(fact.name());
		assertThat(HResult.byName(fact.name())).contains(result);
		assertThat(result.hex()).isEqualTo(fact.hex());
		assertThat(result.isError()).isEqualTo(fact.kind().equals("error"));
		assertThat(result.isWarning()).isEqualTo(fact.kind().equals("warning"));
		assertThat(result).hasToString(result.name() + " (" + fact.hex() + ")");
		assertThat(result.name()).isEqualTo(result.names().get(0));
	}

	@ParameterizedTest
	@MethodSource("facts")
	void whenSeveralNamesShareACodeThenMapisOwnComesFirst(Row fact) {
		List<String> names = fact.result().names();
		assertThat(names).doesNotHaveDuplicates();
		if (names.stream().anyMatch((name) -> name.startsWith("MAPI_"))) {
			assertThat(fact.result().name()).startsWith("MAPI_");
		}
	}

	@Test
	void whenNamesAreCountedThenNoneIsMissingOrInvented() {
		assertThat(facts().map(Row::result).distinct().flatMap((result) -> result.names().stream()))
			.containsExactlyInAnyOrderElementsOf(facts().map(Row::name).toList());
	}

	@Test
	void whenSharedCodeThenAllNamesAreKnown() {
		assertThat(HResult.of(0x80004005).names()).containsExactly("MAPI_E_CALL_FAILED", "E_FAIL", "SYNC_E_ERROR");
		assertThat(HResult.of(0x80040111).names()).containsExactly("MAPI_E_LOGON_FAILED", "CLASS_E_CLASSNOTAVAILABLE");
		assertThat(HResult.of(0)).hasToString("S_OK (0x00000000)");
	}

	@Test
	void whenCodeIsUnknownThenHexStandsForTheName() {
		HResult unknown = HResult.of(0x8004CAFE);
		assertThat(unknown.name()).isEqualTo("0x8004CAFE");
		assertThat(unknown.names()).isEmpty();
		assertThat(unknown).hasToString("0x8004CAFE");
		assertThat(unknown.isError()).isTrue();
	}

	@Test
	void whenNameIsUnknownThenThereIsNoResult() {
		assertThat(HResult.byName("MAPI_E_NO_SUCH_NAME")).isEmpty();
		assertThat(HResult.byName("")).isEmpty();
	}

	@Test
	void whenConstantsAreReadThenTheyHaveTheCodesOfTheFacts() throws Exception {
		Map<String, HResult> facts = facts().collect(Collectors.toMap(Row::name, Row::result));
		Map<String, HResult> constants = new TreeMap<>(constants(MapiErrors.class));
		constants.putAll(constants(ComErrors.class));
		assertThat(constants).isNotEmpty();
		assertThat(facts).containsAllEntriesOf(constants);
	}

	@Test
	void whenCallReturnsComsCodesThenComsNameIsGiven() {
		HResult result = HResult.of(0x80040111);
		assertThat(result.nameIn("MAPILogonEx", null)).isEqualTo("MAPI_E_LOGON_FAILED");
		assertThat(result.nameIn("IMAPISession::OpenMsgStore", null)).isEqualTo("MAPI_E_LOGON_FAILED");
		assertThat(result.nameIn("CoCreateInstance", null)).isEqualTo("CLASS_E_CLASSNOTAVAILABLE");
		assertThat(result.nameIn("MAPIInitialize", null)).isEqualTo("CLASS_E_CLASSNOTAVAILABLE");
		assertThat(result.nameIn("MAPIInitialize", "CoInitializeEx")).isEqualTo("CLASS_E_CLASSNOTAVAILABLE");
		assertThat(HResult.of(0x8007000E).nameIn("MAPIInitialize", null)).isEqualTo("E_OUTOFMEMORY");
		assertThat(HResult.of(0x80070057).nameIn("CoInitializeEx", null)).isEqualTo("E_INVALIDARG");
		assertThat(HResult.of(0x80070057).nameIn("MAPIInitialize", null)).isEqualTo("MAPI_E_INVALID_PARAMETER");
		assertThat(HResult.of(0x80070057).nameIn("MAPIInitialize", "CoInitializeEx")).isEqualTo("E_INVALIDARG");
		assertThat(HResult.of(0x80040605).nameIn("MAPIInitialize", null)).isEqualTo("MAPI_E_NOT_INITIALIZED");
		assertThat(HResult.of(0x8004CAFE).nameIn("MAPIInitialize", null)).isEqualTo("0x8004CAFE");
	}

	@Test
	void whenSerializedThenEqual() throws Exception {
		assertThat(SerializedCopy.of(MapiErrors.MAPI_E_NOT_FOUND)).isEqualTo(MapiErrors.MAPI_E_NOT_FOUND);
	}

	private static Map<String, HResult> constants(Class<?> type) throws IllegalAccessException {
		Map<String, HResult> constants = new TreeMap<>();
		for (Field field : type.getFields()) {
			constants.put(field.getName(), (HResult) field.get(null));
		}
		return constants;
	}

}
