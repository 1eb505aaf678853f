// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.com;

import java.util.List;
import java.util.Map;

import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.model.property.NamedProperty;
import io.github.mapikit.model.property.PropertyValues;
import io.github.mapikit.nativemapi.memory.ArgumentEncoder;
import io.github.mapikit.nativemapi.memory.Bitness;
import io.github.mapikit.nativemapi.memory.Struct;
import io.github.mapikit.nativemapi.memory.StructField;
import io.github.mapikit.nativemapi.memory.StructWriter;
import io.github.mapikit.spi.Problem;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests for reading and setting properties of COM objects: out-parameters, answers,
 * problems, and that nothing is left allocated.
 */
class ComPropTests extends ComCallFixture {

	@Test
	void whenPropertiesAreReadThenOutPointersAreNullFirstAndTheBufferIsFreed() {
		this.methods.put(ComMethod.GET_PROPS.slot(), (self, tags, flags, count, values, e, f) -> {
			this.seen.addAll(List.of((long) (int) flags, FakeMapi.pointerAt(count), FakeMapi.pointerAt(values)));
			FakeMapi.putInt(count, 2);
			FakeMapi.putPointer(values, answers(2, "Hello", 5));
			return 0;
		});
		PropertyValues values = prop().getProps(TEXT, NUMBER);
		Assertions.assertThat(values.get(TEXT)).isEqualTo("Hello");
		Assertions.assertThat(values.get(NUMBER)).isEqualTo(5);
		Assertions.assertThat(this.seen).containsExactly((long) 0x80000000, 0L, 0L);
	}

	@Test
	void whenSomePropertiesAreErrorsThenTheCallSucceeded() {
		this.methods.put(ComMethod.GET_PROPS.slot(), (self, tags, flags, count, values, e, f) -> {
			FakeMapi.putInt(count, 2);
			FakeMapi.putPointer(values, answers(2, "Hello", MapiErrors.MAPI_E_NO_ACCESS));
			return 0x00040380;
		});
		PropertyValues values = prop().getProps(TEXT, NUMBER);
		Assertions.assertThat(values.get(TEXT)).isEqualTo("Hello");
		Assertions.assertThat(values.value(NUMBER).error()).isEqualTo(MapiErrors.MAPI_E_NO_ACCESS);
	}

	@Test
	void whenACallFailsThenABufferThatCameAllTheSameIsFreed() {
		this.methods.put(ComMethod.GET_PROPS.slot(), (self, tags, flags, count, values, e, f) -> {
			FakeMapi.putPointer(values, answers(2, "Hello", 5));
			return 0x80040109;
		});
		Assertions.assertThatExceptionOfType(MapiCallException.class)
			.isThrownBy(() -> prop().getProps(TEXT, NUMBER))
			.satisfies((ex) -> Assertions.assertThat(ex.result()).isEqualTo(MapiErrors.MAPI_E_OBJECT_CHANGED));
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 3, -1, Integer.MAX_VALUE })
	void whenOtherThanTheAskedAreAnsweredThenThatIsAFailure(int answered) {
		this.methods.put(ComMethod.GET_PROPS.slot(), (self, tags, flags, count, values, e, f) -> {
			FakeMapi.putInt(count, answered);
			FakeMapi.putPointer(values, answers(2, "Hello", 5));
			return 0;
		});
		Assertions.assertThatExceptionOfType(MapiCallException.class)
			.isThrownBy(() -> prop().getProps(TEXT, NUMBER))
			.satisfies((ex) -> Assertions.assertThat(ex.result()).isEqualTo(MapiErrors.MAPI_E_CORRUPT_DATA))
			.withMessageContaining("IMAPIProp::GetProps");
	}

	@Test
	void whenAPropertyCannotBeSetThenTheProblemIsReturned() {
		this.methods.put(ComMethod.SET_PROPS.slot(), (self, count, values, problems, d, e, f) -> {
			this.seen.addAll(List.of(count, FakeMapi.pointerAt(problems)));
			StructWriter writer = FakeMapi.writer();
			int start = writer.allocate(Struct.PROP_PROBLEM_ARRAY, 1);
			writer.int32(start, StructField.PROP_PROBLEM_ARRAY_COUNT, 1);
			int at = start + StructField.PROP_PROBLEM_ARRAY_PROBLEMS.offset(Bitness.current());
			writer.int32(at, StructField.PROP_PROBLEM_TAG, NUMBER.value());
			writer.int32(at, StructField.PROP_PROBLEM_RESULT, MapiErrors.MAPI_E_COMPUTED.code());
			FakeMapi.putPointer(problems, this.mapi.allocate(writer));
			return 0;
		});
		Assertions.assertThat(prop().setProps(List.of(TEXT, NUMBER), List.of("Hello", 5)))
			.containsExactly(new Problem("IMAPIProp::SetProps", NUMBER, MapiErrors.MAPI_E_COMPUTED));
		Assertions.assertThat(this.seen).containsExactly(2L, 0L);
	}

	@Test
	void whenThePropertiesAreListedThenTheBufferIsFreed() {
		this.methods.put(ComMethod.GET_PROP_LIST.slot(), (self, flags, list, c, d, e, f) -> {
			StructWriter writer = FakeMapi.writer();
			ArgumentEncoder.tags(writer, TEXT, NUMBER);
			FakeMapi.putPointer(list, this.mapi.allocate(writer));
			return 0;
		});
		Assertions.assertThat(prop().getPropList()).containsExactly(TEXT.value(), NUMBER.value());
	}

	// names

	private static final NamedProperty KEYWORDS = NamedProperty.of(NamedProperty.PUBLIC_STRINGS, "Keywords");

	private static final NamedProperty CATEGORY = NamedProperty.of(NamedProperty.PUBLIC_STRINGS, 7);

	@Test
	void whenNamesAreMappedThenThoseWithoutAnIdentifierAreZero() {
		this.methods.put(ComMethod.GET_IDS_FROM_NAMES.slot(), (self, count, names, flags, tags, e, f) -> {
			this.seen.addAll(List.of(count, (long) (int) flags, FakeMapi.pointerAt(tags)));
			FakeMapi.putPointer(tags, this.mapi.tagList(0x80050000, 0x0000000A));
			return 0x00040380;
		});
		ComProp prop = prop();
		Assertions.assertThat(prop.getIdsFromNames(List.of(KEYWORDS, CATEGORY), false)).containsExactly(0x8005, 0);
		Assertions.assertThat(prop.getIdsFromNames(List.of(KEYWORDS, CATEGORY), true)).containsExactly(0x8005, 0);
		Assertions.assertThat(this.seen).containsExactly(2L, 0L, 0L, 2L, 2L, 0L);
		Assertions.assertThatExceptionOfType(MapiCallException.class)
			.isThrownBy(() -> prop.getIdsFromNames(List.of(KEYWORDS), false))
			.satisfies((ex) -> Assertions.assertThat(ex.result()).isEqualTo(MapiErrors.MAPI_E_CORRUPT_DATA));
	}

	@Test
	void whenNamesAreAskedForThenTheTagsArePassedAndTheBufferIsFreed() {
		this.methods.put(ComMethod.GET_NAMES_FROM_IDS.slot(), (self, tags, set, flags, count, names, f) -> {
			Assertions.assertThat(FakeMapi.asked(FakeMapi.pointerAt(tags))).hasSize(2);
			this.seen.addAll(List.of(set, (long) (int) flags, FakeMapi.pointerAt(names)));
			StructWriter writer = FakeMapi.writer();
			ArgumentEncoder.names(writer, List.of(KEYWORDS, CATEGORY));
			FakeMapi.putInt(count, 2);
			FakeMapi.putPointer(names, this.mapi.allocate(writer));
			return 0;
		});
		Assertions.assertThat(prop().getNamesFromIds(0x8001, 0x8002))
			.containsExactly(Map.entry(0x8001, KEYWORDS), Map.entry(0x8002, CATEGORY));
		Assertions.assertThat(this.seen).containsExactly(0L, 0L, 0L);
	}

}
