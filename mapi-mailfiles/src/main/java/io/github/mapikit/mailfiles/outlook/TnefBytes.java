// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.outlook;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.UUID;

import io.github.mapikit.mailfiles.item.MailProperties;
import io.github.mapikit.model.property.PropertyTags;
import org.jspecify.annotations.Nullable;

/**
 * Structures of TNEF. May be used on any thread.
 * <p>
 * Source: [MS-OXTNEF].
 */
final class TnefBytes {

	private static final int GUID_SIZE = 16;

	private static final int TIME_SIZE = 12;

	private static final int SENDER_HEADER = 8;

	private TnefBytes() {
	}

	/**
	 * Takes bytes.
	 * @param from where they are
	 * @param length how many
	 * @return the bytes
	 */
	static ByteBuffer take(ByteBuffer from, int length) {
		if (length < 0 || length > from.remaining()) {
			throw new BufferUnderflowException();
		}
		ByteBuffer taken = from.slice(from.position(), length).order(ByteOrder.LITTLE_ENDIAN);
		from.position(from.position() + length);
		return taken;
	}

	/**
	 * Takes bytes that are filled up to a multiple of four.
	 * @param from where they are
	 * @param length how many
	 * @return the bytes
	 */
	static ByteBuffer padded(ByteBuffer from, int length) {
		ByteBuffer taken = take(from, length);
		// the last value of all may go without
		from.position(Math.min(from.limit(), from.position() + (-length & 3)));
		return taken;
	}

	static byte[] bytes(ByteBuffer buffer) {
		byte[] bytes = new byte[buffer.remaining()];
		buffer.duplicate().get(bytes);
		return bytes;
	}

	/**
	 * Takes the name of a property.
	 * @param from where it is
	 * @return the name
	 */
	static PropertyName name(ByteBuffer from) {
		UUID set = PropertyDecoder.guid(take(from, GUID_SIZE));
		if (from.getInt() == 0) {
			return new PropertyName(set, from.getInt(), null);
		}
		ByteBuffer name = padded(from, from.getInt());
		String text = new String(bytes(name), StandardCharsets.UTF_16LE);
		int end = text.indexOf(0);
		return new PropertyName(set, 0, (end < 0) ? text : text.substring(0, end));
	}

	/**
	 * Reads a date of an attribute, which does not tell its time zone.
	 * @param value the attribute
	 * @return the time as if it was UTC, or {@code null} if it is none
	 */
	static @Nullable Instant time(ByteBuffer value) {
		if (value.remaining() < TIME_SIZE) {
			return null;
		}
		try {
			return LocalDateTime
				.of(value.getShort(0), value.getShort(2), value.getShort(4), value.getShort(6), value.getShort(8),
						value.getShort(10))
				.toInstant(ZoneOffset.UTC);
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

	/**
	 * Reads who sent the message, if properties do not tell it.
	 * @param value an attribute {@code attFrom}
	 * @param strings decodes its strings
	 * @param values the properties of the message
	 */
	static void sender(ByteBuffer value, StringDecoder strings, MailProperties values) {
		int nameLength = (value.remaining() >= SENDER_HEADER) ? value.getShort(4) & 0xFFFF : 0;
		int addressLength = (value.remaining() >= SENDER_HEADER) ? value.getShort(6) & 0xFFFF : 0;
		boolean told = !values.text(PropertyTags.SENDER_NAME).isEmpty()
				|| !values.text(PropertyTags.SENDER_EMAIL_ADDRESS).isEmpty();
		if (told || SENDER_HEADER + nameLength + addressLength > value.remaining()) {
			return;
		}
		String name = text(value.slice(SENDER_HEADER, nameLength), strings);
		String address = text(value.slice(SENDER_HEADER + nameLength, addressLength), strings);
		int colon = address.indexOf(':');
		values.putText(PropertyTags.SENDER_NAME, name.isEmpty() ? address.substring(colon + 1) : name);
		if (colon > 0) {
			values.putText(PropertyTags.SENDER_ADDRTYPE, address.substring(0, colon).toUpperCase(Locale.ROOT));
			values.putText(PropertyTags.SENDER_EMAIL_ADDRESS, address.substring(colon + 1));
		}
	}

	private static String text(ByteBuffer value, StringDecoder strings) {
		return PropertyDecoder.withoutZero(strings.decode(bytes(value)));
	}

}
