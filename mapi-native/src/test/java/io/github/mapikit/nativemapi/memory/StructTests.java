// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.memory;

import java.util.List;

import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests for {@link Struct} and {@link StructField} against the compiled headers.
 */
class StructTests {

	@EnumSource
	@ParameterizedTest
	void whenAStructureIsUsedThenItsSizeIsThatOfTheHeaders(Struct struct) {
		List<String> row = row(struct.documentedName(), "(total)");
		Assertions.assertThat(struct.size(Bitness.X64)).isEqualTo(Integer.parseInt(row.get(3)));
		Assertions.assertThat(struct.size(Bitness.X86)).isEqualTo(Integer.parseInt(row.get(5)));
	}

	@EnumSource
	@ParameterizedTest
	void whenAFieldIsUsedThenItsOffsetIsThatOfTheHeaders(StructField field) {
		List<String> row = row(field.struct().documentedName(), field.documentedName());
		Assertions.assertThat(field.offset(Bitness.X64)).isEqualTo(Integer.parseInt(row.get(2)));
		Assertions.assertThat(field.offset(Bitness.X86)).isEqualTo(Integer.parseInt(row.get(4)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "SShortArray", "SLongArray", "SRealArray", "SDoubleArray", "SCurrencyArray",
			"SAppTimeArray", "SDateTimeArray", "SBinaryArray", "SWStringArray", "SLPSTRArray", "SGuidArray",
			"SLargeIntegerArray" })
	void whenAValueIsAnArrayThenCountAndPointerStandWhereThoseOfBytesDo(String array) {
		List<List<String>> fields = NativeFacts.rows("structs.csv")
			.stream()
			.filter((row) -> row.get(0).equals(array))
			.toList();
		Assertions.assertThat(fields.get(0).get(1)).isEqualTo("cValues");
		Assertions.assertThat(offsets(fields.get(0))).isEqualTo(offsets(StructField.BINARY_SIZE));
		Assertions.assertThat(offsets(fields.get(1))).isEqualTo(offsets(StructField.BINARY_BYTES));
	}

	@Test
	void whenAllValuesAreComparedThenEachBeginsWhereTheUnionDoes() {
		NativeFacts.rows("structs.csv")
			.stream()
			.filter((row) -> row.get(0).equals("SPropValue") && row.get(1).startsWith("Value"))
			.forEach((row) -> Assertions.assertThat(offsets(row)).isEqualTo(offsets(StructField.PROP_VALUE_VALUE)));
	}

	private static List<Integer> offsets(List<String> row) {
		return List.of(Integer.valueOf(row.get(2)), Integer.valueOf(row.get(4)));
	}

	private static List<Integer> offsets(StructField field) {
		return List.of(field.offset(Bitness.X64), field.offset(Bitness.X86));
	}

	private static List<String> row(String struct, String field) {
		return NativeFacts.rows("structs.csv")
			.stream()
			.filter((row) -> row.get(0).equals(struct) && row.get(1).equals(field))
			.findFirst()
			.orElseThrow(() -> new AssertionError("The headers have no '%s.%s'".formatted(struct, field)));
	}

}
