// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.model.property;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import io.github.mapikit.error.HResult;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.error.MapiPropertyException;
import io.github.mapikit.error.MapiPropertyException.Problem;
import io.github.mapikit.error.SerializedCopy;
import io.github.mapikit.model.Binary;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.message.Recipient;
import io.github.mapikit.model.message.RecipientType;
import io.github.mapikit.model.notification.NotificationEvent;
import io.github.mapikit.model.notification.ObjectNotification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

/**
 * Tests for the values of the object model.
 */
class ModelValueTests {

	private static final PropertyTag<String> ABSENT = PropertyTag.unicode(0x6001);

	private static final PropertyTag<String> NOT_FOUND = PropertyTag.unicode(0x6002);

	private static final PropertyTag<String> BROKEN = PropertyTag.unicode(0x6003);

	private static final PropertyTag<Binary> LARGE = PropertyTag.binary(0x6004);

	private static final PropertyTag<Integer> MISTYPED = PropertyTag.int32(0x6005);

	private static final EntryId ENTRY_ID = EntryId.ofHex("0A0B");

	private static final PropertyValues VALUES = PropertyValues.of(
			new PropertyTag<?>[] { PropertyTags.SUBJECT, PropertyTags.ENTRYID, ABSENT, NOT_FOUND, BROKEN, LARGE,
					MISTYPED },
			new Object[] { "Hello", ENTRY_ID.bytes(), null, MapiErrors.MAPI_E_NOT_FOUND, MapiErrors.MAPI_E_CALL_FAILED,
					MapiErrors.MAPI_E_NOT_ENOUGH_MEMORY, "7" });

	// property values

	@Test
	void whenPropertyIsThereThenItsValueIsReturned() {
		assertThat(VALUES.get(PropertyTags.SUBJECT)).isEqualTo("Hello");
		assertThat(VALUES.get(PropertyTag.unicode(0x0037))).isEqualTo("Hello");
		assertThat(VALUES.find(PropertyTags.SUBJECT)).contains("Hello");
		assertThat(VALUES.getOrDefault(PropertyTags.SUBJECT, "other")).isEqualTo("Hello");
		assertThat(VALUES.get(PropertyTags.ENTRYID)).isEqualTo(ENTRY_ID);
		assertThat(VALUES.get(PropertyTag.binary(0x0FFF))).isEqualTo(ENTRY_ID.bytes());
		PropertyValue<String> value = VALUES.value(PropertyTags.SUBJECT);
		assertThat(value).isEqualTo(new PropertyValue<>(PropertyTags.SUBJECT, "Hello", null));
		assertThat(value.isPresent()).isTrue();
		assertThat(value.isAbsent()).isFalse();
		assertThat(value.isTooLarge()).isFalse();
	}

	@Test
	void whenPropertyIsAbsentThenOnlyGetFails() {
		for (PropertyTag<String> tag : List.of(ABSENT, NOT_FOUND)) {
			assertThatExceptionOfType(MapiPropertyException.class).isThrownBy(() -> VALUES.get(tag))
				.satisfies((ex) -> assertThat(ex.problem()).isEqualTo(Problem.ABSENT))
				.satisfies((ex) -> assertThat(ex.propertyTag()).isEqualTo(tag.value()));
			assertThat(VALUES.find(tag)).isEmpty();
			assertThat(VALUES.getOrDefault(tag, "other")).isEqualTo("other");
			assertThat(VALUES.value(tag)).satisfies((value) -> {
				assertThat(value.isAbsent()).isTrue();
				assertThat(value.isPresent()).isFalse();
				assertThat(value.isTooLarge()).isFalse();
				assertThat(value.error()).isEqualTo(MapiErrors.MAPI_E_NOT_FOUND);
			});
		}
	}

	@Test
	void whenEntryIdentifierHasNoBytesThenTheDataIsCorrupt() {
		PropertyValues values = PropertyValues.of(new PropertyTag<?>[] { PropertyTags.ENTRYID },
				new Object[] { Binary.EMPTY });
		assertThatExceptionOfType(MapiPropertyException.class).isThrownBy(() -> values.get(PropertyTags.ENTRYID))
			.satisfies((ex) -> assertThat(ex.result()).isEqualTo(MapiErrors.MAPI_E_CORRUPT_DATA))
			.withMessageContaining("PR_ENTRYID");
	}

	@Test
	void whenPropertyIsAnErrorThenNobodyTakesItForAbsent() {
		fails(BROKEN, "other", Problem.ERROR, MapiErrors.MAPI_E_CALL_FAILED);
		fails(LARGE, Binary.EMPTY, Problem.TOO_LARGE, MapiErrors.MAPI_E_NOT_ENOUGH_MEMORY);
		assertThat(VALUES.value(BROKEN).isTooLarge()).isFalse();
		assertThat(VALUES.value(LARGE).isTooLarge()).isTrue();
		assertThat(VALUES.value(LARGE).isAbsent()).isFalse();
	}

	private static <T> void fails(PropertyTag<T> tag, T other, Problem problem, HResult result) {
		for (Runnable question : List.<Runnable>of(() -> VALUES.get(tag), () -> VALUES.find(tag),
				() -> VALUES.getOrDefault(tag, other))) {
			assertThatExceptionOfType(MapiPropertyException.class).isThrownBy(question::run).satisfies((ex) -> {
				assertThat(ex.problem()).isEqualTo(problem);
				assertThat(ex.result()).isEqualTo(result);
			});
		}
		assertThat(VALUES.value(tag).error()).isEqualTo(result);
		assertThat(VALUES.value(tag).isPresent()).isFalse();
	}

	@Test
	void whenValueIsOfAnotherTypeThenItSaysWhich() {
		for (Runnable question : List.<Runnable>of(() -> VALUES.get(MISTYPED), () -> VALUES.find(MISTYPED),
				() -> VALUES.getOrDefault(MISTYPED, 1), () -> VALUES.value(MISTYPED))) {
			assertThatExceptionOfType(MapiPropertyException.class).isThrownBy(question::run)
				.withMessageContaining("'String'")
				.withMessageContaining("'LONG'")
				.satisfies((ex) -> assertThat(ex.problem()).isEqualTo(Problem.WRONG_TYPE));
		}
	}

	@Test
	void whenPropertyWasNotAskedForThenTheOnesThatWereAreNamed() {
		for (Runnable question : List.<Runnable>of(() -> VALUES.get(PropertyTags.BODY),
				() -> VALUES.find(PropertyTags.BODY), () -> VALUES.getOrDefault(PropertyTags.BODY, ""),
				() -> VALUES.value(PropertyTags.BODY))) {
			assertThatIllegalArgumentException().isThrownBy(question::run)
				.withMessageContaining("PR_BODY")
				.withMessageContaining("PR_SUBJECT");
		}
	}

	@Test
	void whenPrintedThenMailIsNotShown() {
		assertThat(VALUES.toString()).contains("PR_SUBJECT (0x0037001F)=present", "=absent", "MAPI_E_CALL_FAILED")
			.doesNotContain("Hello");
	}

	@Test
	void whenCountsDifferThenPropertyValuesAreRefused() {
		assertThatIllegalArgumentException()
			.isThrownBy(
					() -> PropertyValues.of(new PropertyTag<?>[] { PropertyTags.SUBJECT }, new Object[] { "a", "b" }))
			.withMessage("1 tags, but 2 values");
	}

	// rows of a batch

	@Test
	void whenValuesStandColumnByColumnThenEachRowHasItsOwn() {
		PropertyTag<?>[] columns = { PropertyTags.SUBJECT, PropertyTags.MESSAGE_SIZE, ABSENT };
		List<Row> rows = Row.batch(columns, new Object[] { "a", "b", 1, 2, null, "c" });
		Row first = new Row(columns, new Object[] { "a", 1, null });
		Row second = new Row(columns, new Object[] { "b", 2, "c" });
		assertThat(rows).containsExactly(first, second).hasSameHashCodeAs(List.of(first, second));
		assertThat(first).isEqualTo(rows.get(0)).isNotEqualTo(rows.get(1));
		assertThat(rows.get(0).get(PropertyTags.MESSAGE_SIZE)).isEqualTo(1);
		assertThat(rows.get(0).find(ABSENT)).isEmpty();
		assertThat(rows.get(1).get(ABSENT)).isEqualTo("c");
		assertThat(rows.get(0)).hasToString(first.toString());
		assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> rows.get(2));
		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> rows.set(0, second));
	}

	@Test
	void whenBatchHasOneRowOrOneColumnThenTheRowsAreTheSame() throws IOException, ClassNotFoundException {
		PropertyTag<?>[] columns = { PropertyTags.SUBJECT, PropertyTags.MESSAGE_SIZE };
		List<Row> one = Row.batch(columns, new Object[] { "a", 1 });
		assertThat(one).containsExactly(new Row(columns, new Object[] { "a", 1 }));
		assertThat(SerializedCopy.of(one.get(0))).isEqualTo(one.get(0));
		PropertyTag<?>[] column = { PropertyTags.SUBJECT };
		List<Row> several = Row.batch(column, new Object[] { "a", "b" });
		assertThat(several).containsExactly(new Row(column, new Object[] { "a" }),
				new Row(column, new Object[] { "b" }));
		assertThat(SerializedCopy.of(several.get(1))).isEqualTo(several.get(1));
	}

	@Test
	void whenRowOfBatchIsSerializedThenTheOthersStayBehind() throws IOException, ClassNotFoundException {
		PropertyTag<?>[] columns = { PropertyTags.SUBJECT, PropertyTags.MESSAGE_SIZE };
		List<Row> rows = Row.batch(columns, new Object[] { "mine", "somebody's", 1, 2 });
		Row mine = rows.get(0);
		assertThat(SerializedCopy.of(mine)).isEqualTo(mine);
		assertThat(SerializedCopy.of(rows)).isEqualTo(rows);
		assertThat(SerializedCopy.bytes(mine)).asString(StandardCharsets.ISO_8859_1)
			.contains("mine")
			.doesNotContain("somebody");
	}

	@Test
	void whenCellsDoNotFillTheColumnsThenBatchIsRefused() {
		PropertyTag<?>[] columns = { PropertyTags.SUBJECT, PropertyTags.MESSAGE_SIZE };
		assertThatIllegalArgumentException().isThrownBy(() -> Row.batch(columns, new Object[] { "a", 1, "b" }))
			.withMessage("2 columns, but 3 values");
		assertThatIllegalArgumentException().isThrownBy(() -> Row.batch(new PropertyTag<?>[0], new Object[0]))
			.withMessage("0 columns, but 0 values");
		assertThat(Row.batch(columns, new Object[0])).isEmpty();
	}

	@Test
	void whenPropertyValueHasBothOrNeitherThenItIsRefused() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new PropertyValue<>(PropertyTags.SUBJECT, "a", MapiErrors.MAPI_E_NOT_FOUND));
		assertThatIllegalArgumentException().isThrownBy(() -> new PropertyValue<>(PropertyTags.SUBJECT, null, null));
	}

	// sort keys

	@Test
	void whenSortKeyThenItHasTagAndDirection() {
		assertThat(PropertyTags.SUBJECT.ascending())
			.isEqualTo(new SortOrder(PropertyTags.SUBJECT, SortOrder.Direction.ASCENDING))
			.isNotEqualTo(PropertyTags.SUBJECT.descending());
		assertThat(PropertyTags.SUBJECT.descending().direction()).isSameAs(SortOrder.Direction.DESCENDING);
		assertThatNullPointerException().isThrownBy(() -> new SortOrder(PropertyTags.SUBJECT, nothing()));
	}

	// bytes

	@Test
	void whenBytesAreChangedOutsideThenBinaryStays() throws IOException {
		byte[] bytes = { 1, -1, 3 };
		Binary binary = Binary.of(bytes);
		bytes[0] = 9;
		binary.toByteArray()[1] = 9;
		assertThat(binary.toByteArray()).containsExactly(1, -1, 3);
		assertThat(binary.toHex()).isEqualTo("01FF03");
		assertThat(binary.byteAt(1)).isEqualTo((byte) -1);
		assertThat(binary.size()).isEqualTo(3);
		try (InputStream in = binary.toInputStream()) {
			assertThat(in.readAllBytes()).containsExactly(1, -1, 3);
		}
		assertThat(binary).isEqualTo(Binary.ofHex("01ff03"))
			.hasSameHashCodeAs(Binary.ofHex("01FF03"))
			.isNotEqualTo(Binary.of((byte) 1));
	}

	@Test
	void whenHexIsBrokenThenItIsRefused() {
		for (String hex : List.of("1", "0G", "0x01", " 01", "01 02")) {
			assertThatIllegalArgumentException().as(hex).isThrownBy(() -> Binary.ofHex(hex));
			assertThatIllegalArgumentException().as(hex).isThrownBy(() -> EntryId.ofHex(hex));
		}
	}

	@Test
	void whenBinaryIsPartOfBytesThenItIsThatPart() {
		byte[] bytes = { 1, 2, 3 };
		assertThat(Binary.of(bytes, 1, 2)).isEqualTo(Binary.ofHex("0203"));
		assertThat(Binary.of(bytes, 3, 0)).isSameAs(Binary.EMPTY);
		assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> Binary.of(bytes, 2, 2));
	}

	@Test
	void whenBinaryIsLongThenItIsShownInPart() {
		assertThat(Binary.of(new byte[32])).hasToString("00".repeat(32));
		assertThat(Binary.of(new byte[33])).hasToString("00".repeat(32) + "... (33 bytes)");
		assertThat(Binary.of()).isSameAs(Binary.EMPTY).hasToString("");
	}

	@Test
	void whenEntryIdIsEmptyThenItIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(EntryId::of);
		assertThatIllegalArgumentException().isThrownBy(() -> EntryId.ofHex(""));
		assertThat(EntryId.of((byte) 10, (byte) 11)).isEqualTo(ENTRY_ID).hasToString("0A0B");
		assertThat(EntryId.ofHex(ENTRY_ID.toHex())).isEqualTo(ENTRY_ID).hasSameHashCodeAs(ENTRY_ID);
	}

	@Test
	void whenRecipientIsMadeFromAddressThenItIsSmtp() {
		assertThat(Recipient.to("a@b.example"))
			.isEqualTo(new Recipient(RecipientType.TO, "a@b.example", "SMTP", "a@b.example", "a@b.example"));
		assertThat(Recipient.cc("a@b.example").type()).isSameAs(RecipientType.CC);
		assertThat(Recipient.bcc("a@b.example").type()).isSameAs(RecipientType.BCC);
	}

	// serialization

	static Stream<Object> values() {
		return Stream.of(Binary.of((byte) 1, (byte) 2), Binary.EMPTY, ENTRY_ID, PropertyTags.SUBJECT,
				PropertyTags.ENTRYID, PropertyTags.ATTACH_DATA_OBJ, PropertyTag.unicodeList(0x6001),
				PropertyTag.of(0x60020048), PropertyTags.SUBJECT.descending(), VALUES,
				new Row(new PropertyTag<?>[] { PropertyTags.SUBJECT, ABSENT }, new Object[] { "Hello", null }),
				PropertyValues.of(
						new PropertyTag<?>[] { PropertyTag.time(1), PropertyTag.of(2, PropertyType.CLSID, UUID.class),
								PropertyTag.unicodeList(3), PropertyTag.of(0x00040006) },
						new Object[] { Instant.EPOCH, new UUID(1, 2), List.of("a", "b"), new BigDecimal("1.2345") }),
				VALUES.value(PropertyTags.SUBJECT), VALUES.value(LARGE), Recipient.to("a@b.example"),
				new ObjectNotification(NotificationEvent.NEW_MAIL, ENTRY_ID, null, ENTRY_ID),
				Restriction.and(Restriction.or(Restriction.isRead(), PropertyTags.ENTRYID.is(ENTRY_ID)),
						Restriction.not(PropertyTags.SUBJECT.contains("a")),
						Restriction.anyRecipient(PropertyTags.SUBJECT.exists()),
						new Restriction.Size(PropertyTags.SUBJECT, Restriction.Relation.LESS, 9),
						new Restriction.Compare(PropertyTags.SUBJECT, Restriction.Relation.EQUAL, ABSENT)));
	}

	@ParameterizedTest
	@MethodSource("values")
	void whenWrittenAndReadAgainThenValueIsEqual(Object value) throws Exception {
		Object copy = SerializedCopy.of(value);
		assertThat(copy).isNotNull().isEqualTo(value).hasSameHashCodeAs(value).hasToString(value.toString());
		assertThat(copy.getClass()).isSameAs(value.getClass());
	}

	@Test
	void whenPropertyValuesAreReadAgainThenTheyStillAnswer() throws Exception {
		PropertyValues copy = SerializedCopy.of(VALUES);
		assertThat(copy.get(PropertyTags.SUBJECT)).isEqualTo("Hello");
		assertThat(copy.get(PropertyTags.ENTRYID)).isEqualTo(ENTRY_ID);
		assertThat(copy.find(ABSENT)).isEmpty();
		assertThat(copy.value(LARGE).isTooLarge()).isTrue();
	}

	// what a caller who does not check for null would give
	@SuppressWarnings({ "NullAway", "TypeParameterUnusedInFormals" })
	private static <T> T nothing() {
		return null;
	}

}
