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
import io.github.mapikit.spi.CallTrace;
import io.github.mapikit.spi.ThreadRole;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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
		this.methods.put(ComMethod.QUERY_ROWS.slot(), (self, maxRows, flags, rows, d, e, f) -> {
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
		this.mapi.context().freeBuffer(freed.get(0));
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
		this.methods.put(ComMethod.GET_ROW_COUNT.slot(), (self, flags, count, c, d, e, f) -> {
			FakeMapi.putInt(count, 42);
			return this.seen.isEmpty() ? MapiErrors.MAPI_E_BUSY.code() : 0;
		});
		this.methods.put(ComMethod.WAIT_FOR_COMPLETION.slot(), (self, flags, timeout, status, d, e, f) -> {
			this.seen.add(timeout);
			return 0;
		});
		Assertions.assertThat(table().getRowCount()).isEqualTo(42);
		Assertions.assertThat(this.seen).hasSize(1);
	}

	@ParameterizedTest
	@EnumSource(
			names = { "GET_ROW_COUNT", "QUERY_ROWS", "SEEK_ROW", "SET_COLUMNS", "RESTRICT", "SORT_TABLE", "FIND_ROW" })
	void whenTheThreadHasToPumpThenNothingIsWaitedFor(ComMethod method) {
		this.methods.put(method.slot(), (self, a, b, c, d, e, f) -> MapiErrors.MAPI_E_BUSY.code());
		this.methods.put(ComMethod.WAIT_FOR_COMPLETION.slot(), (self, flags, timeout, status, d, e, f) -> {
			this.seen.add(timeout);
			return 0;
		});
		for (ThreadRole role : List.of(ThreadRole.PRIMARY, ThreadRole.WORKER)) {
			ComTable table = new ComTable(this.mapi.context(role, CallTrace.NONE), this.mapi.object(this.methods));
			Assertions.assertThatExceptionOfType(MapiCallException.class)
				.isThrownBy(() -> call(table, method))
				.satisfies((ex) -> Assertions.assertThat(ex.result()).isEqualTo(MapiErrors.MAPI_E_BUSY))
				.satisfies((ex) -> Assertions.assertThat(ex.operation()).isEqualTo(method.documentedName()));
			Assertions.assertThat(this.seen).hasSize((role == ThreadRole.PRIMARY) ? 0 : 1);
		}
	}

	private static void call(ComTable table, ComMethod method) {
		switch (method) {
			case GET_ROW_COUNT -> table.getRowCount();
			case QUERY_ROWS -> table.queryRows(1, new PropertyTag<?>[] { TEXT });
			case SEEK_ROW -> table.seekRow(1);
			case SET_COLUMNS -> table.setColumns(TEXT);
			case RESTRICT -> table.restrict(null);
			case SORT_TABLE -> table.sortTable(NUMBER.ascending());
			default -> table.findRow(NUMBER.atLeast(1));
		}
	}

	@Test
	void whenATableCannotTellWhereItIsThenThatIsAFailure() {
		this.methods.put(ComMethod.QUERY_POSITION.slot(), (self, row, numerator, denominator, d, e, f) -> {
			FakeMapi.putInt(row, (int) (long) this.seen.get(0));
			return 0;
		});
		this.seen.add(-1L);
		Assertions.assertThatExceptionOfType(MapiCallException.class).isThrownBy(() -> table().queryPosition());
		this.seen.set(0, -2L);
		Assertions.assertThatExceptionOfType(MapiCallException.class)
			.isThrownBy(() -> table().queryPosition())
			.satisfies((ex) -> Assertions.assertThat(ex.result()).isEqualTo(MapiErrors.MAPI_E_CORRUPT_DATA));
		this.seen.set(0, 5L);
		Assertions.assertThat(table().queryPosition()).isEqualTo(5);
	}

	@Test
	void whenTheTableWasBusyThenWhatCameWithThatIsNotTaken() {
		long stale = answers(1, "Hello", 5);
		this.methods.put(ComMethod.QUERY_ROWS.slot(), (self, max, flags, rows, d, e, f) -> {
			if (this.seen.isEmpty()) {
				FakeMapi.putPointer(rows, stale);
				return MapiErrors.MAPI_E_BUSY.code();
			}
			return 0;
		});
		this.methods.put(ComMethod.WAIT_FOR_COMPLETION.slot(), (self, flags, timeout, status, d, e, f) -> {
			this.seen.add(timeout);
			return 0;
		});
		try {
			Assertions.assertThat(table().queryRows(10, new PropertyTag<?>[] { TEXT })).isEmpty();
		}
		finally {
			this.mapi.context().freeBuffer(stale);
		}
	}

	@Test
	void whenRowsFailThenABufferThatCameAllTheSameIsFreed() {
		this.methods.put(ComMethod.QUERY_ROWS.slot(), (self, max, flags, rows, d, e, f) -> {
			FakeMapi.putPointer(rows, answers(1, "Hello", 5));
			return MapiErrors.MAPI_E_NO_ACCESS.code();
		});
		Assertions.assertThatExceptionOfType(MapiCallException.class)
			.isThrownBy(() -> table().queryRows(10, new PropertyTag<?>[] { TEXT }))
			.satisfies((ex) -> Assertions.assertThat(ex.result()).isEqualTo(MapiErrors.MAPI_E_NO_ACCESS));
	}

}
