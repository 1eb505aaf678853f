// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.com;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

	@CsvSource({ "ComObject, IUnknown, 3", "ComMapiObject, IMAPIProp, 1", "ComMapiObject, IMAPITable, 1",
			"ComMapiObject, IMAPISession, 1", "ComProp, IMAPIProp, 6", "ComProp, IMAPIFolder, 6",
			"ComProp, IMsgStore, 6", "ComProp, IMessage, 6", "ComProp, IAttach, 6", "ComTable, IMAPITable, 7",
			"ComSession, IMAPISession, 4", "ComStore, IMsgStore, 4", "ComFolder, IMAPIFolder, 8",
			"ComMessage, IMessage, 8", "ComStream, IStream, 3", "AdviseSinkVtable, IMAPIAdviseSink, 4" })
	@ParameterizedTest
	void whenAMethodIsCalledThenItsSlotIsThatOfTheHeaders(String type, String documented, int count) throws Exception {
		List<Field> slots = slots(Class.forName(SlotTests.class.getPackageName() + '.' + type));
		Assertions.assertThat(slots).hasSize(count);
		for (Field slot : slots) {
			Assertions.assertThat(slot.getInt(null))
				.as("%s of %s", slot, documented)
				.isEqualTo(slotOf(slot, documented));
		}
	}

	/** The constants with the access of slots, which no other constants have. */
	private static List<Field> slots(Class<?> type) {
		List<Field> slots = new ArrayList<>();
		for (Field field : type.getDeclaredFields()) {
			if (field.getType() == int.class && Modifier.isStatic(field.getModifiers())
					&& !Modifier.isPrivate(field.getModifiers()) && !field.getName().startsWith("MAPI_")) {
				slots.add(field);
			}
		}
		return slots;
	}

	private static int slotOf(Field slot, String documented) {
		String method = slot.getName().replace("_", "").toLowerCase(Locale.ROOT);
		return NativeFacts.rows("interfaces.csv")
			.stream()
			.filter((row) -> row.get(0).equals(documented) && row.get(3).toLowerCase(Locale.ROOT).equals(method))
			.mapToInt((row) -> Integer.parseInt(row.get(2)))
			.findFirst()
			.orElseThrow(() -> new AssertionError("'%s' has no method '%s'".formatted(documented, method)));
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
