// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.com;

import java.util.Arrays;
import java.util.UUID;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import io.github.mapikit.nativemapi.memory.ArgumentEncoder;
import io.github.mapikit.nativemapi.memory.Bitness;
import io.github.mapikit.nativemapi.memory.ProcessRam;
import io.github.mapikit.nativemapi.memory.StructWriter;

/**
 * The identifier of a COM interface, in native memory for good.
 */
enum InterfaceId {

	/** {@code IUnknown}. */
	UNKNOWN("00000000-0000-0000-C000-000000000046"),
	/** {@code IStream}. */
	STREAM("0000000C-0000-0000-C000-000000000046"),
	/** {@code IMAPIAdviseSink}. */
	ADVISE_SINK("00020302-0000-0000-C000-000000000046"),
	/** {@code IMessage}. */
	MESSAGE("00020307-0000-0000-C000-000000000046");

	private final UUID value;

	private final Memory memory;

	InterfaceId(String text) {
		this.value = UUID.fromString(text);
		StructWriter writer = new StructWriter(Bitness.current());
		ArgumentEncoder.guid(writer, this.value);
		this.memory = new Memory(writer.length());
		writer.writeTo(ProcessRam.INSTANCE, address());
	}

	UUID value() {
		return this.value;
	}

	long address() {
		return Pointer.nativeValue(this.memory);
	}

	/**
	 * Returns whether this identifier stands somewhere.
	 * @param address where
	 * @return whether it does
	 */
	boolean isAt(long address) {
		byte[] there = new byte[16];
		ProcessRam.INSTANCE.read(address, there, 0, there.length);
		return Arrays.equals(there, this.memory.getByteArray(0, there.length));
	}

}
