// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.memory;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.platform.win32.BaseTSD.SIZE_T;
import com.sun.jna.platform.win32.Kernel32;
import com.sun.jna.platform.win32.WinNT;
import com.sun.jna.platform.win32.WinNT.HANDLE;
import com.sun.jna.platform.win32.WinNT.MEMORY_BASIC_INFORMATION;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of what the Windows that they run on says of its memory.
 */
@EnabledOnOs(OS.WINDOWS)
class ProcessMemoryMapTests {

	private static final int PAGES = 8;

	private static final int PAGE = 4096;

	private final MemoryMap map = ProcessMemoryMap.open();

	private final HANDLE process = Kernel32.INSTANCE.GetCurrentProcess();

	private Pointer allocate(@Nullable Pointer at, int size, int kind, int protect) {
		Pointer memory = Kernel32.INSTANCE.VirtualAllocEx(this.process, at, new SIZE_T(size), kind, protect);
		assertThat(memory).isNotNull();
		return memory;
	}

	private void release(Pointer memory) {
		assertThat(Kernel32.INSTANCE.VirtualFreeEx(this.process, memory, new SIZE_T(0), WinNT.MEM_RELEASE)).isTrue();
	}

	private static boolean read(@Nullable MemoryRegion region, long address, byte[] into) {
		assertThat(region).isNotNull();
		return region.read(address, into, 0, into.length);
	}

	@Test
	void whenMemoryIsOfTheHeapThenItIsReadWithAllThatStandsBesideIt() {
		try (Memory memory = new Memory(64)) {
			memory.setLong(0, 0x0123456789ABCDEFL);
			long address = Pointer.nativeValue(memory);
			byte[] bytes = new byte[8];
			assertThat(read(this.map.region(address), address, bytes)).isTrue();
			assertThat(bytes).containsExactly(0xEF, 0xCD, 0xAB, 0x89, 0x67, 0x45, 0x23, 0x01);
		}
	}

	@Test
	void whenAPageInTheMiddleIsAskedForThenTheRegionIsTheWholeAllocation() {
		Pointer memory = allocate(null, PAGES * PAGE, WinNT.MEM_COMMIT | WinNT.MEM_RESERVE, WinNT.PAGE_READWRITE);
		try {
			long start = Pointer.nativeValue(memory);
			memory.setByte(PAGES * PAGE - 1, (byte) 7);
			MemoryRegion region = this.map.region(start + 5 * PAGE + 3);
			byte[] all = new byte[PAGES * PAGE];
			assertThat(read(region, start, all)).isTrue();
			assertThat(all[all.length - 1]).isEqualTo((byte) 7);
			assertThat(region.contains(start - 1)).isFalse();
			assertThat(region.contains(start + PAGES * PAGE)).isFalse();
		}
		finally {
			release(memory);
		}
	}

	@Test
	void whenPartOfAnAllocationIsCommittedThenTheRegionEndsWithIt() {
		Pointer memory = allocate(null, PAGES * PAGE, WinNT.MEM_RESERVE, WinNT.PAGE_READWRITE);
		try {
			allocate(memory.share(2 * PAGE), 3 * PAGE, WinNT.MEM_COMMIT, WinNT.PAGE_READWRITE);
			long start = Pointer.nativeValue(memory);
			assertThat(this.map.region(start)).isNull();
			assertThat(this.map.region(start + 5 * PAGE)).isNull();
			for (int page = 2; page < 5; page++) {
				MemoryRegion region = this.map.region(start + page * PAGE + 8);
				assertThat(read(region, start + page * PAGE, new byte[(5 - page) * PAGE])).isTrue();
				assertThat(region.contains(start + 2 * PAGE - 1)).isFalse();
				assertThat(region.contains(start + 5 * PAGE)).isFalse();
			}
		}
		finally {
			release(memory);
		}
	}

	@Test
	void whenAnAllocationBeginsWithAHoleThenTheRegionBeginsWithItsChunk() {
		int chunk = 16 * PAGE;
		Pointer memory = allocate(null, 4 * chunk, WinNT.MEM_RESERVE, WinNT.PAGE_READWRITE);
		try {
			allocate(memory.share(PAGE), 4 * chunk - PAGE, WinNT.MEM_COMMIT, WinNT.PAGE_READWRITE);
			long start = Pointer.nativeValue(memory);
			MemoryRegion region = this.map.region(start + 3 * chunk - 8);
			assertThat(read(region, start + 2 * chunk, new byte[2 * chunk])).isTrue();
		}
		finally {
			release(memory);
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { WinNT.PAGE_NOACCESS, WinNT.PAGE_READWRITE | WinNT.PAGE_GUARD, WinNT.PAGE_EXECUTE })
	void whenPagesAreNotForReadingThenNothingVouchesForThem(int protect) {
		Pointer memory = allocate(null, PAGE, WinNT.MEM_COMMIT | WinNT.MEM_RESERVE, protect);
		try {
			assertThat(this.map.region(Pointer.nativeValue(memory))).isNull();
		}
		finally {
			release(memory);
		}
	}

	@Test
	void whenMemoryWasGivenUpThenNothingVouchesForIt() {
		Pointer memory = allocate(null, PAGE, WinNT.MEM_COMMIT | WinNT.MEM_RESERVE, WinNT.PAGE_READWRITE);
		assertThat(this.map.region(Pointer.nativeValue(memory))).isNotNull();
		release(memory);
		assertThat(this.map.region(Pointer.nativeValue(memory))).isNull();
	}

	@Test
	void whenMemoryIsThatOfAFileThenNothingVouchesForIt() {
		Pointer library = Kernel32.INSTANCE.GetModuleHandle("kernel32.dll").getPointer();
		assertThat(this.map.region(Pointer.nativeValue(library))).isNull();
	}

	@ParameterizedTest
	@ValueSource(longs = { 0, 1, -1, Long.MIN_VALUE, Long.MAX_VALUE, 0x0000_8000_0000_0000L })
	void whenAnAddressCannotBeThenNothingVouchesForIt(long address) {
		assertThat(this.map.region(address)).isNull();
	}

	@Test
	void whenMemoryIsLookedAtThenItIsWhatJnaSaysOfIt() {
		try (Memory memory = new Memory(64)) {
			MEMORY_BASIC_INFORMATION information = new MEMORY_BASIC_INFORMATION();
			Kernel32.INSTANCE.VirtualQueryEx(this.process, memory, information, new SIZE_T(information.size()));
			MemoryRegion region = this.map.region(Pointer.nativeValue(memory));
			long end = Pointer.nativeValue(information.baseAddress) + information.regionSize.longValue();
			assertThat(read(region, end - 1, new byte[1])).isTrue();
			assertThat(region.contains(end)).isFalse();
		}
	}

}
