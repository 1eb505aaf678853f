// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.memory;

import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.notification.NotificationEvent;
import io.github.mapikit.model.notification.ObjectNotification;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Tests for {@link NotificationDecoder}.
 */
class NotificationDecoderTests {

	private static final EntryId OBJECT = EntryId.ofHex("0102");

	private static final EntryId PARENT = EntryId.ofHex("030405");

	private static final EntryId OLD_PARENT = EntryId.ofHex("06");

	private static int allocate(StructWriter writer, int... events) {
		int start = writer.allocate(Struct.NOTIFICATION, events.length);
		for (int i = 0; i < events.length; i++) {
			writer.int32(start + i * Struct.NOTIFICATION.size(writer.bitness()), StructField.NOTIFICATION_EVENT,
					events[i]);
		}
		return start;
	}

	private static void id(StructWriter writer, int start, StructField size, StructField pointer, EntryId id) {
		int at = start + StructField.NOTIFICATION_INFO.offset(writer.bitness());
		writer.int32(at, size, id.bytes().size());
		writer.pointer(at, pointer, writer.binary(id.bytes().toByteArray()));
	}

	private static void object(StructWriter writer, int start) {
		id(writer, start, StructField.OBJECT_NOTIFICATION_ENTRY_ID_SIZE, StructField.OBJECT_NOTIFICATION_ENTRY_ID,
				OBJECT);
		id(writer, start, StructField.OBJECT_NOTIFICATION_PARENT_ID_SIZE, StructField.OBJECT_NOTIFICATION_PARENT_ID,
				PARENT);
		id(writer, start, StructField.OBJECT_NOTIFICATION_OLD_PARENT_ID_SIZE,
				StructField.OBJECT_NOTIFICATION_OLD_PARENT_ID, OLD_PARENT);
	}

	private static NotificationDecoder decoder(ArrayRam ram, Bitness bitness) {
		return new NotificationDecoder(new MemoryReader(ram, bitness));
	}

	@EnumSource
	@ParameterizedTest
	void whenObjectsChangeThenEachEventIsRead(Bitness bitness) {
		StructWriter writer = new StructWriter(bitness);
		int start = allocate(writer, 0x4, 0x8, 0x10, 0x20, 0x40);
		for (int i = 0; i < 5; i++) {
			object(writer, start + i * Struct.NOTIFICATION.size(bitness));
		}
		ArrayRam ram = new ArrayRam(4096);
		long address = ram.place(writer);
		Assertions.assertThat(decoder(ram, bitness).notifications(5, address))
			.containsExactly(new ObjectNotification(NotificationEvent.OBJECT_CREATED, OBJECT, PARENT, null),
					new ObjectNotification(NotificationEvent.OBJECT_DELETED, OBJECT, PARENT, null),
					new ObjectNotification(NotificationEvent.OBJECT_MODIFIED, OBJECT, PARENT, null),
					new ObjectNotification(NotificationEvent.OBJECT_MOVED, OBJECT, PARENT, OLD_PARENT),
					new ObjectNotification(NotificationEvent.OBJECT_COPIED, OBJECT, PARENT, null));
	}

	@EnumSource
	@ParameterizedTest
	void whenMailArrivesThenItIsRead(Bitness bitness) {
		StructWriter writer = new StructWriter(bitness);
		int start = allocate(writer, 0x2);
		id(writer, start, StructField.NEWMAIL_NOTIFICATION_ENTRY_ID_SIZE, StructField.NEWMAIL_NOTIFICATION_ENTRY_ID,
				OBJECT);
		id(writer, start, StructField.NEWMAIL_NOTIFICATION_PARENT_ID_SIZE, StructField.NEWMAIL_NOTIFICATION_PARENT_ID,
				PARENT);
		ArrayRam ram = new ArrayRam(4096);
		long address = ram.place(writer);
		Assertions.assertThat(decoder(ram, bitness).notifications(1, address))
			.containsExactly(new ObjectNotification(NotificationEvent.NEW_MAIL, OBJECT, PARENT, null));
	}

	@Test
	void whenAnEventIsNotKnownThenItIsLeftOut() {
		StructWriter writer = new StructWriter(Bitness.X64);
		int start = allocate(writer, 0x1, 0x100, 0x4);
		object(writer, start + 2 * Struct.NOTIFICATION.size(Bitness.X64));
		ArrayRam ram = new ArrayRam(4096);
		long address = ram.place(writer);
		Assertions.assertThat(decoder(ram, Bitness.X64).notifications(3, address)).hasSize(1);
	}

	@Test
	void whenThereIsNoEntryIdThenThereIsNothingToTell() {
		StructWriter writer = new StructWriter(Bitness.X64);
		allocate(writer, 0x4);
		ArrayRam ram = new ArrayRam(4096);
		long address = ram.place(writer);
		Assertions.assertThat(decoder(ram, Bitness.X64).notifications(1, address)).isEmpty();
	}

	@Test
	void whenNumbersAreAbsurdThenTheyAreRefused() {
		StructWriter writer = new StructWriter(Bitness.X64);
		int start = allocate(writer, 0x4);
		object(writer, start);
		writer.int32(start + StructField.NOTIFICATION_INFO.offset(Bitness.X64),
				StructField.OBJECT_NOTIFICATION_ENTRY_ID_SIZE, -1);
		ArrayRam ram = new ArrayRam(4096);
		long address = ram.place(writer);
		NotificationDecoder decoder = decoder(ram, Bitness.X64);
		Assertions.assertThatExceptionOfType(NativeDataException.class)
			.isThrownBy(() -> decoder.notifications(1, address));
		Assertions.assertThatExceptionOfType(NativeDataException.class)
			.isThrownBy(() -> decoder.notifications(0xFFFFFFFFL, address));
		Assertions.assertThatExceptionOfType(NativeDataException.class).isThrownBy(() -> decoder.notifications(1, 0));
		Assertions.assertThat(decoder.notifications(0, 0)).isEmpty();
	}

}
