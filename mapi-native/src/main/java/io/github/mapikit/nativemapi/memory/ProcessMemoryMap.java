// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.memory;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import com.sun.jna.platform.win32.BaseTSD.SIZE_T;
import com.sun.jna.platform.win32.WinNT;
import io.github.mapikit.nativemapi.windows.SystemLibrary;
import org.jspecify.annotations.Nullable;

/**
 * What {@code VirtualQuery} says of the memory of this process. It vouches for memory
 * that the process has for itself alone, such as heaps are made of: a file that is mapped
 * may become shorter, and a guarded page is somebody's alarm.
 * <p>
 * What it vouches for is read without the protection that JNA's accessors give, in turn
 * for a fraction of their cost. A wild pointer is noticed all the same, as there is
 * nothing to vouch for where it points, unless it points to other memory of this kind. A
 * fault would take that another thread gives up that very memory between the look at it
 * and the end of the answer, which for what the answer really points to nobody does.
 * <p>
 * Source: "VirtualQuery function (memoryapi.h)", "MEMORY_BASIC_INFORMATION structure
 * (winnt.h)" (Microsoft Learn).
 */
final class ProcessMemoryMap implements MemoryMap {

	private static final int POINTER = Native.POINTER_SIZE;

	private static final int ALLOCATION_BASE = POINTER;

	private static final int REGION_SIZE = (POINTER == Long.BYTES) ? 24 : 12;

	private static final int STATE = REGION_SIZE + POINTER;

	private static final int PROTECT = STATE + 4;

	private static final int TYPE = PROTECT + 4;

	private static final int SIZE = (POINTER == Long.BYTES) ? 48 : 28;

	/** The unit in which address space is given out. */
	private static final long CHUNK = 1 << 16;

	private final Pointer origin = new Pointer(0);

	private final Memory information = new Memory(SIZE);

	private final ByteBuffer fields = this.information.getByteBuffer(0, SIZE).order(ByteOrder.LITTLE_ENDIAN);

	private final SIZE_T size = new SIZE_T(SIZE);

	private ProcessMemoryMap() {
	}

	/**
	 * Returns a map of this process for the calling thread.
	 * @return the map; one that knows of nothing on other systems than Windows
	 */
	static MemoryMap open() {
		return Platform.isWindows() ? new ProcessMemoryMap() : MemoryMap.NONE;
	}

	@Override
	public @Nullable MemoryRegion region(long address) {
		if (!look(address)) {
			return null;
		}
		long start = pointer(0);
		long end = start + pointer(REGION_SIZE);
		// it tells of nothing before the page that was asked for, but that will be asked
		// for as well
		for (long before : new long[] { pointer(ALLOCATION_BASE), address & -CHUNK }) {
			if (before < start && look(before) && before + pointer(REGION_SIZE) >= end) {
				start = before;
				break;
			}
		}
		if (end - start > MemoryRegion.LARGEST) {
			start = Math.max(start, address - MemoryRegion.LARGEST / 2);
			end = Math.min(end, start + MemoryRegion.LARGEST);
		}
		return new MemoryRegion(this.origin.getByteBuffer(start, end - start), start);
	}

	private boolean look(long address) {
		if (Kernel32.VirtualQuery(new Pointer(address), this.information, this.size).intValue() != SIZE) {
			return false;
		}
		int protect = this.fields.getInt(PROTECT);
		return this.fields.getInt(STATE) == WinNT.MEM_COMMIT && this.fields.getInt(TYPE) == WinNT.MEM_PRIVATE
				&& (protect == WinNT.PAGE_READWRITE || protect == WinNT.PAGE_READONLY);
	}

	private long pointer(int offset) {
		return (POINTER == Long.BYTES) ? this.fields.getLong(offset) : this.fields.getInt(offset) & 0xFFFFFFFFL;
	}

	/**
	 * The function, mapped directly.
	 */
	private static final class Kernel32 {

		static {
			Native.register(Kernel32.class, SystemLibrary.open("kernel32"));
		}

		private Kernel32() {
		}

		static native SIZE_T VirtualQuery(Pointer address, Pointer information, SIZE_T length);

	}

}
