// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.com;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.mapikit.error.HResult;
import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.error.MapiNotFoundException;
import io.github.mapikit.error.MapiSubsystemFailedException;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.property.PropertyValues;
import io.github.mapikit.model.property.Row;
import io.github.mapikit.nativemapi.memory.ArgumentEncoder;
import io.github.mapikit.nativemapi.memory.Bitness;
import io.github.mapikit.nativemapi.memory.PropertyEncoder;
import io.github.mapikit.nativemapi.memory.Struct;
import io.github.mapikit.nativemapi.memory.StructField;
import io.github.mapikit.nativemapi.memory.StructWriter;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests for the COM classes on objects with real vtables: what is passed, what is made of
 * answers and failures, and that nothing is left allocated.
 */
class ComCallTests {

	private static final PropertyTag<String> TEXT = PropertyTags.SUBJECT;

	private static final PropertyTag<Integer> NUMBER = PropertyTags.MESSAGE_FLAGS;

	private final FakeMapi mapi = new FakeMapi();

	private final Map<Integer, FakeMapi.Method> methods = new HashMap<>();

	private final List<Long> seen = new ArrayList<>();

	@AfterEach
	void nothingIsLeftAllocated() {
		Assertions.assertThat(this.mapi.buffers()).as("buffers that were not freed").isZero();
	}

	private ComProp prop() {
		return new ComProp(this.mapi.context(), "IMAPIProp", this.mapi.object(this.methods));
	}

	private ComTable table() {
		return new ComTable(this.mapi.context(), this.mapi.object(this.methods));
	}

	// arguments and results

	@Test
	void whenCalledThenObjectAndArgumentsArrive() {
		long object = this.mapi.object(Map.of(30, (self, a, b, c, d, e, f) -> {
			this.seen.addAll(List.of(self, a, b, c, d, e, f));
			return 0x00040380;
		}));
		ComProp prop = new ComProp(this.mapi.context(), "IMAPIProp", object);
		Assertions.assertThat(prop.invoke("Test", 30, 1, 1L << 40, 3, -4, 5, 6)).isEqualTo(0x00040380);
		Assertions.assertThat(this.seen).containsExactly(object, 1L, 1L << 40, 3L, -4L, 5L, 6L);
	}

	@Test
	void whenAnObjectIsMissingThoughTheCallSucceededThenThatIsAFailure() {
		this.methods.put(ComProp.OPEN_PROPERTY, (self, a, b, c, d, e, f) -> 0);
		Assertions.assertThatExceptionOfType(MapiCallException.class).isThrownBy(() -> prop().openStream(1));
	}

	@Test
	void whenReleasedThenItIsReleasedOnce() {
		this.methods.put(ComObject.RELEASE, (self, a, b, c, d, e, f) -> {
			this.seen.add(self);
			return 0;
		});
		ComProp prop = prop();
		prop.release();
		prop.release();
		Assertions.assertThat(this.seen).hasSize(1);
	}

	// properties

	private long answers(int count, String text, Object number) {
		StructWriter writer = FakeMapi.writer();
		PropertyEncoder.writeAll(writer,
				List.of(TEXT, (number instanceof HResult) ? PropertyTag.of(0x0E07000A) : NUMBER),
				List.of(text, number));
		Assertions.assertThat(count).isNotNegative();
		return this.mapi.allocate(writer);
	}

	@Test
	void whenPropertiesAreReadThenOutPointersAreNullFirstAndTheBufferIsFreed() {
		this.methods.put(ComProp.GET_PROPS, (self, tags, flags, count, values, e, f) -> {
			this.seen.addAll(List.of((long) (int) flags, FakeMapi.pointerAt(count), FakeMapi.pointerAt(values)));
			FakeMapi.putInt(count, 2);
			FakeMapi.putPointer(values, answers(2, "Hello", 5));
			return 0;
		});
		PropertyValues values = prop().getProps(TEXT, NUMBER);
		Assertions.assertThat(values.get(TEXT)).isEqualTo("Hello");
		Assertions.assertThat(values.get(NUMBER)).isEqualTo(5);
		Assertions.assertThat(this.seen).containsExactly((long) 0x80000000, 0L, 0L);
	}

	@Test
	void whenSomePropertiesAreErrorsThenTheCallSucceeded() {
		this.methods.put(ComProp.GET_PROPS, (self, tags, flags, count, values, e, f) -> {
			FakeMapi.putInt(count, 2);
			FakeMapi.putPointer(values, answers(2, "Hello", MapiErrors.MAPI_E_NO_ACCESS));
			return 0x00040380;
		});
		PropertyValues values = prop().getProps(TEXT, NUMBER);
		Assertions.assertThat(values.get(TEXT)).isEqualTo("Hello");
		Assertions.assertThat(values.value(NUMBER).error()).isEqualTo(MapiErrors.MAPI_E_NO_ACCESS);
	}

	@Test
	void whenACallFailsThenABufferThatCameAllTheSameIsFreed() {
		this.methods.put(ComProp.GET_PROPS, (self, tags, flags, count, values, e, f) -> {
			FakeMapi.putPointer(values, answers(2, "Hello", 5));
			return 0x80040109;
		});
		Assertions.assertThatExceptionOfType(MapiCallException.class)
			.isThrownBy(() -> prop().getProps(TEXT, NUMBER))
			.satisfies((ex) -> Assertions.assertThat(ex.result()).isEqualTo(MapiErrors.MAPI_E_OBJECT_CHANGED));
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 3, -1, Integer.MAX_VALUE })
	void whenOtherThanTheAskedAreAnsweredThenThatIsAFailure(int answered) {
		this.methods.put(ComProp.GET_PROPS, (self, tags, flags, count, values, e, f) -> {
			FakeMapi.putInt(count, answered);
			FakeMapi.putPointer(values, answers(2, "Hello", 5));
			return 0;
		});
		Assertions.assertThatExceptionOfType(MapiCallException.class)
			.isThrownBy(() -> prop().getProps(TEXT, NUMBER))
			.satisfies((ex) -> Assertions.assertThat(ex.result()).isEqualTo(MapiErrors.MAPI_E_CORRUPT_DATA))
			.withMessageContaining("IMAPIProp::GetProps");
	}

	@Test
	void whenAPropertyCannotBeSetThenTheProblemIsReturned() {
		this.methods.put(ComProp.SET_PROPS, (self, count, values, problems, d, e, f) -> {
			this.seen.addAll(List.of(count, FakeMapi.pointerAt(problems)));
			StructWriter writer = FakeMapi.writer();
			int start = writer.allocate(Struct.PROP_PROBLEM_ARRAY, 1);
			writer.int32(start, StructField.PROP_PROBLEM_ARRAY_COUNT, 1);
			int at = start + StructField.PROP_PROBLEM_ARRAY_PROBLEMS.offset(Bitness.current());
			writer.int32(at, StructField.PROP_PROBLEM_TAG, NUMBER.value());
			writer.int32(at, StructField.PROP_PROBLEM_RESULT, MapiErrors.MAPI_E_COMPUTED.code());
			FakeMapi.putPointer(problems, this.mapi.allocate(writer));
			return 0;
		});
		Assertions.assertThat(prop().setProps(List.of(TEXT, NUMBER), List.of("Hello", 5)))
			.containsExactly(new ComProp.Problem(NUMBER.value(), MapiErrors.MAPI_E_COMPUTED));
		Assertions.assertThat(this.seen).containsExactly(2L, 0L);
	}

	@Test
	void whenThePropertiesAreListedThenTheBufferIsFreed() {
		this.methods.put(ComProp.GET_PROP_LIST, (self, flags, list, c, d, e, f) -> {
			StructWriter writer = FakeMapi.writer();
			ArgumentEncoder.tags(writer, TEXT, NUMBER);
			FakeMapi.putPointer(list, this.mapi.allocate(writer));
			return 0;
		});
		Assertions.assertThat(prop().getPropList()).containsExactly(TEXT.value(), NUMBER.value());
	}

	// failures

	private void tell(int told, String text) {
		this.methods.put(ComMapiObject.GET_LAST_ERROR, (self, result, flags, error, d, e, f) -> {
			this.seen.addAll(List.of(self, (long) (int) result, (long) (int) flags));
			StructWriter writer = FakeMapi.writer();
			int start = writer.allocate(Struct.MAPI_ERROR, 1);
			writer.pointer(start, StructField.MAPI_ERROR_ERROR, writer.text(text));
			writer.pointer(start, StructField.MAPI_ERROR_COMPONENT, writer.text("Fake provider"));
			writer.int32(start, StructField.MAPI_ERROR_LOW_LEVEL_ERROR, 0x00000479);
			FakeMapi.putPointer(error, this.mapi.allocate(writer));
			return told;
		});
	}

	@Test
	void whenACallFailsThenTheObjectIsAskedWhyAndItsTextKept() {
		tell(0, "The server is on holiday");
		this.methods.put(ComProp.SAVE_CHANGES, (self, a, b, c, d, e, f) -> 0x80040115);
		long object = this.mapi.object(this.methods);
		ComProp prop = new ComProp(this.mapi.context(), "IMessage", object);
		Assertions.assertThatExceptionOfType(MapiCallException.class)
			.isThrownBy(prop::saveChanges)
			.withMessageContainingAll("IMAPIProp::SaveChanges", "MAPI_E_NETWORK_ERROR", "The server is on holiday",
					"Fake provider", "0x00000479");
		Assertions.assertThat(this.seen).containsExactly(object, (long) 0x80040115, (long) 0x80000000);
	}

	@Test
	void whenTheObjectDoesNotKnowWhyThenTheFailureStaysTheSame() {
		this.methods.put(ComProp.SAVE_CHANGES, (self, a, b, c, d, e, f) -> 0x8004010F);
		Assertions.assertThatExceptionOfType(MapiNotFoundException.class).isThrownBy(() -> prop().saveChanges());
	}

	@Test
	void whenTheTextPointsNowhereThenTheFailureStaysTheSame() {
		this.methods.put(ComMapiObject.GET_LAST_ERROR, (self, result, flags, error, d, e, f) -> {
			StructWriter writer = FakeMapi.writer();
			writer.allocate(Struct.MAPI_ERROR, 1);
			FakeMapi.putPointer(error, this.mapi.allocate(writer));
			return 0;
		});
		this.methods.put(ComProp.SAVE_CHANGES, (self, a, b, c, d, e, f) -> 0x8004010F);
		Assertions.assertThatExceptionOfType(MapiNotFoundException.class).isThrownBy(() -> prop().saveChanges());
	}

	// tables

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

	// streams

	@Test
	void whenAStreamReadsMoreThanAskedForThenThatIsAFailure() {
		this.methods.put(ComStream.READ, (self, into, length, count, d, e, f) -> {
			FakeMapi.putInt(count, 1000);
			return 0;
		});
		ComStream stream = new ComStream(this.mapi.context(), this.mapi.object(this.methods));
		Assertions.assertThatExceptionOfType(MapiCallException.class)
			.isThrownBy(() -> stream.read(new byte[2000], 0, 10));
	}

	@Test
	void whenAStreamWritesInPartsThenTheRestFollows() {
		this.methods.put(ComStream.WRITE, (self, from, length, count, d, e, f) -> {
			this.seen.add(length);
			FakeMapi.putInt(count, (int) Math.min(length, 60_000));
			return 0;
		});
		ComStream stream = new ComStream(this.mapi.context(), this.mapi.object(this.methods));
		stream.write(new byte[100_000], 0, 100_000);
		Assertions.assertThat(this.seen).containsExactly(65_536L, 40_000L);
	}

	// crashes

	@Test
	void whenACallCrashesThenNoOtherIsMade() {
		MapiLibrary library = this.mapi.library();
		CrashingCalls calls = new CrashingCalls();
		ComContext context = new ComContext(library, calls);
		ComProp prop = new ComProp(context, "IMessage", 1);
		Assertions.assertThatExceptionOfType(MapiSubsystemFailedException.class)
			.isThrownBy(prop::saveChanges)
			.withCauseInstanceOf(Error.class);
		Assertions.assertThat(library.isLost()).isTrue();
		Assertions.assertThat(library.crashedIn()).isEqualTo("IMAPIProp::SaveChanges");
		Assertions.assertThatExceptionOfType(MapiSubsystemFailedException.class)
			.isThrownBy(prop::saveChanges)
			.withMessageContaining("IMAPIProp::SaveChanges");
		prop.release();
		library.freeBuffer(1);
		context.freeBuffer(1);
		Assertions.assertThat(calls.count).isEqualTo(1);
	}

	@Test
	void whenAnAnswerCannotBeReadThenThatCallFailsAndWhatItReturnedIsLeftAlone() {
		ComContext context = this.mapi.context();
		ComProp prop = new ComProp(context, "IMessage", this.mapi.object(Map.of(30, (self, a, b, c, d, e, f) -> 0)));
		StructWriter writer = FakeMapi.writer();
		writer.allocate(Struct.PROP_VALUE, 1);
		long buffer = this.mapi.allocate(writer);
		Error fault = new Error("Invalid memory access");
		Assertions.assertThatExceptionOfType(MapiCallException.class).isThrownBy(() -> prop.decode("Test", () -> {
			throw fault;
		})).withCause(fault).withMessageContaining("'Test'").satisfies((ex) -> {
			Assertions.assertThat(ex.result()).isEqualTo(MapiErrors.MAPI_E_CORRUPT_DATA);
			Assertions.assertThat(ex.getMessage()).contains("cannot be read");
		});
		Assertions.assertThat(context.library().isLost()).isFalse();
		context.freeBuffer(buffer);
		Assertions.assertThat(this.mapi.buffers()).isOne();
		prop.invoke("Test", 30);
		context.freeBuffer(buffer);
		Assertions.assertThat(this.mapi.buffers()).isZero();
	}

	@Test
	void whenReadingAnAnswerFailsOtherwiseThenThatIsThrown() {
		Error error = new StackOverflowError();
		Assertions.assertThatThrownBy(() -> prop().decode("Test", () -> {
			throw error;
		})).isSameAs(error);
	}

	private static final class CrashingCalls implements VtableCalls {

		private int count;

		@Override
		public int call(long object, int slot, int argumentCount, long a, long b, long c, long d, long e, long f) {
			this.count++;
			throw new Error("Invalid memory access");
		}

		@Override
		public int callFunction(long address, long argument) {
			return call(address, 0, 1, argument, 0, 0, 0, 0, 0);
		}

		@Override
		public void close() {
		}

	}

}
