// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.com;

import java.util.ArrayList;
import java.util.List;

import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.Row;
import io.github.mapikit.nativemapi.memory.Bitness;
import io.github.mapikit.nativemapi.memory.Struct;
import io.github.mapikit.nativemapi.memory.StructField;
import io.github.mapikit.nativemapi.memory.StructWriter;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/**
 * Tests for rows of COM tables: what is made of the answers, and that nothing is left
 * allocated.
 */
class ComTableTests extends ComCallFixture {

	private ComTable table() {
		return new ComTable(this.mapi.context(), this.mapi.object(this.methods));
	}

	/** A row set whose rows are buffers of their own, as MAPI has them. */
	private long rowSet(int count, int columns) {
		StructWriter set = FakeMapi.writer();
		int start = set.allocate(Struct.ROW_SET.size(Bitness.current()) + 4 * Struct.ROW.size(Bitness.current()));
		set.int32(start, StructField.ROW_SET_COUNT, count);
		long address = this.mapi.allocate(set);
		for (int i = 0; i < Math.min(3, count & 0xFF); i++) {
			long row = address + StructField.ROW_SET_ROWS.offset(Bitness.current())
					+ (long) i * Struct.ROW.size(Bitness.current());
			FakeMapi.putInt(row + StructField.ROW_COUNT.offset(Bitness.current()), columns);
			FakeMapi.putPointer(row + StructField.ROW_PROPS.offset(Bitness.current()), answers(2, "row " + i, i));
		}
		return address;
	}

	private void answerRows(int count, int columns) {
		this.methods.put(ComTable.QUERY_ROWS, (self, maxRows, flags, rows, d, e, f) -> {
			this.seen.addAll(List.of((long) (int) maxRows, (long) (int) flags, FakeMapi.pointerAt(rows)));
			FakeMapi.putPointer(rows, rowSet(count, columns));
			return 0;
		});
	}

	@Test
	void whenRowsAreReadThenEachBufferIsFreed() {
		answerRows(3, 2);
		List<Row> rows = table().queryRows(10, new PropertyTag<?>[] { TEXT, NUMBER });
		Assertions.assertThat(rows).extracting((row) -> row.get(TEXT)).containsExactly("row 0", "row 1", "row 2");
		Assertions.assertThat(rows).extracting((row) -> row.get(NUMBER)).containsExactly(0, 1, 2);
		Assertions.assertThat(this.seen).containsExactly(10L, 0L, 0L);
	}

	@Test
	void whenTheLibraryFreesRowsThenItIsAskedTo() {
		List<Long> freed = new ArrayList<>();
		this.mapi.export("FreeProws", (rows, b, c, d, e, f, g) -> {
			freed.add(rows);
			return 0;
		});
		answerRows(0, 2);
		Assertions.assertThat(table().queryRows(10, new PropertyTag<?>[] { TEXT, NUMBER })).isEmpty();
		Assertions.assertThat(freed).hasSize(1);
		this.mapi.library().freeBuffer(freed.get(0));
	}

	@Test
	void whenARowHasOtherColumnsThenThatIsAFailureAndAllIsFreed() {
		answerRows(3, 7);
		Assertions.assertThatExceptionOfType(MapiCallException.class)
			.isThrownBy(() -> table().queryRows(10, new PropertyTag<?>[] { TEXT, NUMBER }))
			.satisfies((ex) -> Assertions.assertThat(ex.result()).isEqualTo(MapiErrors.MAPI_E_CORRUPT_DATA));
	}

	@Test
	void whenThereAreMoreRowsThanAskedForThenTheyAreNotTouched() {
		answerRows(0x7FFFFF00, 2);
		Assertions.assertThatExceptionOfType(MapiCallException.class)
			.isThrownBy(() -> table().queryRows(10, new PropertyTag<?>[] { TEXT, NUMBER }))
			.satisfies((ex) -> Assertions.assertThat(ex.result()).isEqualTo(MapiErrors.MAPI_E_CORRUPT_DATA));
	}

	@Test
	void whenTheTableIsBusyThenItIsWaitedFor() {
		this.methods.put(ComTable.GET_ROW_COUNT, (self, flags, count, c, d, e, f) -> {
			FakeMapi.putInt(count, 42);
			return this.seen.isEmpty() ? MapiErrors.MAPI_E_BUSY.code() : 0;
		});
		this.methods.put(ComTable.WAIT_FOR_COMPLETION, (self, flags, timeout, status, d, e, f) -> {
			this.seen.add(timeout);
			return 0;
		});
		Assertions.assertThat(table().getRowCount()).isEqualTo(42);
		Assertions.assertThat(this.seen).hasSize(1);
	}

	@Test
	void whenTheTableWasBusyThenWhatCameWithThatIsNotTaken() {
		long stale = answers(1, "Hello", 5);
		this.methods.put(ComTable.QUERY_ROWS, (self, max, flags, rows, d, e, f) -> {
			if (this.seen.isEmpty()) {
				FakeMapi.putPointer(rows, stale);
				return MapiErrors.MAPI_E_BUSY.code();
			}
			return 0;
		});
		this.methods.put(ComTable.WAIT_FOR_COMPLETION, (self, flags, timeout, status, d, e, f) -> {
			this.seen.add(timeout);
			return 0;
		});
		try {
			Assertions.assertThat(table().queryRows(10, new PropertyTag<?>[] { TEXT })).isEmpty();
		}
		finally {
			this.mapi.library().freeBuffer(stale);
		}
	}

	@Test
	void whenRowsFailThenABufferThatCameAllTheSameIsFreed() {
		this.methods.put(ComTable.QUERY_ROWS, (self, max, flags, rows, d, e, f) -> {
			FakeMapi.putPointer(rows, answers(1, "Hello", 5));
			return MapiErrors.MAPI_E_NO_ACCESS.code();
		});
		Assertions.assertThatExceptionOfType(MapiCallException.class)
			.isThrownBy(() -> table().queryRows(10, new PropertyTag<?>[] { TEXT }))
			.satisfies((ex) -> Assertions.assertThat(ex.result()).isEqualTo(MapiErrors.MAPI_E_NO_ACCESS));
	}

}
