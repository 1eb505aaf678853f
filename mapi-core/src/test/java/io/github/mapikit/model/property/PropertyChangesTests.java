// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.model.property;

import java.util.ArrayList;
import java.util.List;

import io.github.mapikit.error.SerializedCopy;
import io.github.mapikit.model.Binary;
import io.github.mapikit.model.EntryId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.entry;

/**
 * Tests for {@link PropertyChanges}.
 */
class PropertyChangesTests {

	private static final PropertyTag<List<String>> KEYWORDS = PropertyTag.unicodeList(0x6A01);

	private static PropertyChanges some() {
		return PropertyChanges.of(PropertyTags.SUBJECT, "secret")
			.set(PropertyTags.IMPORTANCE, 2)
			.remove(PropertyTags.BODY)
			.removeIfPossible(PropertyTags.HTML);
	}

	@Test
	void whenGatheredThenTheyStandInTheirOrder() {
		assertThat(some().values()).containsExactly(entry(PropertyTags.SUBJECT, "secret"),
				entry(PropertyTags.IMPORTANCE, 2), entry(PropertyTags.BODY, null), entry(PropertyTags.HTML, null));
		assertThat(some().isOptional(PropertyTags.HTML)).isTrue();
		assertThat(some().isOptional(PropertyTags.BODY)).isFalse();
	}

	@Test
	void whenAPropertyIsChangedAgainThenTheLastChangeIsTheLastInOrder() {
		PropertyChanges again = some().set(PropertyTags.SUBJECT, "other").set(PropertyTags.HTML, Binary.EMPTY);
		assertThat(again.values()).containsExactly(entry(PropertyTags.IMPORTANCE, 2), entry(PropertyTags.BODY, null),
				entry(PropertyTags.SUBJECT, "other"), entry(PropertyTags.HTML, Binary.EMPTY));
		assertThat(again.isOptional(PropertyTags.HTML)).isFalse();
	}

	@Test
	void whenOthersFollowThenTheirChangesCount() {
		PropertyChanges later = PropertyChanges.NONE.removeIfPossible(PropertyTags.SUBJECT).set(KEYWORDS, List.of("a"));
		PropertyChanges both = some().and(later);
		assertThat(both.values()).containsEntry(PropertyTags.SUBJECT, null).containsEntry(KEYWORDS, List.of("a"));
		assertThat(both.isOptional(PropertyTags.SUBJECT)).isTrue();
		assertThat(some().and(PropertyChanges.NONE)).isEqualTo(some());
		assertThat(PropertyChanges.NONE.and(some())).isEqualTo(some());
	}

	@Test
	void whenNothingIsChangedThenThatIsKnown() {
		assertThat(PropertyChanges.NONE.isEmpty()).isTrue();
		assertThat(PropertyChanges.ofAll(List.of()).isEmpty()).isTrue();
		assertThat(some().isEmpty()).isFalse();
	}

	@Test
	void whenAnEntryIdIsSetThenItsBytesAreTheValue() {
		EntryId id = EntryId.ofHex("0A0B");
		assertThat(PropertyChanges.of(PropertyTags.SENTMAIL_ENTRYID, id).values())
			.containsExactly(entry(PropertyTags.SENTMAIL_ENTRYID, id.bytes()));
	}

	@Test
	void whenAListChangesAfterwardsThenTheValueDoesNot() {
		List<String> words = new ArrayList<>(List.of("a"));
		PropertyChanges changes = PropertyChanges.of(KEYWORDS, words);
		words.add("b");
		assertThat(changes.values()).containsEntry(KEYWORDS, List.of("a"));
		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> changes.values().clear());
	}

	@Test
	@SuppressWarnings("NullAway")
	void whenThereIsNoValueThenTheWayToRemoveIsTold() {
		assertThatNullPointerException().isThrownBy(() -> PropertyChanges.of(PropertyTags.SUBJECT, null))
			.withMessageContaining("'remove'");
	}

	@Test
	@SuppressWarnings("unchecked")
	void whenTheValueIsOfAnotherTypeThenItIsRefusedWithoutBeingShown() {
		PropertyTag<Object> number = (PropertyTag<Object>) (PropertyTag<?>) PropertyTags.IMPORTANCE;
		assertThatIllegalArgumentException().isThrownBy(() -> PropertyChanges.of(number, "secret"))
			.withMessageContaining("PR_IMPORTANCE")
			.withMessageContaining("String")
			.withMessageNotContaining("secret");
	}

	@Test
	void whenSentThenTheyAreEqual() throws Exception {
		PropertyChanges copy = SerializedCopy.of(some());
		assertThat(copy).isEqualTo(some()).hasSameHashCodeAs(some());
		assertThat(copy.isOptional(PropertyTags.HTML)).isTrue();
		assertThat(copy.set(PropertyTags.COMMENT, "x")).isNotEqualTo(some());
		assertThat(some().remove(PropertyTags.HTML)).isNotEqualTo(some());
	}

	@Test
	void whenShownThenNoValueIs() {
		assertThat(some().toString()).contains("set PR_SUBJECT", "remove PR_BODY").doesNotContain("secret");
		assertThat(PropertyChanges.NONE).hasToString("PropertyChanges[]");
	}

}
