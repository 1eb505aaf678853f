// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.com;

import java.util.ArrayList;
import java.util.List;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.notification.Notification;
import io.github.mapikit.model.notification.ObjectNotification;
import io.github.mapikit.nativemapi.memory.Bitness;
import io.github.mapikit.nativemapi.memory.ProcessRam;
import io.github.mapikit.nativemapi.memory.Struct;
import io.github.mapikit.nativemapi.memory.StructField;
import io.github.mapikit.nativemapi.memory.StructWriter;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Tests for {@link AdviseSink}, called through its vtable as MAPI calls it.
 */
class AdviseSinkTests {

	private final List<Notification> taken = new ArrayList<>();

	@AfterEach
	void noSinkIsLeft() {
		Assertions.assertThat(AdviseSink.alive()).isZero();
	}

	private static int call(AdviseSink sink, int slot, Object... arguments) {
		Pointer object = new Pointer(sink.address());
		Object[] all = new Object[arguments.length + 1];
		all[0] = object;
		System.arraycopy(arguments, 0, all, 1, arguments.length);
		return Function
			.getFunction(object.getPointer(0).getPointer((long) slot * Native.POINTER_SIZE),
					MapiLibrary.callingConvention())
			.invokeInt(all);
	}

	private static int notify(AdviseSink sink, int count) {
		Bitness bitness = Bitness.current();
		StructWriter writer = new StructWriter(bitness);
		int start = writer.allocate(Struct.NOTIFICATION, 1);
		writer.int32(start, StructField.NOTIFICATION_EVENT, 0x4);
		int at = start + StructField.NOTIFICATION_INFO.offset(bitness);
		writer.int32(at, StructField.OBJECT_NOTIFICATION_ENTRY_ID_SIZE, 2);
		writer.pointer(at, StructField.OBJECT_NOTIFICATION_ENTRY_ID, writer.binary(new byte[] { 1, 2 }));
		try (Memory memory = new Memory(writer.length())) {
			writer.writeTo(ProcessRam.INSTANCE, Pointer.nativeValue(memory));
			return call(sink, AdviseSinkVtable.ON_NOTIFY, count, memory);
		}
	}

	@Test
	void whenNotifiedThenTheTakerIsTold() {
		AdviseSink sink = new AdviseSink(this.taken::add);
		Assertions.assertThat(notify(sink, 1)).isZero();
		Assertions.assertThat(this.taken).hasSize(1);
		Assertions.assertThat(((ObjectNotification) this.taken.get(0)).entryId())
			.isEqualTo(EntryId.of((byte) 1, (byte) 2));
		sink.end();
	}

	@Test
	void whenReferencesAreCountedThenTheSinkLivesUntilTheLast() {
		AdviseSink sink = new AdviseSink(this.taken::add);
		Assertions.assertThat(call(sink, AdviseSinkVtable.ADD_REF)).isEqualTo(2);
		sink.end();
		sink.end();
		Assertions.assertThat(AdviseSink.alive()).isEqualTo(1);
		System.gc();
		Assertions.assertThat(notify(sink, 1)).as("a notification after the end").isZero();
		Assertions.assertThat(this.taken).isEmpty();
		Assertions.assertThat(call(sink, AdviseSinkVtable.RELEASE)).isZero();
	}

	@Test
	void whenAskedForItsInterfacesThenItHasTwo() {
		AdviseSink sink = new AdviseSink(this.taken::add);
		try (Memory result = new Memory(8)) {
			for (InterfaceId id : InterfaceId.values()) {
				result.setLong(0, -1);
				int answer = call(sink, AdviseSinkVtable.QUERY_INTERFACE, new Pointer(id.address()), result);
				boolean known = id == InterfaceId.UNKNOWN || id == InterfaceId.ADVISE_SINK;
				Assertions.assertThat(answer).isEqualTo(known ? 0 : 0x80004002);
				Assertions.assertThat(Pointer.nativeValue(result.getPointer(0))).isEqualTo(known ? sink.address() : 0);
			}
			Assertions
				.assertThat(
						call(sink, AdviseSinkVtable.QUERY_INTERFACE, new Pointer(InterfaceId.UNKNOWN.address()), null))
				.isEqualTo(0x80004003);
		}
		Assertions.assertThat(call(sink, AdviseSinkVtable.RELEASE)).isEqualTo(2);
		Assertions.assertThat(call(sink, AdviseSinkVtable.RELEASE)).isEqualTo(1);
		sink.end();
	}

	@Test
	void whenTheTakerThrowsThenNothingCrossesIntoNativeCode() {
		List<Throwable> thrown = List.of(new IllegalStateException("A taker that fails"), new StackOverflowError());
		for (Throwable failure : thrown) {
			AdviseSink sink = new AdviseSink((notification) -> {
				this.taken.add(notification);
				sneak(failure);
			});
			Assertions.assertThat(notify(sink, 1)).isZero();
			sink.end();
		}
		Assertions.assertThat(this.taken).hasSize(2);
	}

	private static void sneak(Throwable failure) {
		if (failure instanceof Error error) {
			throw error;
		}
		throw (RuntimeException) failure;
	}

	@Test
	void whenNumbersAreAbsurdThenNothingCrossesIntoNativeCode() {
		AdviseSink sink = new AdviseSink(this.taken::add);
		Assertions.assertThat(notify(sink, -1)).isZero();
		Assertions.assertThat(call(sink, AdviseSinkVtable.ON_NOTIFY, 1, null)).isZero();
		Assertions.assertThat(this.taken).isEmpty();
		sink.end();
	}

}
