// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.model.property;

import java.io.InvalidObjectException;
import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import io.github.mapikit.error.HResult;
import io.github.mapikit.model.Binary;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.message.Recipient;
import io.github.mapikit.model.message.RecipientType;
import io.github.mapikit.model.notification.NotificationEvent;
import io.github.mapikit.model.notification.ObjectNotification;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for values that are read from streams which nobody of the library wrote: they
 * keep their invariants, or are not made at all.
 */
class ForgedStreamTests {

	private static final String BINARY = Binary.class.getName();

	private static final String VALUES = PropertyValues.class.getName();

	private static final String BATCH = RowBatch.class.getName();

	private static final PropertyTag<?>[] TAGS = { PropertyTags.SUBJECT, PropertyTags.MESSAGE_SIZE };

	static Stream<Forgery> refused() {
		return Stream.of(new Forgery(new FakeBytes(null), BINARY), new Forgery(new FakeBytes(new byte[1]), BINARY),
				new Forgery(new FakeBinary(null), BINARY + "$Serialized"),
				new Forgery(new FakeTag(0x0037001F, null, String.class), PropertyTag.class.getName()),
				new Forgery(new FakeTag(0x0037001F, PropertyType.UNICODE, null), PropertyTag.class.getName()),
				new Forgery(new FakeTag(0x00370003, PropertyType.UNICODE, String.class), PropertyTag.class.getName()),
				new Forgery(new FakeTag(0x0037001F, PropertyType.UNICODE, Integer.class), PropertyTag.class.getName()),
				new Forgery(new FakeTag(0x0037001F, PropertyType.UNICODE, EntryId.class), PropertyTag.class.getName()),
				new Forgery(new FakeValues(null, new Object[0], true), VALUES + "$Serialized"),
				new Forgery(new FakeValues(TAGS, null, true), VALUES + "$Serialized"),
				new Forgery(new FakeValues(TAGS, new Object[1], false), VALUES + "$Serialized"),
				new Forgery(new FakeValues(new PropertyTag<?>[2], new Object[2], true), VALUES + "$Serialized"),
				new Forgery(new FakeValues(TAGS, new Object[] { new StringBuilder("a"), 1 }, true),
						VALUES + "$Serialized"),
				new Forgery(new FakeValues(TAGS, new Object[] { List.of(new ArrayList<>()), 1 }, false),
						VALUES + "$Serialized"),
				new Forgery(new FakeRow(), Row.class.getName()), new Forgery(new FakeRow(), VALUES),
				new Forgery(new FakeRow(), BATCH),
				new Forgery(new FakeBatch(TAGS, new Object[3]), BATCH + "$Serialized"),
				new Forgery(new FakeBatch(new PropertyTag<?>[0], new Object[0]), BATCH + "$Serialized"),
				new Forgery(new FakeBatch(TAGS, null), BATCH + "$Serialized"),
				new Forgery(new FakeBatch(TAGS, new Object[] { 1, new int[1] }), BATCH + "$Serialized"),
				new Forgery(new FakeEntryId(null), EntryId.class.getName()),
				new Forgery(new FakeEntryId(Binary.EMPTY), EntryId.class.getName()),
				new Forgery(new FakeValue(PropertyTags.SUBJECT, null, null), PropertyValue.class.getName()),
				new Forgery(new FakeValue(PropertyTags.SUBJECT, 1, null), PropertyValue.class.getName()),
				new Forgery(new FakeValue(PropertyTags.SUBJECT, new StringBuilder(), null),
						PropertyValue.class.getName()),
				new Forgery(new FakeValue(null, "a", null), PropertyValue.class.getName()),
				new Forgery(new FakeRecipient(RecipientType.TO, "a", null, "c", null), Recipient.class.getName()),
				new Forgery(new FakeNotification(NotificationEvent.NEW_MAIL, null, null, null),
						ObjectNotification.class.getName()),
				new Forgery(new FakeSortOrder(PropertyTags.SUBJECT, null), SortOrder.class.getName()),
				new Forgery(new FakeParts(null), Restriction.And.class.getName()),
				new Forgery(new FakeParts(new ArrayList<>(Arrays.asList((Restriction) null))),
						Restriction.Or.class.getName()),
				new Forgery(new FakeNot(null), Restriction.Not.class.getName()),
				new Forgery(new FakeProperty(PropertyTags.SUBJECT, Restriction.Relation.EQUAL, null),
						Restriction.Property.class.getName()),
				new Forgery(new FakeProperty(PropertyTags.SUBJECT, Restriction.Relation.EQUAL, new byte[1]),
						Restriction.Property.class.getName()));
	}

	@ParameterizedTest
	@MethodSource("refused")
	void whenStreamIsForgedThenNoValueIsMadeOfIt(Forgery forgery) {
		assertThatExceptionOfType(InvalidObjectException.class).isThrownBy(forgery::read);
	}

	@Test
	void whenForgerKeepsTheBytesThenBinaryHasItsOwn() throws Exception {
		byte[] bytes = { 1, 2 };
		Object[] read = (Object[]) ForgedStream.read(new Object[] { new FakeBinary(bytes), bytes },
				FakeBinary.class.getName(), BINARY + "$Serialized");
		((byte[]) read[1])[0] = 9;
		assertThat(read[0]).isEqualTo(Binary.of((byte) 1, (byte) 2));
	}

	@Test
	void whenForgerKeepsTheArraysThenRowHasItsOwn() throws Exception {
		PropertyTag<?>[] tags = TAGS.clone();
		Object[] values = { "a", 1 };
		Object[] read = (Object[]) ForgedStream.read(new Object[] { new FakeValues(tags, values, true), tags, values },
				FakeValues.class.getName(), VALUES + "$Serialized");
		((Object[]) read[1])[0] = null;
		((Object[]) read[2])[0] = "changed";
		assertThat(read[0]).isEqualTo(new Row(TAGS, values));
	}

	@Test
	void whenForgerKeepsTheArraysThenBatchHasItsOwn() throws Exception {
		Object[] cells = { "a", "b", 1, 2 };
		Object[] read = (Object[]) ForgedStream.read(new Object[] { new FakeBatch(TAGS, cells), cells },
				FakeBatch.class.getName(), BATCH + "$Serialized");
		((Object[]) read[1])[1] = "changed";
		assertThat(read[0]).isEqualTo(Row.batch(TAGS, cells));
	}

	@Test
	void whenForgerKeepsAListThenValuesHaveTheirOwn() throws Exception {
		PropertyTag<List<String>> tag = PropertyTag.unicodeList(0x6001);
		List<String> list = new ArrayList<>(List.of("a"));
		PropertyTag<?>[] tags = { tag };
		Object[] read = (Object[]) ForgedStream.read(
				new Object[] { list, new FakeValues(tags, new Object[] { list }, false), new FakeValue(tag, list, null),
						new FakeProperty(tag, Restriction.Relation.EQUAL, list) },
				FakeValues.class.getName(), VALUES + "$Serialized", FakeValue.class.getName(),
				PropertyValue.class.getName(), FakeProperty.class.getName(), Restriction.Property.class.getName());
		((List<?>) read[0]).clear();
		assertThat(((PropertyValues) read[1]).get(tag)).containsExactly("a");
		assertThat(((PropertyValue<?>) read[2]).value()).isEqualTo(List.of("a"));
		assertThat(((Restriction.Property) read[3]).value()).isEqualTo(List.of("a"));
	}

	@Test
	void whenTagIsReadThenItIsTheOneThatWasWritten() throws Exception {
		assertThat(ForgedStream.read(new FakeTag(0x0FFF0102, PropertyType.BINARY, EntryId.class),
				FakeTag.class.getName(), PropertyTag.class.getName()))
			.isEqualTo(PropertyTags.ENTRYID);
	}

	record Forgery(Object fake, String real) {

		Object read() throws Exception {
			return ForgedStream.read(this.fake, this.fake.getClass().getName(), this.real);
		}

		@Override
		public String toString() {
			return this.real + " of " + this.fake;
		}

	}

	record FakeBinary(byte @Nullable [] bytes) implements Serializable {

	}

	record FakeValues(PropertyTag<?> @Nullable [] tags, @Nullable Object @Nullable [] values,
			boolean row) implements Serializable {

	}

	record FakeBatch(PropertyTag<?>[] columns, @Nullable Object @Nullable [] cells) implements Serializable {

	}

	record FakeEntryId(@Nullable Binary bytes) implements Serializable {

	}

	record FakeValue(@Nullable PropertyTag<?> tag, @Nullable Object value,
			@Nullable HResult error) implements Serializable {

	}

	record FakeRecipient(RecipientType type, String name, @Nullable String addressType, String address,
			@Nullable String smtpAddress) implements Serializable {

	}

	record FakeNotification(NotificationEvent event, @Nullable EntryId entryId, @Nullable EntryId parentId,
			@Nullable EntryId oldParentId) implements Serializable {

	}

	record FakeSortOrder(PropertyTag<?> tag, SortOrder.@Nullable Direction direction) implements Serializable {

	}

	record FakeParts(@Nullable List<Restriction> parts) implements Serializable {

	}

	record FakeNot(@Nullable Restriction part) implements Serializable {

	}

	record FakeProperty(PropertyTag<?> tag, Restriction.Relation relation,
			@Nullable Object value) implements Serializable {

	}

	/** A binary as it was never written. */
	private static final class FakeBytes implements Serializable {

		@Serial
		private static final long serialVersionUID = 1L;

		@SuppressWarnings("unused")
		private final byte @Nullable [] bytes;

		FakeBytes(byte @Nullable [] bytes) {
			this.bytes = bytes;
		}

	}

	/** A tag as it is written. */
	private static final class FakeTag implements Serializable {

		@Serial
		private static final long serialVersionUID = 1L;

		@SuppressWarnings("unused")
		private final int tag;

		@SuppressWarnings("unused")
		private final @Nullable PropertyType type;

		@SuppressWarnings("unused")
		private final @Nullable Class<?> javaType;

		FakeTag(int tag, @Nullable PropertyType type, @Nullable Class<?> javaType) {
			this.tag = tag;
			this.type = type;
			this.javaType = javaType;
		}

	}

	/** A row without anything. */
	private static final class FakeRow implements Serializable {

		@Serial
		private static final long serialVersionUID = 1L;

	}

}
