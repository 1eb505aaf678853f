// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.jackson;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.mapikit.error.HResult;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.model.Binary;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.message.Recipient;
import io.github.mapikit.model.notification.Notification;
import io.github.mapikit.model.notification.NotificationEvent;
import io.github.mapikit.model.notification.ObjectNotification;
import io.github.mapikit.model.notification.Resync;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.property.PropertyType;
import io.github.mapikit.model.property.PropertyValue;
import io.github.mapikit.model.property.PropertyValues;
import io.github.mapikit.model.property.Row;
import io.github.mapikit.model.store.Completion;
import io.github.mapikit.model.store.Folder;
import io.github.mapikit.model.store.MapiSession;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link MapiJacksonModule}.
 */
class MapiJacksonModuleTests {

	private static final EntryId ID = EntryId.ofHex("00FFA1");

	private final JsonMapper mapper = JsonMapper.builder().addModule(new MapiJacksonModule()).build();

	@Test
	void whenIdentifierIsWrittenThenItIsHexAndReadsBack() {
		assertThat(this.mapper.writeValueAsString(ID)).isEqualTo("\"00FFA1\"");
		assertThat(this.mapper.readValue("\"00FFA1\"", EntryId.class)).isEqualTo(ID);
		assertThat(this.mapper.readValue("\"00ffa1\"", EntryId.class)).isEqualTo(ID);
	}

	@Test
	void whenBinaryIsWrittenThenItIsHexAndReadsBack() {
		for (Binary binary : List.of(Binary.EMPTY, Binary.of(new byte[100]), Binary.ofHex("0001"))) {
			String json = this.mapper.writeValueAsString(binary);
			assertThat(json).isEqualTo("\"" + binary.toHex() + "\"");
			assertThat(this.mapper.readValue(json, Binary.class)).isEqualTo(binary);
		}
	}

	@Test
	void whenIdentifiersAreKeysThenTheyReadBack() {
		Map<EntryId, List<Binary>> map = Map.of(ID, List.of(Binary.of(new byte[100])));
		String json = this.mapper.writeValueAsString(map);
		assertThat(json).startsWith("{\"00FFA1\":[\"000000");
		assertThat(this.mapper.readValue(json, new TypeReference<Map<EntryId, List<Binary>>>() {
		})).isEqualTo(map);
		assertThat(this.mapper.writeValueAsString(Map.of(Binary.of(new byte[100]), 1))).hasSizeGreaterThan(200);
	}

	@Test
	void whenRecordHoldsValuesThenItReadsBack() {
		Notification notification = new ObjectNotification(NotificationEvent.NEW_MAIL, ID, null, null);
		String json = this.mapper.writeValueAsString(notification);
		assertThat(json).contains("\"entryId\":\"00FFA1\"", "\"parentId\":null");
		assertThat(this.mapper.readValue(json, Notification.class)).isEqualTo(notification);
		String resync = this.mapper.writeValueAsString(new Resync());
		assertThat(resync).isEqualTo("{\"event\":\"RESYNC\"}");
		assertThat(this.mapper.readValue(resync, Notification.class)).isEqualTo(new Resync());
		Recipient recipient = Recipient.to("jane@example.com");
		assertThat(this.mapper.readValue(this.mapper.writeValueAsString(recipient), Recipient.class))
			.isEqualTo(recipient);
		Completion partly = Completion.failedFor(List.of(ID)).withNewIds(Map.of(ID, ID));
		assertThat(this.mapper.readValue(this.mapper.writeValueAsString(partly), Completion.class)).isEqualTo(partly);
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"xyz\"", "\"0\"", "\"\"", "\"0G\"" })
	void whenDigitsAreNoneThenReaderIsToldWhatIsExpected(String json) {
		assertThatExceptionOfType(InvalidFormatException.class)
			.isThrownBy(() -> this.mapper.readValue(json, EntryId.class))
			.withMessageContaining("hexadecimal digits, two for each byte");
	}

	@ParameterizedTest
	@ValueSource(strings = { "1", "{\"bytes\":\"00\"}", "[]", "true" })
	void whenIdentifierIsNoTextThenItIsRefused(String json) {
		assertThatExceptionOfType(MismatchedInputException.class)
			.isThrownBy(() -> this.mapper.readValue(json, EntryId.class));
	}

	@Test
	void whenRowIsWrittenThenValuesStandByName() {
		Row row = row(Map.entry(PropertyTags.ENTRYID, ID), Map.entry(PropertyTags.SENDER_NAME, "Jane"),
				Map.entry(PropertyTags.DELIVERY_TIME, Instant.parse("2026-11-20T08:15:30Z")),
				Map.entry(PropertyTags.CONTENT_COUNT, 3), Map.entry(PropertyTags.RECORD_KEY, Binary.of((byte) 10)),
				Map.entry(PropertyTag.unicode(0x1035), "<1@example.com>x"), Map.entry(PropertyTag.int32(0x6601), 7));
		assertThat(this.mapper.writeValueAsString(List.of(row))).isEqualTo("""
				[{"entryid":"00FFA1","senderName":"Jane","messageDeliveryTime":"2026-11-20T08:15:30Z",\
				"contentCount":3,"recordKey":"0A","internetMessageId":"<1@example.com>x","0x66010003":7}]""");
	}

	@Test
	void whenTypesAreManyThenEachIsWrittenAsWhatItIs() {
		PropertyValues values = PropertyValues.of(new PropertyTag<?>[] { PropertyTag.bool(1), PropertyTag.int64(2),
				PropertyTag.of(3, PropertyType.DOUBLE, Double.class), PropertyTag.of(4, PropertyType.CLSID, UUID.class),
				PropertyTag.unicodeList(5), PropertyTag.of(0x00061102) },
				new Object[] { true, 5_000_000_000L, 1.5, new UUID(0, 1), List.of("a", "b"),
						List.of(Binary.of((byte) 1)) });
		assertThat(this.mapper.writeValueAsString(values)).isEqualTo("""
				{"0x0001000B":true,"0x00020014":5000000000,"0x00030005":1.5,\
				"0x00040048":"00000000-0000-0000-0000-000000000001","0x0005101F":["a","b"],"0x00061102":["01"]}""");
	}

	@Test
	void whenDriverDoesNotKnowIdentifiersThenTheyAreHexAllTheSame() {
		Row row = row(Map.entry(PropertyTag.of(PropertyTags.ENTRYID.value()), ID.bytes()));
		assertThat(this.mapper.writeValueAsString(row)).isEqualTo("{\"entryid\":\"00FFA1\"}");
	}

	@Test
	void whenThereIsNoValueThenJsonSaysWhy() {
		Row row = new Row(
				new PropertyTag<?>[] { PropertyTags.SUBJECT, PropertyTags.COMMENT,
						PropertyTags.TRANSPORT_MESSAGE_HEADERS, PropertyTags.CONTENT_COUNT, PropertyTags.ENTRYID },
				new @Nullable Object[] { null, MapiErrors.MAPI_E_NO_ACCESS, MapiErrors.MAPI_E_NOT_ENOUGH_MEMORY,
						"three", Binary.EMPTY });
		assertThat(this.mapper.writeValueAsString(row)).isEqualTo("""
				{"subject":null,"comment":{"error":"MAPI_E_NO_ACCESS"},"transportMessageHeaders":{"tooLarge":true},\
				"contentCount":{"error":"MAPI_E_UNEXPECTED_TYPE"},"entryid":{"error":"MAPI_E_CORRUPT_DATA"}}""");
	}

	@Test
	void whenMapperLeavesOutNullsThenAbsentPropertiesAreLeftOut() {
		JsonMapper withoutNulls = this.mapper.rebuild()
			.changeDefaultPropertyInclusion((value) -> value.withValueInclusion(JsonInclude.Include.NON_NULL))
			.build();
		Row row = new Row(new PropertyTag<?>[] { PropertyTags.SUBJECT, PropertyTags.CONTENT_COUNT },
				new @Nullable Object[] { null, 1 });
		assertThat(withoutNulls.writeValueAsString(row)).isEqualTo("{\"contentCount\":1}");
	}

	@Test
	void whenColumnIsChosenTwiceThenItIsWrittenOnce() {
		Row row = row(Map.entry(PropertyTags.SUBJECT, "a"), Map.entry(PropertyTags.SUBJECT, "a"));
		assertThat(this.mapper.writeValueAsString(row)).isEqualTo("{\"subject\":\"a\"}");
	}

	@Test
	void whenOneAnswerIsWrittenThenItIsAsInRow() {
		assertThat(this.mapper.writeValueAsString(new PropertyValue<>(PropertyTags.SUBJECT, "a", null)))
			.isEqualTo("\"a\"");
		assertThat(this.mapper
			.writeValueAsString(new PropertyValue<>(PropertyTags.SUBJECT, null, MapiErrors.MAPI_E_NOT_FOUND)))
			.isEqualTo("null");
	}

	@Test
	void whenTagOrCodeIsWrittenThenItIsItsName() {
		assertThat(this.mapper.writeValueAsString(List.of(PropertyTags.SUBJECT, PropertyTag.int32(0x6601))))
			.isEqualTo("[\"PR_SUBJECT\",\"0x66010003\"]");
		assertThat(this.mapper.writeValueAsString(List.of(MapiErrors.MAPI_E_BUSY, HResult.of(0x8FFF0001))))
			.isEqualTo("[\"MAPI_E_BUSY\",\"0x8FFF0001\"]");
	}

	@Test
	void whenNamesAreMadeThenNoTwoPropertiesShareOne() {
		assertThat(PropertyTags.all().stream().map(PropertyNames::inJson)).doesNotHaveDuplicates()
			.allMatch((name) -> name.matches("[a-z][A-Za-z0-9]*"));
	}

	@Test
	void whenObjectIsOpenThenItIsRefusedAndSaysWhatToReturn() {
		for (Object open : List.of(mock(Folder.class), List.of(mock(Folder.class)), new Holder(mock(Folder.class)))) {
			assertThatExceptionOfType(DatabindException.class).isThrownBy(() -> this.mapper.writeValueAsString(open))
				.withMessageStartingWith("Folder is an open MAPI object")
				.withMessageContaining("return values: rows, records of your own, entry identifiers");
		}
		assertThatExceptionOfType(DatabindException.class)
			.isThrownBy(() -> this.mapper.writeValueAsString(mock(MapiSession.class)))
			.withMessageStartingWith("MapiSession is an open MAPI object");
	}

	@SafeVarargs
	private static Row row(Map.Entry<PropertyTag<?>, Object>... cells) {
		PropertyTag<?>[] tags = new PropertyTag<?>[cells.length];
		@Nullable Object[] values = new @Nullable Object[cells.length];
		for (int i = 0; i < cells.length; i++) {
			tags[i] = cells[i].getKey();
			values[i] = cells[i].getValue();
		}
		return new Row(tags, values);
	}

	record Holder(Folder folder) {

	}

}
