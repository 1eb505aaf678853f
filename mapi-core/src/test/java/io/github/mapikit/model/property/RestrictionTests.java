// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.model.property;

import java.util.ArrayList;
import java.util.List;

import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.property.Restriction.Relation;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

/**
 * Tests for {@link Restriction} and for how {@link PropertyTag} builds it.
 */
class RestrictionTests {

	private static final EntryId ENTRY_ID = EntryId.ofHex("0A0B");

	@Test
	void whenRestrictionsAreBuiltThenTheyAskForThePropertyToo() {
		PropertyTag<Integer> size = PropertyTags.MESSAGE_SIZE;
		assertThat(size.is(1)).isEqualTo(ifThere(size, new Restriction.Property(size, Relation.EQUAL, 1)));
		assertThat(size.isNot(1)).isEqualTo(ifThere(size, new Restriction.Property(size, Relation.NOT_EQUAL, 1)));
		assertThat(size.lessThan(1)).isEqualTo(ifThere(size, new Restriction.Property(size, Relation.LESS, 1)));
		assertThat(size.atMost(1)).isEqualTo(ifThere(size, new Restriction.Property(size, Relation.LESS_OR_EQUAL, 1)));
		assertThat(size.greaterThan(1)).isEqualTo(ifThere(size, new Restriction.Property(size, Relation.GREATER, 1)));
		assertThat(size.atLeast(1))
			.isEqualTo(ifThere(size, new Restriction.Property(size, Relation.GREATER_OR_EQUAL, 1)));
		assertThat(Restriction.hasFlags(size, 6)).isEqualTo(ifThere(size, new Restriction.Bitmask(size, 6, true)));
		PropertyTag<String> subject = PropertyTags.SUBJECT;
		assertThat(subject.contains("a"))
			.isEqualTo(ifThere(subject, new Restriction.Content(subject, "a", Restriction.Match.SUBSTRING, true)));
		assertThat(subject.startsWith("a"))
			.isEqualTo(ifThere(subject, new Restriction.Content(subject, "a", Restriction.Match.PREFIX, true)));
		assertThat(PropertyTags.ENTRYID.is(ENTRY_ID)).isEqualTo(ifThere(PropertyTags.ENTRYID,
				new Restriction.Property(PropertyTags.ENTRYID, Relation.EQUAL, ENTRY_ID.bytes())));
		assertThatNullPointerException().isThrownBy(() -> size.is(nothing()));
	}

	private static Restriction ifThere(PropertyTag<?> tag, Restriction restriction) {
		return new Restriction.And(List.of(new Restriction.Exists(tag), restriction));
	}

	@Test
	void whenThePropertyIsThereOrIsNoneThenItIsNotAskedFor() {
		PropertyTag<String> nameResolution = PropertyTag.unicode(0x360C);
		assertThat(nameResolution.is("Jane"))
			.isEqualTo(new Restriction.Property(nameResolution, Relation.EQUAL, "Jane"));
		assertThat(Restriction.isRead()).isEqualTo(new Restriction.Bitmask(PropertyTags.MESSAGE_FLAGS, 1, true));
		assertThat(PropertyTags.SUBJECT.exists()).isEqualTo(new Restriction.Exists(PropertyTags.SUBJECT));
	}

	@Test
	void whenPartsOfAMessageAreRestrictedThenTheTableIsNamed() {
		Restriction part = PropertyTags.DISPLAY_NAME.exists();
		assertThat(Restriction.anyRecipient(part))
			.isEqualTo(new Restriction.Sub(Restriction.SubTable.RECIPIENTS, part));
		assertThat(Restriction.anyAttachment(part))
			.isEqualTo(new Restriction.Sub(Restriction.SubTable.ATTACHMENTS, part));
	}

	@Test
	void whenRestrictionsAreCombinedThenPartsAreCopied() {
		List<Restriction> parts = new ArrayList<>(List.of(Restriction.isRead()));
		Restriction.And and = new Restriction.And(parts);
		Restriction.Or or = new Restriction.Or(parts);
		parts.clear();
		assertThat(and.parts()).containsExactly(Restriction.isRead()).isUnmodifiable();
		assertThat(or.parts()).containsExactly(Restriction.isRead()).isUnmodifiable();
		assertThat(Restriction.and(Restriction.isRead())).isEqualTo(and).isNotEqualTo(or);
		assertThat(Restriction.or(Restriction.isRead())).isEqualTo(or);
		assertThat(Restriction.not(and)).isEqualTo(new Restriction.Not(and));
		assertThatNullPointerException().isThrownBy(() -> Restriction.not(nothing()));
	}

	// what a caller who does not check for null would give
	@SuppressWarnings({ "NullAway", "TypeParameterUnusedInFormals" })
	private static <T> T nothing() {
		return null;
	}

}
