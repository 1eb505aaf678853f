// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.com;

import java.util.List;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.spi.CallTrace;
import io.github.mapikit.spi.ThreadRole;

/**
 * Objects with properties in memory, as the system's own {@code mapi32.dll} makes them
 * without any mail client.
 * <p>
 * Source: "CreateIProp" and "IPropData : IMAPIProp" (MAPI reference).
 */
public final class SystemProperties {

	/** {@code IPROP_READONLY}, for an object as a whole. */
	private static final int READ_ONLY = 0x00000001;

	/** {@code IPROP_READONLY | IPROP_CLEAN}, for a property. */
	private static final int READ_ONLY_CLEAN = 0x00010001;

	private static final int SET_OBJECT_ACCESS_SLOT = 14;

	private static final int SET_PROPERTY_ACCESS_SLOT = 15;

	private final NativeLibrary library = NativeLibrary.getInstance("mapi32");

	private final ComContext context;

	/**
	 * Creates the objects of a thread.
	 * @param trace is told of each call
	 */
	public SystemProperties(CallTrace trace) {
		this.context = new ComContext(new MapiLibrary(this.library), ThreadRole.WORKER, trace);
	}

	/**
	 * Returns what COM objects of the thread share.
	 * @return the context
	 */
	public ComContext context() {
		return this.context;
	}

	/**
	 * Makes an object without properties.
	 * @return the object; the caller releases it
	 */
	public ComProp create() {
		PointerByReference created = new PointerByReference();
		int result = function("CreateIProp", 24).invokeInt(new Object[] { null, function("MAPIAllocateBuffer", 8),
				function("MAPIAllocateMore", 12), function("MAPIFreeBuffer", 4), null, created });
		if (result != 0) {
			throw new IllegalStateException("CreateIProp: 0x%08X".formatted(result));
		}
		return new ComProp(this.context, Pointer.nativeValue(created.getValue()));
	}

	/**
	 * Refuses changes of an object from here on.
	 */
	public void makeReadOnly(ComProp object) {
		check(method(object, SET_OBJECT_ACCESS_SLOT).invokeInt(new Object[] { object.pointer(), READ_ONLY }));
	}

	/**
	 * Refuses changes of some properties from here on.
	 */
	public void makeReadOnly(ComProp object, List<PropertyTag<?>> tags) {
		try (Memory array = new Memory(4L * (tags.size() + 1)); Memory access = new Memory(4L * tags.size())) {
			array.setInt(0, tags.size());
			for (int i = 0; i < tags.size(); i++) {
				array.setInt(4L * (i + 1), tags.get(i).value());
				access.setInt(4L * i, READ_ONLY_CLEAN);
			}
			check(method(object, SET_PROPERTY_ACCESS_SLOT).invokeInt(new Object[] { object.pointer(), array, access }));
		}
	}

	private static void check(int result) {
		if (result != 0) {
			throw new IllegalStateException("0x%08X".formatted(result));
		}
	}

	private static Function method(ComProp object, int slot) {
		return Function.getFunction(object.pointer().getPointer(0).getPointer((long) slot * Native.POINTER_SIZE),
				MapiLibrary.callingConvention());
	}

	private Function function(String name, int argumentBytes) {
		try {
			return this.library.getFunction(name, MapiLibrary.callingConvention());
		}
		catch (UnsatisfiedLinkError ex) {
			return this.library.getFunction(name + '@' + argumentBytes, MapiLibrary.callingConvention());
		}
	}

}
