// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.com;

import java.util.LinkedHashMap;
import java.util.Map;

import com.sun.jna.Function;
import com.sun.jna.Native;
import com.sun.jna.Pointer;

/**
 * Calls through JNA's functions, on systems that have no {@code DispCallFunc}. Functions
 * are remembered by their address: it is all that they consist of, so one of a library
 * that was unloaded is as good as new.
 */
final class FunctionCalls implements VtableCalls {

	private static final int REMEMBERED = 1024;

	private final Pointer origin = new Pointer(0);

	private final Map<Long, Function> functions = new LinkedHashMap<>() {

		private static final long serialVersionUID = 1L;

		@Override
		protected boolean removeEldestEntry(Map.Entry<Long, Function> eldest) {
			return size() > REMEMBERED;
		}

	};

	@Override
	public int call(long object, int slot, int count, long a, long b, long c, long d, long e, long f) {
		Pointer vtable = this.origin.getPointer(object);
		Pointer method = vtable.getPointer((long) slot * Native.POINTER_SIZE);
		Function function = function(method);
		long[] words = { object, a, b, c, d, e, f };
		Object[] arguments = new Object[count + 1];
		for (int i = 0; i <= count; i++) {
			arguments[i] = word(words[i]);
		}
		return function.invokeInt(arguments);
	}

	@Override
	public int callFunction(long address, long argument) {
		return function(new Pointer(address)).invokeInt(new Object[] { word(argument) });
	}

	private Function function(Pointer pointer) {
		return this.functions.computeIfAbsent(Pointer.nativeValue(pointer),
				(address) -> Function.getFunction(pointer, MapiLibrary.callingConvention()));
	}

	private static Object word(long value) {
		return (Native.POINTER_SIZE == Long.BYTES) ? (Object) value : (Object) (int) value;
	}

	@Override
	public void close() {
		this.functions.clear();
	}

}
