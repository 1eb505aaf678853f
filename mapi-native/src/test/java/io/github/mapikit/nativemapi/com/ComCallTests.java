// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.com;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.sun.jna.Pointer;
import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.error.MapiNotFoundException;
import io.github.mapikit.error.MapiSubsystemFailedException;
import io.github.mapikit.nativemapi.memory.Struct;
import io.github.mapikit.nativemapi.memory.StructField;
import io.github.mapikit.nativemapi.memory.StructWriter;
import io.github.mapikit.spi.CallTrace;
import io.github.mapikit.spi.ThreadRole;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/**
 * Tests for calls of COM objects: what is passed, and what is made of failures and
 * crashes.
 */
class ComCallTests extends ComCallFixture {

	@Test
	void whenCalledThenObjectAndArgumentsArrive() {
		long object = this.mapi.object(Map.of(ComMethod.COPY_MESSAGES.slot(), (self, a, b, c, d, e, f) -> {
			this.seen.addAll(List.of(self, a, b, c, d, e, f));
			return 0x00040380;
		}));
		ComProp prop = new ComProp(this.mapi.context(), object);
		Assertions.assertThat(prop.invoke(ComMethod.COPY_MESSAGES, 1, 1L << 40, 3, -4, 5, 6)).isEqualTo(0x00040380);
		Assertions.assertThat(this.seen).containsExactly(object, 1L, 1L << 40, 3L, -4L, 5L, 6L);
	}

	@Test
	void whenAnObjectIsMissingThoughTheCallSucceededThenThatIsAFailure() {
		this.methods.put(ComMethod.OPEN_PROPERTY.slot(), (self, a, b, c, d, e, f) -> 0);
		Assertions.assertThatExceptionOfType(MapiCallException.class).isThrownBy(() -> prop().openStream(1));
	}

	@Test
	void whenReleasedThenItIsReleasedOnce() {
		this.methods.put(ComMethod.RELEASE.slot(), (self, a, b, c, d, e, f) -> {
			this.seen.add(self);
			return 0;
		});
		ComProp prop = prop();
		prop.release();
		prop.release();
		Assertions.assertThat(this.seen).hasSize(1);
	}

	private void tell(int told, String text) {
		this.methods.put(ComMethod.PROP_LAST_ERROR.slot(), (self, result, flags, error, d, e, f) -> {
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
		this.methods.put(ComMethod.SAVE_CHANGES.slot(), (self, a, b, c, d, e, f) -> 0x80040115);
		long object = this.mapi.object(this.methods);
		ComProp prop = new ComProp(this.mapi.context(), object);
		Assertions.assertThatExceptionOfType(MapiCallException.class)
			.isThrownBy(() -> prop.saveChanges(false))
			.withMessageContainingAll("IMAPIProp::SaveChanges", "MAPI_E_NETWORK_ERROR", "The server is on holiday",
					"Fake provider", "0x00000479");
		Assertions.assertThat(this.seen).containsExactly(object, (long) 0x80040115, (long) 0x80000000);
	}

	@Test
	void whenTheObjectDoesNotKnowWhyThenTheFailureStaysTheSame() {
		this.methods.put(ComMethod.SAVE_CHANGES.slot(), (self, a, b, c, d, e, f) -> 0x8004010F);
		Assertions.assertThatExceptionOfType(MapiNotFoundException.class).isThrownBy(() -> prop().saveChanges(false));
	}

	@Test
	void whenTheTextPointsNowhereThenTheFailureStaysTheSame() {
		this.methods.put(ComMethod.PROP_LAST_ERROR.slot(), (self, result, flags, error, d, e, f) -> {
			StructWriter writer = FakeMapi.writer();
			writer.allocate(Struct.MAPI_ERROR, 1);
			FakeMapi.putPointer(error, this.mapi.allocate(writer));
			return 0;
		});
		this.methods.put(ComMethod.SAVE_CHANGES.slot(), (self, a, b, c, d, e, f) -> 0x8004010F);
		Assertions.assertThatExceptionOfType(MapiNotFoundException.class).isThrownBy(() -> prop().saveChanges(false));
	}

	@Test
	void whenAStreamReadsMoreThanAskedForThenThatIsAFailure() {
		this.methods.put(ComMethod.STREAM_READ.slot(), (self, into, length, count, d, e, f) -> {
			FakeMapi.putInt(count, 1000);
			return 0;
		});
		ComStream stream = new ComStream(this.mapi.context(), this.mapi.object(this.methods));
		Assertions.assertThatExceptionOfType(MapiCallException.class)
			.isThrownBy(() -> stream.read(new byte[2000], 0, 10));
	}

	@Test
	void whenAStreamWritesInPartsThenTheRestFollows() {
		this.methods.put(ComMethod.STREAM_WRITE.slot(), (self, from, length, count, d, e, f) -> {
			this.seen.add(length);
			FakeMapi.putInt(count, (int) Math.min(length, 60_000));
			return 0;
		});
		ComStream stream = new ComStream(this.mapi.context(), this.mapi.object(this.methods));
		stream.write(new byte[100_000], 0, 100_000);
		Assertions.assertThat(this.seen).containsExactly(65_536L, 40_000L);
	}

	@Test
	void whenAStreamIsReadWithinAReadThenNeitherSeesTheOthersBytes() {
		ComContext context = this.mapi.context();
		byte[] inner = new byte[1];
		Map<Integer, FakeMapi.Method> other = Map.of(ComMethod.STREAM_READ.slot(), answering((byte) 2, () -> {
		}));
		ComStream second = new ComStream(context, this.mapi.object(other));
		this.methods.put(ComMethod.STREAM_READ.slot(), answering((byte) 1, () -> second.read(inner, 0, 1)));
		ComStream first = new ComStream(context, this.mapi.object(this.methods));
		byte[] outer = new byte[1];
		for (int i = 0; i < 2; i++) {
			Assertions.assertThat(first.read(outer, 0, 1)).isOne();
			Assertions.assertThat(outer).containsExactly(1);
			Assertions.assertThat(inner).containsExactly(2);
		}
	}

	private static FakeMapi.Method answering(byte value, Runnable within) {
		return (self, into, length, count, d, e, f) -> {
			new Pointer(into).setByte(0, value);
			within.run();
			FakeMapi.putInt(count, 1);
			return 0;
		};
	}

	@Test
	void whenAStreamIsMovedFarThenThePositionArrivesWhole() {
		this.methods.put(ComMethod.STREAM_SEEK.slot(), (self, position, origin, moved, d, e, f) -> {
			this.seen.addAll(List.of(position, (long) (int) origin, moved));
			return 0;
		});
		new ComStream(this.mapi.context(), this.mapi.object(this.methods)).seek(1L << 40);
		Assertions.assertThat(this.seen).containsExactly(1L << 40, 0L, 0L);
	}

	@Test
	void whenCallsAreMadeThenEachIsAnnouncedBefore() {
		List<String> trace = new ArrayList<>();
		this.methods.put(ComMethod.SAVE_CHANGES.slot(), (self, a, b, c, d, e, f) -> {
			trace.add("called");
			return 0x80040115;
		});
		ComProp prop = new ComProp(this.mapi.context(ThreadRole.WORKER, trace::add), this.mapi.object(this.methods));
		Assertions.assertThatExceptionOfType(MapiCallException.class).isThrownBy(() -> prop.saveChanges(false));
		prop.release();
		Assertions.assertThat(trace)
			.containsExactly("IMAPIProp::SaveChanges", "called", "IMAPIProp::GetLastError", "IUnknown::Release");
	}

	@Test
	void whenACallCrashesThenNoOtherIsMade() {
		MapiLibrary library = this.mapi.library();
		CrashingCalls calls = new CrashingCalls();
		ComContext context = new ComContext(library, ThreadRole.WORKER, CallTrace.NONE, calls);
		ComProp prop = new ComProp(context, 1);
		Assertions.assertThatExceptionOfType(MapiSubsystemFailedException.class)
			.isThrownBy(() -> prop.saveChanges(false))
			.withCauseInstanceOf(Error.class);
		Assertions.assertThat(library.isLost()).isTrue();
		Assertions.assertThat(library.crashedIn()).isEqualTo("IMAPIProp::SaveChanges");
		Assertions.assertThatExceptionOfType(MapiSubsystemFailedException.class)
			.isThrownBy(() -> prop.saveChanges(false))
			.withMessageContaining("IMAPIProp::SaveChanges");
		prop.release();
		context.freeBuffer(1);
		Assertions.assertThat(calls.count).isEqualTo(1);
	}

	@Test
	void whenAnAnswerCannotBeReadThenThatCallFailsAndWhatItReturnedIsLeftAlone() {
		ComContext context = this.mapi.context();
		ComProp prop = new ComProp(context,
				this.mapi.object(Map.of(ComMethod.COPY_MESSAGES.slot(), (self, a, b, c, d, e, f) -> 0)));
		StructWriter writer = FakeMapi.writer();
		writer.allocate(Struct.PROP_VALUE, 1);
		long buffer = this.mapi.allocate(writer);
		Error fault = new Error("Invalid memory access");
		Assertions.assertThatExceptionOfType(MapiCallException.class)
			.isThrownBy(() -> prop.decode(ComMethod.COPY_MESSAGES, () -> {
				throw fault;
			}))
			.withCause(fault)
			.withMessageContaining("'IMAPIFolder::CopyMessages'")
			.satisfies((ex) -> {
				Assertions.assertThat(ex.result()).isEqualTo(MapiErrors.MAPI_E_CORRUPT_DATA);
				Assertions.assertThat(ex.getMessage()).contains("cannot be read");
			});
		Assertions.assertThat(context.library().isLost()).isFalse();
		context.freeBuffer(buffer);
		Assertions.assertThat(this.mapi.buffers()).isOne();
		prop.invoke(ComMethod.COPY_MESSAGES);
		context.freeBuffer(buffer);
		Assertions.assertThat(this.mapi.buffers()).isZero();
	}

	@Test
	void whenReadingAnAnswerFailsOtherwiseThenThatIsThrown() {
		Error error = new StackOverflowError();
		Assertions.assertThatThrownBy(() -> prop().decode(ComMethod.COPY_MESSAGES, () -> {
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
