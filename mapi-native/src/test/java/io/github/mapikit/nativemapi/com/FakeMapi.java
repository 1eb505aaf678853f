/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.mapikit.nativemapi.com;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.sun.jna.Callback;
import com.sun.jna.CallbackReference;
import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import io.github.mapikit.nativemapi.memory.Bitness;
import io.github.mapikit.nativemapi.memory.ProcessRam;
import io.github.mapikit.nativemapi.memory.StructWriter;

/**
 * A MAPI library and COM objects whose functions are Java code behind real function
 * pointers and vtables, so that calls are real on any system.
 */
final class FakeMapi {

	/** What is allocated and not freed, by address. */
	private final Map<Long, Memory> buffers = new LinkedHashMap<>();

	private final Map<String, Callback> exports = new HashMap<>();

	/** Keeps alive what native code points to. */
	private final List<Object> held = new ArrayList<>();

	FakeMapi() {
		export("MAPIFreeBuffer", (buffer, b, c, d, e, f, g) -> {
			if (this.buffers.remove(buffer) == null) {
				throw new AssertionError("A buffer is freed that was not allocated");
			}
			return 0;
		});
	}

	void export(String name, Method method) {
		this.exports.put(name, method);
	}

	MapiLibrary library() {
		return new MapiLibrary((name) -> {
			Callback callback = this.exports.get(name);
			return (callback != null) ? Function.getFunction(CallbackReference.getFunctionPointer(callback)) : null;
		});
	}

	ComContext context() {
		return new ComContext(library());
	}

	/**
	 * Returns a new object with a method in some slots. Those without one fail the test
	 * by returning an error that nobody expects.
	 */
	long object(Map<Integer, Method> methods) {
		Memory vtable = new Memory(32L * Native.POINTER_SIZE);
		for (int slot = 0; slot < 32; slot++) {
			Method method = methods.getOrDefault(slot, (self, a, b, c, d, e, f) -> 0x80004001);
			this.held.add(method);
			vtable.setPointer((long) slot * Native.POINTER_SIZE, CallbackReference.getFunctionPointer(method));
		}
		Memory object = new Memory(Native.POINTER_SIZE);
		object.setPointer(0, vtable);
		this.held.add(vtable);
		this.held.add(object);
		return Pointer.nativeValue(object);
	}

	/**
	 * Allocates a buffer as MAPI does.
	 */
	long allocate(StructWriter writer) {
		Memory buffer = new Memory(Math.max(8, writer.length()));
		long address = Pointer.nativeValue(buffer);
		writer.writeTo(ProcessRam.INSTANCE, address);
		this.buffers.put(address, buffer);
		return address;
	}

	int buffers() {
		return this.buffers.size();
	}

	static StructWriter writer() {
		return new StructWriter(Bitness.current());
	}

	static void putPointer(long slot, long address) {
		new Pointer(slot).setPointer(0, new Pointer(address));
	}

	static void putInt(long slot, int value) {
		new Pointer(slot).setInt(0, value);
	}

	static long pointerAt(long slot) {
		return Pointer.nativeValue(new Pointer(slot).getPointer(0));
	}

	/**
	 * A method of an object, or a flat function, with up to seven arguments. What is not
	 * passed is undefined.
	 */
	@FunctionalInterface
	interface Method extends Callback {

		int invoke(long self, long a, long b, long c, long d, long e, long f);

	}

}
