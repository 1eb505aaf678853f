// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.model.property;

import java.io.InvalidObjectException;
import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.mapikit.error.SerializedCopy;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.store.Completion;
import io.github.mapikit.model.table.TableQuery;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for requests and answers that are read from streams which nobody of the library
 * wrote.
 */
class ForgedChangesTests {

	private static final String CHANGES = PropertyChanges.class.getName();

	private static final String SERIALIZED = CHANGES + "$Serialized";

	private static final PropertyTag<?>[] TAGS = { PropertyTags.SUBJECT, PropertyTags.MESSAGE_SIZE };

	private static final EntryId ID = EntryId.of((byte) 1, (byte) 2);

	static Stream<FakeChanges> refused() {
		return Stream.of(new FakeChanges(null, new Object[0], new PropertyTag<?>[0]),
				new FakeChanges(TAGS, null, new PropertyTag<?>[0]), new FakeChanges(TAGS, new Object[2], null),
				new FakeChanges(TAGS, new Object[1], new PropertyTag<?>[0]),
				new FakeChanges(new PropertyTag<?>[2], new Object[2], new PropertyTag<?>[0]),
				new FakeChanges(TAGS, new Object[] { 1, 1 }, new PropertyTag<?>[0]),
				new FakeChanges(TAGS, new Object[] { new StringBuilder("a"), 1 }, new PropertyTag<?>[0]),
				new FakeChanges(TAGS, new Object[] { "a", null }, new PropertyTag<?>[] { PropertyTags.SUBJECT }),
				new FakeChanges(TAGS, new Object[] { "a", null }, new PropertyTag<?>[] { PropertyTags.BODY }),
				new FakeChanges(TAGS, new Object[] { "a", null }, new PropertyTag<?>[1]));
	}

	@ParameterizedTest
	@MethodSource("refused")
	void whenStreamIsForgedThenNoChangesAreMadeOfIt(FakeChanges fake) {
		assertThatExceptionOfType(InvalidObjectException.class)
			.isThrownBy(() -> ForgedStream.read(fake, FakeChanges.class.getName(), SERIALIZED));
	}

	@Test
	void whenChangesAreWrittenAsAnObjectThenTheyAreNotRead() {
		assertThatExceptionOfType(InvalidObjectException.class).isThrownBy(() -> ForgedStream
			.read(new FakeMaps(new HashMap<>(), new ArrayList<>()), FakeMaps.class.getName(), CHANGES));
	}

	@Test
	void whenForgerKeepsTheArraysThenChangesHaveTheirOwn() throws Exception {
		PropertyTag<List<String>> tag = PropertyTag.unicodeList(0x6001);
		List<String> list = new ArrayList<>(List.of("a"));
		PropertyTag<?>[] tags = { tag, PropertyTags.SUBJECT };
		Object[] values = { list, null };
		PropertyTag<?>[] optional = { PropertyTags.SUBJECT };
		Object[] read = (Object[]) ForgedStream.read(
				new Object[] { new FakeChanges(tags, values, optional), tags, values, list, optional },
				FakeChanges.class.getName(), SERIALIZED);
		((Object[]) read[1])[0] = null;
		((Object[]) read[2])[0] = "changed";
		((List<?>) read[3]).clear();
		((Object[]) read[4])[0] = null;
		assertThat(read[0]).isEqualTo(PropertyChanges.of(tag, List.of("a")).removeIfPossible(PropertyTags.SUBJECT));
	}

	@Test
	void whenChangesAreCopiedThenTheyAreEqualAndInOrder() throws Exception {
		PropertyChanges changes = PropertyChanges.of(PropertyTags.SUBJECT, "a")
			.remove(PropertyTags.BODY)
			.removeIfPossible(PropertyTags.HTML)
			.set(PropertyTags.ENTRYID, ID);
		PropertyChanges copy = SerializedCopy.of(changes);
		assertThat(copy).isEqualTo(changes);
		assertThat(copy.values().keySet()).containsExactlyElementsOf(changes.values().keySet());
		assertThat(copy.isOptional(PropertyTags.HTML)).isTrue();
		assertThat(SerializedCopy.of(PropertyChanges.NONE)).isEqualTo(PropertyChanges.NONE);
	}

	@Test
	void whenForgerKeepsTheListsThenRequestsHaveTheirOwn() throws Exception {
		List<PropertyTag<?>> columns = new ArrayList<>(List.of(PropertyTags.SUBJECT));
		List<EntryId> failed = new ArrayList<>(List.of(ID));
		Object[] read = (Object[]) ForgedStream.read(
				new Object[] { new FakeQuery(columns, null, new ArrayList<>(), 0, 1), columns,
						new FakeCompletion(false, failed, new HashMap<>(Map.of(ID, ID))), failed },
				FakeQuery.class.getName(), TableQuery.class.getName(), FakeCompletion.class.getName(),
				Completion.class.getName());
		((List<?>) read[1]).clear();
		((List<?>) read[3]).clear();
		assertThat(read[0]).isEqualTo(TableQuery.columns(PropertyTags.SUBJECT).limit(1));
		assertThat(read[2]).isEqualTo(Completion.failedFor(List.of(ID)).withNewIds(Map.of(ID, ID)));
	}

	record FakeChanges(PropertyTag<?> @Nullable [] tags, @Nullable Object @Nullable [] values,
			PropertyTag<?> @Nullable [] optional) implements Serializable {

	}

	record FakeQuery(List<PropertyTag<?>> columns, @Nullable Restriction where, List<SortOrder> order, int from,
			int limit) implements Serializable {

	}

	record FakeCompletion(boolean isComplete, List<EntryId> failed,
			Map<EntryId, EntryId> newIds) implements Serializable {

	}

	/** Changes as they are never written. */
	private static final class FakeMaps implements Serializable {

		@Serial
		private static final long serialVersionUID = 1L;

		@SuppressWarnings("unused")
		private final HashMap<?, ?> values;

		@SuppressWarnings("unused")
		private final ArrayList<?> optional;

		FakeMaps(HashMap<?, ?> values, ArrayList<?> optional) {
			this.values = values;
			this.optional = optional;
		}

	}

}
