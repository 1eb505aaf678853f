// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.model.property;

import java.util.List;

import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.error.MapiPropertyException;
import io.github.mapikit.model.Binary;
import io.github.mapikit.model.EntryId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

/**
 * Tests for how values are shown, and for what is said of values that cannot be.
 */
class ValueTextTests {

	private static final PropertyTag<List<String>> WORDS = PropertyTag.unicodeList(0x6001);

	private static final PropertyTag<String> BROKEN = PropertyTag.unicode(0x6003);

	private static final PropertyTag<?>[] COLUMNS = { PropertyTags.SUBJECT, PropertyTags.MESSAGE_SIZE,
			PropertyTags.ENTRYID, WORDS, PropertyTags.SENDER_NAME, PropertyTags.DISPLAY_TO, BROKEN, PropertyTags.BODY };

	private static final Row ROW = new Row(COLUMNS,
			new Object[] { "Hello", 4711, EntryId.ofHex("0A0B"), List.of("secret"), null, MapiErrors.MAPI_E_NOT_FOUND,
					MapiErrors.MAPI_E_CALL_FAILED, MapiErrors.MAPI_E_NOT_ENOUGH_MEMORY });

	@Test
	void whenRowIsShownThenNamesTypesAndSizesAreToldAndNoMail() {
		assertThat(ROW).hasToString("Row[PR_SUBJECT (0x0037001F)=present (UNICODE, 5 characters), "
				+ "PR_MESSAGE_SIZE (0x0E080003)=present (LONG), PR_ENTRYID (0x0FFF0102)=present (BINARY, 2 bytes), "
				+ "0x6001101F=present (MV_UNICODE, 1 value), PR_SENDER_NAME (0x0C1A001F)=absent, "
				+ "PR_DISPLAY_TO (0x0E04001F)=absent, 0x6003001F=MAPI_E_CALL_FAILED (0x80004005), "
				+ "PR_BODY (0x1000001F)=too large]");
	}

	@Test
	void whenPropertyValuesAreShownThenMailIsNotShown() {
		assertThat(PropertyValues.of(new PropertyTag<?>[] { PropertyTags.SUBJECT }, new Object[] { "Hello" }))
			.hasToString("PropertyValues[PR_SUBJECT (0x0037001F)=present (UNICODE, 5 characters)]");
		assertThat(ROW.value(PropertyTags.SUBJECT))
			.hasToString("PR_SUBJECT (0x0037001F)=present (UNICODE, 5 characters)");
		assertThat(ROW.value(PropertyTags.BODY)).hasToString("PR_BODY (0x1000001F)=too large");
	}

	@Test
	void whenColumnWasNotAskedForThenMessageSaysSoAndNamesThose() {
		assertThatIllegalArgumentException().isThrownBy(() -> ROW.get(PropertyTags.COMMENT))
			.withMessageContaining("'PR_COMMENT (0x3004001F)' was not asked for")
			.withMessageContaining("among the columns")
			.withMessageContaining("PR_SUBJECT (0x0037001F)")
			.withMessageContaining("PR_BODY (0x1000001F)");
	}

	@Test
	void whenColumnWasAskedForAndIsAbsentThenNobodyIsToldToAskForIt() {
		assertThatExceptionOfType(MapiPropertyException.class).isThrownBy(() -> ROW.get(PropertyTags.SENDER_NAME))
			.withMessageContaining("'PR_SENDER_NAME' (0x0C1A001F) is absent")
			.withMessageContaining("'find' or 'getOrDefault'")
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("columns"));
	}

	@Test
	void whenThereIsNoValueToSetThenMessageSaysWhatRemovesAProperty() {
		assertThatNullPointerException().isThrownBy(() -> PropertyTags.SUBJECT.requireValue(nothing()))
			.withMessage("Property 'PR_SUBJECT (0x0037001F)' cannot be set to null: 'remove' removes it");
		assertThat(PropertyTags.SUBJECT.requireValue("a")).isEqualTo("a");
	}

	@Test
	void whenThereIsNoValueToCompareWithThenMessageSaysWhatToAsk() {
		assertThatNullPointerException().isThrownBy(() -> PropertyTags.SUBJECT.is(nothing()))
			.withMessageContaining("'PR_SUBJECT (0x0037001F)'")
			.withMessageContaining("exists()");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			xyz  | 'xyz' is not hexadecimal: the character at position 1 is no digit
			0A0G | '0A0G' is not hexadecimal: the character at position 4 is no digit
			0A0  | '0A0' is not hexadecimal: a byte takes two digits, and these are 3
			""   | An entry identifier has at least one byte
			""")
	void whenEntryIdentifierIsNotHexadecimalThenMessageSaysSo(String hex, String problem) {
		assertThatIllegalArgumentException().isThrownBy(() -> EntryId.ofHex(hex))
			.withMessageContaining("No entry identifier: " + problem);
	}

	@Test
	void whenTextIsLongThenOnlyItsBeginningIsShown() {
		assertThatIllegalArgumentException().isThrownBy(() -> Binary.ofHex("0".repeat(1001)))
			.satisfies((ex) -> assertThat(ex.getMessage()).hasSizeLessThan(150).contains("these are 1001"));
	}

	@Test
	void whenTagIsOfAnyTypeThenItsJavaTypeHasToFit() {
		assertThat(PropertyTag.of(0x3701, PropertyType.OBJECT, Void.class)).isEqualTo(PropertyTags.ATTACH_DATA_OBJ);
		assertThat(PropertyTag.of(0x0FFF, PropertyType.BINARY, EntryId.class)).isEqualTo(PropertyTags.ENTRYID);
		assertThatIllegalArgumentException()
			.isThrownBy(() -> PropertyTag.of(0x0037, PropertyType.UNICODE, Integer.class))
			.withMessage("Values of type 'UNICODE' are of the Java type 'String', not 'Integer'");
	}

	// what a caller who does not check for null would give
	@SuppressWarnings({ "NullAway", "TypeParameterUnusedInFormals" })
	private static <T> T nothing() {
		return null;
	}

}
