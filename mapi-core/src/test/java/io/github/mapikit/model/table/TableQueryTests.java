// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.model.table;

import java.util.ArrayList;
import java.util.List;

import io.github.mapikit.error.SerializedCopy;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

/**
 * Tests for {@link TableQuery}.
 */
class TableQueryTests {

	private static TableQuery full() {
		return TableQuery.columns(PropertyTags.SUBJECT, PropertyTags.ENTRYID)
			.where(PropertyTags.SUBJECT.is("secret"))
			.sort(PropertyTags.DELIVERY_TIME.descending())
			.from(10)
			.limit(20);
	}

	@Test
	void whenBuiltThenEachPartIsKept() {
		TableQuery query = full();
		assertThat(query.columns()).containsExactly(PropertyTags.SUBJECT, PropertyTags.ENTRYID);
		assertThat(query.where()).isEqualTo(PropertyTags.SUBJECT.is("secret"));
		assertThat(query.order()).containsExactly(PropertyTags.DELIVERY_TIME.descending());
		assertThat(query.from()).isEqualTo(10);
		assertThat(query.limit()).isEqualTo(20);
	}

	@Test
	void whenNothingIsSaidThenAllRowsAreWanted() {
		assertThat(TableQuery.ALL.columns()).isEmpty();
		assertThat(TableQuery.ALL.where()).isNull();
		assertThat(TableQuery.ALL.order()).isEmpty();
		assertThat(TableQuery.ALL.from()).isZero();
		assertThat(TableQuery.ALL.limit()).isEqualTo(Integer.MAX_VALUE);
	}

	@Test
	void whenAPartIsChangedThenTheQueryBeforeIsNot() {
		TableQuery query = full();
		query.withColumns(PropertyTags.BODY).sort().from(0).limit(1);
		assertThat(query).isEqualTo(full());
	}

	@Test
	void whenTheListOfColumnsChangesThenTheQueryDoesNot() {
		List<PropertyTag<?>> columns = new ArrayList<>(List.of(PropertyTags.SUBJECT));
		TableQuery query = new TableQuery(columns, null, List.of(), 0, 1);
		columns.add(PropertyTags.BODY);
		assertThat(query.columns()).containsExactly(PropertyTags.SUBJECT);
		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> query.columns().clear());
	}

	@Test
	void whenTheOrderIsTakenBackThenThereIsNone() {
		assertThat(full().sort().order()).isEmpty();
	}

	@Test
	void whenAPartMakesNoSenseThenItIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> TableQuery.ALL.from(-1)).withMessageContaining("'-1'");
		assertThatIllegalArgumentException().isThrownBy(() -> TableQuery.ALL.limit(-2)).withMessageContaining("'-2'");
		assertThatIllegalArgumentException().isThrownBy(() -> TableQuery.columns(new PropertyTag<?>[0]));
		assertThatIllegalArgumentException().isThrownBy(() -> full().withColumns());
	}

	@Test
	@SuppressWarnings("NullAway")
	void whenThereIsNoRestrictionToSetThenItIsRefused() {
		assertThatNullPointerException().isThrownBy(() -> TableQuery.ALL.where(null));
	}

	@Test
	void whenSentThenItIsEqual() throws Exception {
		assertThat(SerializedCopy.of(full())).isEqualTo(full()).hasSameHashCodeAs(full());
		assertThat(full().limit(21)).isNotEqualTo(full());
	}

	@Test
	void whenShownThenNoValueIs() {
		assertThat(full().toString()).contains("PR_SUBJECT", "restricted", "20").doesNotContain("secret");
	}

}
