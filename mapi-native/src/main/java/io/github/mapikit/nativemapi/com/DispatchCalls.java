// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.com;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import io.github.mapikit.nativemapi.memory.Bitness;
import io.github.mapikit.nativemapi.windows.SystemLibrary;

/**
 * Calls through {@code DispCallFunc} of {@code oleaut32.dll}, which exists to call a
 * method of a COM object by its slot. JNA maps that one function directly, and its
 * arguments are primitive: a call costs a third of one through {@code Function}, and
 * allocates nothing. The slot is read from the object's own vtable each time, so nothing
 * is remembered that may have been unloaded.
 * <p>
 * Directly mapped functions are under JNA's protected mode as all are: an access
 * violation in the method becomes an {@link Error}.
 * <p>
 * Source: "DispCallFunc function (oleauto.h)" (Microsoft Learn).
 */
final class DispatchCalls implements VtableCalls {

	private static final int CC_STDCALL = 4;

	private static final short VT_I4 = 3;

	private static final short VT_I8 = 20;

	/** Where the value stands in a {@code VARIANT}, on both bitnesses. */
	private static final int VALUE = 8;

	private static final int POINTER_SIZE = Native.POINTER_SIZE;

	private static final int VARIANT_SIZE = (Bitness.current() == Bitness.X64) ? 24 : 16;

	private static final int ARGUMENTS = VARIANT_SIZE;

	private static final int TYPES = ARGUMENTS + MAX_ARGUMENTS * VARIANT_SIZE;

	private static final int POINTERS = TYPES + 16;

	private static final int SIZE = POINTERS + MAX_ARGUMENTS * 8;

	/** The result stands first, then arguments, their types, pointers to them. */
	private final Memory memory = new Memory(SIZE);

	private final ByteBuffer buffer;

	private final long result;

	private final long types;

	private final long pointers;

	DispatchCalls() {
		this.memory.clear();
		this.buffer = this.memory.getByteBuffer(0, SIZE).order(ByteOrder.LITTLE_ENDIAN);
		this.result = Pointer.nativeValue(this.memory);
		this.types = this.result + TYPES;
		this.pointers = this.result + POINTERS;
		boolean wide = Bitness.current() == Bitness.X64;
		for (int i = 0; i < MAX_ARGUMENTS; i++) {
			int argument = ARGUMENTS + i * VARIANT_SIZE;
			this.buffer.putShort(argument, wide ? VT_I8 : VT_I4);
			this.buffer.putShort(TYPES + 2 * i, wide ? VT_I8 : VT_I4);
			this.memory.setPointer(POINTERS + (long) i * POINTER_SIZE, this.memory.share(argument));
		}
	}

	@Override
	public int call(long object, int slot, int count, long a, long b, long c, long d, long e, long f) {
		if (count > 0) {
			argument(0, a);
			argument(1, b);
			argument(2, c);
		}
		if (count > 3) {
			argument(3, d);
			argument(4, e);
			argument(5, f);
		}
		// the arguments are copied before the method runs, and the result is read right
		// after it returned: a call within the call does no harm
		int dispatched = OleAut.DispCallFunc(object, (long) slot * POINTER_SIZE, CC_STDCALL, VT_I4, count, this.types,
				this.pointers, this.result);
		if (dispatched != 0) {
			throw new IllegalStateException(
					"DispCallFunc refused to call slot '%d': 0x%08X".formatted(slot, dispatched));
		}
		return this.buffer.getInt(VALUE);
	}

	@Override
	public int callFunction(long address, long argument) {
		argument(0, argument);
		// without an object, the offset is the address of a function
		int dispatched = OleAut.DispCallFunc(0, address, CC_STDCALL, VT_I4, 1, this.types, this.pointers, this.result);
		if (dispatched != 0) {
			throw new IllegalStateException("DispCallFunc refused to call a function: 0x%08X".formatted(dispatched));
		}
		return this.buffer.getInt(VALUE);
	}

	private void argument(int index, long value) {
		if (POINTER_SIZE == Long.BYTES) {
			this.buffer.putLong(ARGUMENTS + index * VARIANT_SIZE + VALUE, value);
		}
		else {
			this.buffer.putInt(ARGUMENTS + index * VARIANT_SIZE + VALUE, (int) value);
		}
	}

	@Override
	public void close() {
		this.memory.close();
	}

	/**
	 * The function, mapped directly.
	 */
	private static final class OleAut {

		/** Held for ever, as JNA unloads what nobody holds. */
		private static final NativeLibrary LIBRARY = SystemLibrary.open("oleaut32");

		static {
			if (POINTER_SIZE == Long.BYTES) {
				Native.register(Wide.class, LIBRARY);
			}
			else {
				Native.register(Narrow.class, LIBRARY);
			}
		}

		private OleAut() {
		}

		// named as in the header
		static int DispCallFunc(long instance, long offset, int convention, short resultType, int count, long types,
				long pointers, long result) {
			return (POINTER_SIZE == Long.BYTES)
					? Wide.DispCallFunc(instance, offset, convention, resultType, count, types, pointers, result)
					: Narrow.DispCallFunc((int) instance, (int) offset, convention, resultType, count, (int) types,
							(int) pointers, (int) result);
		}

	}

	/**
	 * The function with addresses of 64 bits.
	 */
	private static final class Wide {

		private Wide() {
		}

		static native int DispCallFunc(long instance, long offset, int convention, short resultType, int count,
				long types, long pointers, long result);

	}

	/**
	 * The function with addresses of 32 bits.
	 */
	private static final class Narrow {

		private Narrow() {
		}

		static native int DispCallFunc(int instance, int offset, int convention, short resultType, int count, int types,
				int pointers, int result);

	}

}
