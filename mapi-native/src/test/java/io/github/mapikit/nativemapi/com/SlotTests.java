// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.com;

import java.util.List;
import java.util.UUID;

import io.github.mapikit.nativemapi.memory.NativeFacts;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Tests that each slot and interface identifier is that of the compiled headers.
 */
class SlotTests {

	@EnumSource
	@ParameterizedTest
	void whenAMethodIsCalledThenItsSlotIsThatOfTheHeaders(ComMethod method) {
		Assertions.assertThat(NativeFacts.rows("interfaces.csv"))
			.filteredOn((row) -> (row.get(0) + "::" + row.get(3)).equals(method.documentedName()))
			.singleElement()
			.satisfies((row) -> Assertions.assertThat(method.slot()).isEqualTo(Integer.parseInt(row.get(2))));
	}

	@ParameterizedTest
	@CsvSource({ "0, QueryInterface", "1, AddRef", "2, Release", "3, OnNotify" })
	void whenMapiCallsASinkThenItsSlotsAreThoseOfTheHeaders(int slot, String method) {
		Assertions.assertThat(List.of(AdviseSinkVtable.QUERY_INTERFACE, AdviseSinkVtable.ADD_REF,
				AdviseSinkVtable.RELEASE, AdviseSinkVtable.ON_NOTIFY))
			.containsExactly(0, 1, 2, 3);
		Assertions.assertThat(NativeFacts.rows("interfaces.csv"))
			.filteredOn((row) -> row.get(0).equals("IMAPIAdviseSink") && row.get(3).equals(method))
			.singleElement()
			.satisfies((row) -> Assertions.assertThat(row.get(2)).isEqualTo(String.valueOf(slot)));
	}

	@EnumSource
	@ParameterizedTest
	void whenAnInterfaceIsAskedForThenItsIdentifierIsThatOfTheHeaders(InterfaceId id) {
		String documented = switch (id) {
			case UNKNOWN -> "IUnknown";
			case STREAM -> "IStream";
			case ADVISE_SINK -> "IMAPIAdviseSink";
			case MESSAGE -> "IMessage";
		};
		Assertions.assertThat(NativeFacts.rows("interfaces.csv"))
			.filteredOn((row) -> row.get(0).equals(documented))
			.isNotEmpty()
			.allSatisfy((row) -> Assertions.assertThat(UUID.fromString(row.get(1).replaceAll("[{}]", "")))
				.isEqualTo(id.value()));
		Assertions.assertThat(id.isAt(id.address())).isTrue();
	}

	@Test
	void whenTwoInterfacesAreComparedThenTheyDiffer() {
		Assertions.assertThat(InterfaceId.STREAM.isAt(InterfaceId.MESSAGE.address())).isFalse();
	}

}
