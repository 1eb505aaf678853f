// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.outlook;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * Writes TNEF: attributes one after another.
 */
final class TestTnef {

	private final ByteArrayOutputStream out = new ByteArrayOutputStream();

	private final List<byte[]> attachments = new ArrayList<>();

	TestTnef codePage(int number) {
		return message(0x9007, ints(number, 0));
	}

	TestTnef message(int id, byte[] value) {
		this.out.writeBytes(attribute(1, id, value));
		return this;
	}

	TestTnef properties(Properties properties) {
		return message(0x9003, properties.toBytes());
	}

	TestTnef recipients(Properties row) {
		byte[] values = row.toBytes();
		return message(0x9004, TestMsg.buffer(4 + values.length).putInt(1).put(values).array());
	}

	TestTnef attachment(Properties properties) {
		return attachment(properties, new byte[14]);
	}

	TestTnef attachment(Properties properties, byte[] rendering) {
		this.attachments.add(attribute(2, 0x9002, rendering));
		this.attachments.add(attribute(2, 0x9005, properties.toBytes()));
		return this;
	}

	private static byte[] attribute(int level, int id, byte[] value) {
		return TestMsg.buffer(11 + value.length)
			.put((byte) level)
			.putInt(id)
			.putInt(value.length)
			.put(value)
			.putShort((short) 0)
			.array();
	}

	byte[] toBytes() {
		ByteArrayOutputStream all = new ByteArrayOutputStream();
		all.writeBytes(TestMsg.buffer(6).putInt(0x223E9F78).putShort((short) 1).array());
		all.writeBytes(this.out.toByteArray());
		this.attachments.forEach(all::writeBytes);
		return all.toByteArray();
	}

	static byte[] ints(int... values) {
		ByteBuffer buffer = TestMsg.buffer(4 * values.length);
		Arrays.stream(values).forEach(buffer::putInt);
		return buffer.array();
	}

	static byte[] bytes(String text, String charset) throws Exception {
		return (text + "\0").getBytes(charset);
	}

	/**
	 * Properties one after another.
	 */
	static final class Properties {

		private final ByteArrayOutputStream out = new ByteArrayOutputStream();

		private int count;

		Properties number(int tag, int value) {
			this.count++;
			this.out.writeBytes(ints(tag, value));
			return this;
		}

		Properties text(int tag, String text, String charset) throws Exception {
			return value(tag, bytes(text, charset));
		}

		/**
		 * Adds a property with a name.
		 */
		Properties named(int type, UUID set, String name, byte[] value) {
			byte[] text = (name + "\0").getBytes(StandardCharsets.UTF_16LE);
			this.count++;
			this.out.writeBytes(ints(0x8000_0000 | type));
			set(set);
			this.out.writeBytes(ints(1, text.length));
			padded(text);
			this.out.writeBytes(ints(1, value.length));
			padded(value);
			return this;
		}

		/**
		 * Adds a number whose name is a number.
		 */
		Properties named(UUID set, int number, int value) {
			this.count++;
			this.out.writeBytes(ints(0x8001_0003));
			set(set);
			this.out.writeBytes(ints(0, number, value));
			return this;
		}

		private void set(UUID set) {
			this.out.writeBytes(TestMsg.buffer(16)
				.putInt((int) (set.getMostSignificantBits() >>> 32))
				.putShort((short) (set.getMostSignificantBits() >>> 16))
				.putShort((short) set.getMostSignificantBits())
				.order(ByteOrder.BIG_ENDIAN)
				.putLong(set.getLeastSignificantBits())
				.array());
		}

		private void padded(byte[] value) {
			this.out.writeBytes(Arrays.copyOf(value, (value.length + 3) & ~3));
		}

		Properties value(int tag, byte[] value) {
			this.count++;
			this.out.writeBytes(ints(tag, 1, value.length));
			this.out.writeBytes(Arrays.copyOf(value, (value.length + 3) & ~3));
			return this;
		}

		byte[] toBytes() {
			byte[] values = this.out.toByteArray();
			return TestMsg.buffer(4 + values.length).putInt(this.count).put(values).array();
		}

	}

}
