// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.com;

import java.util.Locale;

import io.github.mapikit.nativemapi.memory.Bitness;
import io.github.mapikit.nativemapi.memory.MemoryBlock;
import io.github.mapikit.nativemapi.memory.MemoryReader;
import io.github.mapikit.nativemapi.memory.NativeDataException;
import io.github.mapikit.nativemapi.memory.Struct;
import io.github.mapikit.nativemapi.memory.StructField;
import org.jspecify.annotations.Nullable;

/**
 * A COM object that tells more of its last failure. In all interfaces of MAPI's that have
 * it, {@code GetLastError} is the first method after those of {@code IUnknown}.
 * <p>
 * Source: "MAPI Extended Errors", "MAPIERROR" (MAPI reference).
 */
public abstract class ComMapiObject extends ComObject {

	/** {@code MAPI_UNICODE}: strings are Unicode, in every call that takes the flag. */
	static final int MAPI_UNICODE = 0x80000000;

	private final ComMethod getLastError;

	ComMapiObject(ComContext context, ComMethod getLastError, long address) {
		super(context, address);
		this.getLastError = getLastError;
	}

	@Override
	final @Nullable String lastError(int result) {
		try (Scratch.Frame scratch = frame()) {
			long slot = scratch.slot();
			int told = invoke(this.getLastError, result, MAPI_UNICODE, slot);
			long error = scratch.pointer(slot);
			if (told < 0 || error == 0) {
				return null;
			}
			try {
				return describe(error);
			}
			finally {
				context().freeBuffer(error);
			}
		}
	}

	private @Nullable String describe(long error) {
		MemoryReader reader = context().reader();
		Bitness bitness = reader.bitness();
		try {
			reader.begin();
			MemoryBlock block = reader.block(error, Struct.MAPI_ERROR.size(bitness));
			String text = text(reader, block.pointer(StructField.MAPI_ERROR_ERROR.offset(bitness)));
			String component = text(reader, block.pointer(StructField.MAPI_ERROR_COMPONENT.offset(bitness)));
			int lowLevel = block.int32(StructField.MAPI_ERROR_LOW_LEVEL_ERROR.offset(bitness));
			int place = block.int32(StructField.MAPI_ERROR_CONTEXT.offset(bitness));
			if (text == null && component == null && lowLevel == 0) {
				return null;
			}
			return String.format(Locale.ROOT, "'%s' (component '%s', low-level error 0x%08X, context 0x%08X)",
					(text != null) ? text : "", (component != null) ? component : "", lowLevel, place);
		}
		catch (NativeDataException ex) {
			// what a failure is explained by must not hide the failure
			return null;
		}
		catch (Error ex) {
			abandonAnswer(ex);
			return null;
		}
	}

	private static @Nullable String text(MemoryReader reader, long address) {
		return (address != 0) ? reader.text(address) : null;
	}

	/**
	 * Opens a table of this object.
	 * @param method the call, whose arguments are flags and the table
	 * @param flags the flags
	 * @return the table; the caller releases it
	 */
	final ComTable table(ComMethod method, int flags) {
		try (Scratch.Frame scratch = frame()) {
			long slot = scratch.slot();
			return new ComTable(context(), opened(method, invoke(method, flags, slot), scratch, slot));
		}
	}

}
