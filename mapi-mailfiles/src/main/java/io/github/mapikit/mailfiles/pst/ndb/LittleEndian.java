// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst.ndb;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Numbers as the file holds them. May be used on any thread.
 */
final class LittleEndian {

	private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

	private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

	private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

	private LittleEndian() {
	}

	static int u8(byte[] bytes, int offset) {
		return bytes[offset] & 0xFF;
	}

	static int u16(byte[] bytes, int offset) {
		return (short) SHORT.get(bytes, offset) & 0xFFFF;
	}

	static int i32(byte[] bytes, int offset) {
		return (int) INT.get(bytes, offset);
	}

	static long u32(byte[] bytes, int offset) {
		return (int) INT.get(bytes, offset) & 0xFFFFFFFFL;
	}

	static long i64(byte[] bytes, int offset) {
		return (long) LONG.get(bytes, offset);
	}

}
