// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.object;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.Row;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests of {@link RowBatches}, over a table of numbered rows.
 */
class RowBatchesTests {

	private static final PropertyTag<Integer> NUMBER = PropertyTag.int32(0x3000);

	private static final PropertyTag<?>[] COLUMNS = { NUMBER };

	private final List<Integer> asked = new ArrayList<>();

	private int cursor;

	private Stream<Row> rows(int count, int first, int largest) {
		return RowBatches.stream(first, largest, (size) -> {
			this.asked.add(size);
			int from = this.cursor;
			this.cursor = Math.min(count, from + size);
			return IntStream.range(from, this.cursor).mapToObj((i) -> new Row(COLUMNS, new Object[] { i })).toList();
		});
	}

	private static List<Integer> numbers(int count) {
		return IntStream.range(0, count).boxed().toList();
	}

	@Test
	void whenAllRowsAreReadThenBatchesGrowToTheLargestAndEachRowComesOnce() {
		assertThat(rows(40, 3, 10).map((row) -> row.get(NUMBER)).toList()).isEqualTo(numbers(40));
		assertThat(this.asked).containsExactly(3, 6, 10, 10, 10, 10, 10);
	}

	@Test
	void whenRowsAreReadOneByOneThenNoBatchIsReadAhead() {
		Iterator<Row> rows = rows(40, 3, 10).iterator();
		for (int i = 0; i < 3; i++) {
			assertThat(rows.next().get(NUMBER)).isEqualTo(i);
		}
		assertThat(this.asked).containsExactly(3);
		assertThat(rows.next().get(NUMBER)).isEqualTo(3);
		assertThat(this.asked).containsExactly(3, 6);
	}

	@Test
	void whenTheRestIsReadAtOnceThenItBeginsWhereSingleRowsEnded() {
		Spliterator<Row> rows = rows(20, 4, 8).spliterator();
		List<Integer> read = new ArrayList<>();
		assertThat(rows.tryAdvance((row) -> read.add(row.get(NUMBER)))).isTrue();
		rows.forEachRemaining((row) -> read.add(row.get(NUMBER)));
		assertThat(read).isEqualTo(numbers(20));
		assertThat(rows.tryAdvance((row) -> read.add(-1))).isFalse();
	}

	@Test
	void whenReadingFailsThenTheFailureComesOutOfTheStream() {
		Stream<Row> rows = RowBatches.stream(1, 1, (size) -> {
			throw new IllegalStateException("no rows");
		});
		assertThatIllegalStateException().isThrownBy(rows::count).withMessage("no rows");
	}

	@Test
	void whenItIsToBeSplitThenItIsNot() {
		assertThat(rows(40, 3, 10).spliterator().trySplit()).isNull();
	}

	@Test
	void whenBatchesCannotBeThenTheyAreRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> rows(1, 0, 1)).withMessageContaining("'0' to '1'");
		assertThatIllegalArgumentException().isThrownBy(() -> rows(1, 2, 1)).withMessageContaining("'2' to '1'");
	}

}
